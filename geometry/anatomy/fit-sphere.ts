import { eliminate } from '../core/eliminate';
import { distance, type Vec3 } from '../core/vector';

export interface FittedSphere {
  readonly centre: Vec3;
  readonly radiusMm: number;
  /** Of the points, how many lie on it. */
  readonly on: number;
}

const TURNS = 12;
/** Points on a sphere are no fewer. */
const LEAST = 12;
/** Four unknowns and the right side. */
const WIDE = 5;

/**
 * The sphere that points lie on, outliers let go: by least squares on x2 + y2 + z2 = 2 c x + d,
 * again and again on the points within `withinMm` of the last, at first on the half nearest to it.
 *
 * @returns null where too few points lie on any
 */
export function fitSphere(points: readonly Vec3[], withinMm: number): FittedSphere | null {
  let kept = points;
  let found: FittedSphere | null = null;
  for (let turn = 0; turn < TURNS; turn++) {
    if (kept.length < LEAST) return null;
    const sphere = leastSquares(kept);
    if (!sphere) return null;
    const off = points.map(p => Math.abs(distance(p, sphere.centre) - sphere.radiusMm));
    const half = [...off].sort((a, b) => a - b)[Math.floor(off.length / 2)]!;
    const limit = Math.max(withinMm, turn < TURNS / 2 ? half : 0);
    const next = points.filter((_, n) => off[n]! <= limit);
    found = { ...sphere, on: off.filter(mm => mm <= withinMm).length };
    if (turn >= TURNS / 2 && next.length === kept.length) break;
    kept = next;
  }
  return found;
}

/** Null where the points do not decide it. */
function leastSquares(points: readonly Vec3[]): { centre: Vec3; radiusMm: number } | null {
  // About their mean, so that the sums keep their digits.
  const mean = [0, 1, 2].map(a => points.reduce((sum, p) => sum + p[a]!, 0) / points.length);
  const system = new Float64Array(4 * WIDE);
  for (const p of points) {
    const [x, y, z] = p.map((v, a) => v - mean[a]!) as [number, number, number];
    const terms = [2 * x, 2 * y, 2 * z, 1];
    const square = x * x + y * y + z * z;
    terms.forEach((u, i) => {
      terms.forEach((v, j) => (system[i * WIDE + j]! += u * v));
      system[i * WIDE + 4]! += u * square;
    });
  }
  const solved = eliminate(system, 4, 1e-9);
  if (!solved) return null;
  const [cx, cy, cz, d] = solved as unknown as [number, number, number, number];
  const square = d + cx * cx + cy * cy + cz * cz;
  if (!(square > 0)) return null;
  return { centre: [mean[0]! + cx, mean[1]! + cy, mean[2]! + cz], radiusMm: Math.sqrt(square) };
}
