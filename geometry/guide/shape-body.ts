import type { Vec3 } from '../core/vector';
import { dot, subtract } from '../core/vector';
import { contourGrid } from '../surface/isosurface/contour-grid';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { BlockOut, BlockOutGrid } from './block-out';
import type { GuideParameters } from './parameters';
import { distanceToPolygon } from './place-windows-and-arrow';
import type { PlacedSleeve } from './placed-sleeve';
/**
 * Radius of the pad's outer rim, of its edge on the bone, and of the fillet between pad and sleeve,
 * mm.
 */
const RIM_RADIUS_MM = 1.6;
const EDGE_RADIUS_MM = 0.7;
export const FILLET_MM = 3.5;
/** Height of the rostral arrow over the pad, mm. */
export const ARROW_HEIGHT_MM = 0.8;
/**
 * The contact face is drawn this much beyond the gap: flat facets cut the corners of a curved face
 * by so much, mm.
 */
export const FACET_ALLOWANCE_MM = 0.01;
/** The foot is this much slimmer than the exact sleeve that is joined over it, mm. */
export const FOOT_INSET_MM = 0.15;

/** A sleeve's foot may come nearer to other bone than the pad's rim by this, mm. */
const FOOT_NEARER_MM = 0.5;

/**
 * The pad with the sleeves' feet as one smooth body, contoured from a field on the block-out's fine
 * grid: at least the contact gap off the blocked-out bone, the pad's thickness outside of it,
 * inside the outline, rims rounded, the rostral arrow raised on it, and a fillet to every sleeve.
 *
 * Operators on signed distances (negative inside) after Hart 1996; round and smooth unions are the
 * circular blend.
 *
 * @returns a closed mesh in the guide's local frame
 */
export function shapeBody(
  blocked: BlockOut,
  grid: BlockOutGrid,
  parameters: Pick<GuideParameters, 'contactGapMm' | 'thicknessMm'>,
  sleeves: readonly PlacedSleeve[],
  arrow: readonly (readonly [number, number])[] | null,
): TriangleMesh {
  const { columns, nz, zMm } = grid;
  const { nx, ny, cellMm, xMm, yMm } = columns;
  const { contactGapMm, thicknessMm } = parameters;
  const outerMm = contactGapMm + thicknessMm;
  const rimMm = Math.min(RIM_RADIUS_MM, 0.45 * thicknessMm);
  const feet = sleeves.map(sleeve => footOf(sleeve, outerMm));
  const values = new Float32Array(nx * ny * nz).fill(-1);
  const far = FILLET_MM + 1;

  for (let j = 0; j < ny; j++) {
    const y = yMm + j * cellMm;
    for (let i = 0; i < nx; i++) {
      const x = xMm + i * cellMm;
      const reach = Math.min(...sleeves.map(s => columnToSleeve(s, x, y)));
      const raised = arrow ? ARROW_HEIGHT_MM * smoothStep(0.5 - distanceToPolygon(arrow, [x, y]) / 0.8) : 0;
      for (let k = 0; k < nz; k++) {
        const n = i + nx * (j + ny * k);
        const gap = contactGapMm + FACET_ALLOWANCE_MM - blocked.fine[n]!;
        const f = blocked.rim[n]!;
        if (gap > 1 || (f > 1 && reach > far)) continue;
        let outside = roundIntersection(blocked.smooth[n]! - outerMm - raised, f, rimMm);
        if (reach < far) {
          const z = zMm + k * cellMm;
          for (const foot of feet) outside = smoothUnion(outside, foot([x, y, z]), FILLET_MM);
          outside = roundIntersection(outside, blocked.other[n]! - FOOT_NEARER_MM, EDGE_RADIUS_MM);
        }
        values[n] = -roundIntersection(outside, gap, EDGE_RADIUS_MM);
      }
    }
  }
  return contourGrid(
    { values, size: [nx, ny, nz], origin: [xMm, yMm, zMm], spacingMm: [cellMm, cellMm, cellMm] },
    0,
  );
}

/**
 * How high above the entry (along the bore, mm) the foot reaches: past the fillet, below the upper
 * lip.
 */
export function footHeightMm(sleeve: PlacedSleeve, outerMm: number): number {
  const lean = Math.max(0.5, sleeve.up[2]);
  const slope = Math.sqrt(1 - lean * lean) / lean;
  return Math.min(sleeve.upperLipMm - 1.5, outerMm / lean + sleeve.outerRadiusMm * slope + 1.2 * FILLET_MM);
}

/**
 * Signed distance to the foot: a round-topped cylinder about the bore from below the bone up to the
 * fillet's end.
 */
function footOf(sleeve: PlacedSleeve, outerMm: number): (p: Vec3) => number {
  const { entry, up, outerRadiusMm } = sleeve;
  const radius = outerRadiusMm - FOOT_INSET_MM;
  const top = footHeightMm(sleeve, outerMm);
  return p => {
    const d: Vec3 = subtract(p, entry);
    const t = dot(d, up);
    const r = Math.sqrt(Math.max(0, dot(d, d) - t * t));
    return roundIntersection(r - radius, Math.abs(t - (top - 3) / 2) - (top + 3) / 2, 1);
  };
}

/** A lower bound on the distance (mm) of a column from the sleeve's foot. */
function columnToSleeve(
  { entry, up, outerRadiusMm, upperLipMm }: PlacedSleeve,
  x: number,
  y: number,
): number {
  const ex = up[0] * upperLipMm;
  const ey = up[1] * upperLipMm;
  const lengthSquared = ex * ex + ey * ey;
  const raw = lengthSquared > 0 ? ((x - entry[0]) * ex + (y - entry[1]) * ey) / lengthSquared : 0;
  const t = Math.max(-0.3, Math.min(1, raw));
  return Math.hypot(x - entry[0] - t * ex, y - entry[1] - t * ey) - outerRadiusMm / Math.max(0.5, up[2]);
}

/** max(a, b) with the crossing rounded to radius r, exact away from it. */
export function roundIntersection(a: number, b: number, r: number): number {
  const u = a + r;
  const v = b + r;
  if (u <= 0 || v <= 0) return Math.max(a, b);
  return Math.min(-r, Math.max(a, b)) + Math.sqrt(u * u + v * v);
}

/**
 * min(a, b) with a fillet of about radius r where the two surfaces meet; both are left alone beyond
 * r.
 */
export function smoothUnion(a: number, b: number, r: number): number {
  const u = Math.max(0, r - a);
  const v = Math.max(0, r - b);
  return Math.max(r, Math.min(a, b)) - Math.sqrt(u * u + v * v);
}

const smoothStep = (t: number): number => {
  const held = Math.max(0, Math.min(1, t));
  return held * held * (3 - 2 * held);
};
