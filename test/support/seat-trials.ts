import { confidenceRadius } from '../../geometry/accuracy/confidence-radius';
import { drawPlacement, HAND_DEFAULTS } from '../../geometry/accuracy/draw-placement';
import { seatingRadius } from '../../geometry/accuracy/predict-error';
import { predictSeating } from '../../geometry/accuracy/predict-seating';
import { sampleDistance } from '../../geometry/accuracy/sample-distance';
import { movePoint, type RigidMotion } from '../../geometry/accuracy/solve-contacts';
import { sampleCorrelatedNoise } from '../../geometry/accuracy/sample-correlated-noise';
import { simulateSeating, type SolidField } from '../../geometry/accuracy/simulate-seating';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { normalize, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { visitSurface } from '../../geometry/guide/visit-surface';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullDistance, skullMesh } from './analytic-skull';

/** Error of bone and print along the normal, and the length over which it is shared, mm. */
const NOISE_MM = 0.11;
const PATCH_MM = 4;
/** Points of the true face lie about so far apart, mm: closer than those of the prediction. */
const FACE_MM = 1.8;

export interface PatchTrial {
  readonly kind: 'dome' | 'crest' | 'mixed';
  readonly aim: Vec3;
  readonly target: Vec3;
  readonly radiusMm: number;
}

/**
 * A place on the analytic skull for a guide, drawn from a seed: the bare dome, astride its crest,
 * or beside it.
 */
export function randomPatch(seed: number): PatchTrial {
  const random = seededRandom(seed);
  const kind = (['dome', 'crest', 'mixed'] as const)[seed % 3]!;
  const side = random.uniform() < 0.5 ? -1 : 1;
  const x = {
    dome: random.between(-18, 18),
    crest: random.between(-3, 3),
    mixed: side * random.between(10, 22),
  }[kind];
  return {
    kind,
    aim: [x, random.between(-25, 25), 60],
    target: [random.between(-8, 8), random.between(-12, 12), random.between(0, 12)],
    radiusMm: random.between(12, 18),
  };
}

export interface SeatingComparison {
  readonly predicted95Mm: number;
  /** The empirical 95 % point of the simulated seatings. */
  readonly observed95Mm: number;
  /** What sigma^2 (J^T J)^-1 of a least-squares fit of the same points would say. */
  readonly leastSquares95Mm: number;
  readonly predictMs: number;
}

/**
 * Designs a guide on the patch, predicts its seating, and seats it `count` times on the true,
 * roughened surface.
 */
export async function comparePatch(
  patch: PatchTrial,
  count: number,
  seed: number,
): Promise<SeatingComparison> {
  const crest = patch.kind !== 'dome';
  const made = await designOn(patch, crest);
  const started = process.cpuUsage();
  const planned = sampleDistance(skullMesh(crest), made.contacts.positions);
  const predicted = predictSeating(made.contacts, planned, made.insertionLps, {
    noiseMm: NOISE_MM,
    patchMm: PATCH_MM,
  })!;
  const predictMs = process.cpuUsage(started).user / 1000;
  const missOf = (motion: RigidMotion, centre: Vec3): Vec3 =>
    subtract<Vec3>(movePoint(motion, centre, patch.target), patch.target);

  const face = trueFace(made, crest);
  const press = scale<Vec3>(made.insertionLps, -1);
  const random = seededRandom(1000 + seed);
  const misses: number[] = [];
  for (let n = 0; n < count; n++) {
    const placed = drawPlacement(press, HAND_DEFAULTS, random);
    const bone = roughened(crest, random, made.insertionLps);
    const seat = simulateSeating({ face, bone, pressDirection: press, placed });
    misses.push(Math.hypot(...missOf(seat.motion, seat.centre)));
  }
  misses.sort((a, b) => a - b);
  return {
    predicted95Mm: seatingRadius(predicted.motions.map(m => missOf(m, predicted.centre))),
    observed95Mm: misses[Math.floor(0.95 * misses.length)]!,
    leastSquares95Mm: leastSquares95(made, patch.target),
    predictMs,
  };
}

async function designOn(patch: PatchTrial, crest: boolean): Promise<GuideDesign> {
  const bone = skullMesh(crest);
  const directionLps = normalize(patientVector(...subtract<Vec3>(patch.target, patch.aim)));
  const hit = buildSurfaceIndex(bone).castRay(patch.aim, directionLps)[0]!;
  const made = await designGuide({
    bone,
    kernel: await loadKernel(),
    quality: 'preview',
    trajectories: [
      {
        id: 'T1',
        targetLps: patientPoint(...patch.target),
        entrySurfaceLps: patientPoint(...hit.point),
        directionLps,
      },
    ],
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
    guide: {
      support: 'pad',
      feet: { count: 4, reachMm: 30, footDiameterMm: 5, sights: 2, padRadiusMm: 0 },
      exposedAreaMm2: null,
      contactGapMm: 0.15,
      thicknessMm: 4,
      footprintRadiusMm: patch.radiusMm,
      footprintShiftMm: { rostral: 0, left: 0 },
      exposedRadiusMm: 40,
      keepOffLps: [],
      pins: { count: 0, diameterMm: 1.6 },
      clearOfMm: { eye: 4, ear: 4 },
      insertion: 'auto',
      label: 'seat',
      sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
    },
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

/** The guide's own surface where it is near the bone, one point in each small cube. */
function trueFace(made: GuideDesign, crest: boolean): Float64Array {
  const distance = skullDistance(crest);
  const cells = new Map<string, Vec3>();
  visitSurface(made.mesh, 1, at => {
    if (distance(...at) > 0.9) return;
    const key = at.map(v => Math.floor(v / FACE_MM)).join(' ');
    if (!cells.has(key)) cells.set(key, at);
  });
  return Float64Array.from([...cells.values()].flat());
}

/** The analytic skull with a rough skin drawn over it. */
function roughened(crest: boolean, random: ReturnType<typeof seededRandom>, off: Vec3): SolidField {
  const distance = skullDistance(crest);
  const field = sampleCorrelatedNoise(PATCH_MM, random);
  const spot = new Float64Array(4);
  const step = 1e-4;
  return {
    at(x, y, z, out) {
      const d = distance(x, y, z);
      if (d > 1.5) {
        // Far too high to touch: any direction off the bone will do.
        out.set([d, ...off]);
        return;
      }
      const gx = (distance(x + step, y, z) - distance(x - step, y, z)) / (2 * step);
      const gy = (distance(x, y + step, z) - distance(x, y - step, z)) / (2 * step);
      const gz = (distance(x, y, z + step) - distance(x, y, z - step)) / (2 * step);
      field.at(x - d * gx, y - d * gy, z - d * gz, spot);
      out[0] = d - NOISE_MM * spot[0]!;
      out[1] = gx - NOISE_MM * spot[1]!;
      out[2] = gy - NOISE_MM * spot[2]!;
      out[3] = gz - NOISE_MM * spot[3]!;
    },
  };
}

/**
 * The textbook prediction: as many independent contacts as patches of the error fit on the face,
 * all of them bearing.
 */
function leastSquares95({ contacts }: GuideDesign, target: Vec3): number {
  const { positions: p, normals: m, areasMm2 } = contacts;
  const normal = Array.from({ length: 6 }, () => new Array<number>(7).fill(0));
  areasMm2.forEach((area, n) => {
    const i = 3 * n;
    const [x, y, z] = [p[i]! - target[0], p[i + 1]! - target[1], p[i + 2]! - target[2]];
    const [a, b, c] = [m[i]!, m[i + 1]!, m[i + 2]!];
    const row = [a, b, c, y * c - z * b, z * a - x * c, x * b - y * a];
    const weight = area / (2 * Math.PI * PATCH_MM * PATCH_MM * NOISE_MM * NOISE_MM);
    for (let r = 0; r < 6; r++) for (let k = 0; k < 6; k++) normal[r]![k]! += weight * row[r]! * row[k]!;
  });
  const covariance = new Float64Array(9);
  for (let c = 0; c < 3; c++) {
    const solved = solve(
      normal.map((row, r) => [...row.slice(0, 6).map((v, k) => (r === k ? v + 1e-9 : v)), r === c ? 1 : 0]),
    );
    for (let r = 0; r < 3; r++) covariance[3 * r + c] = solved[r]!;
  }
  return confidenceRadius(covariance, 0.95);
}

function solve(m: number[][]): number[] {
  const n = m.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]![c]!) > Math.abs(m[pivot]![c]!)) pivot = r;
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = m[r]![c]! / m[c]![c]!;
      m[r] = m[r]!.map((v, k) => v - factor * m[c]![k]!);
    }
  }
  return m.map((row, r) => row[n]! / row[r]!);
}
