import { patientPoint, type Radians } from '../core/frames';
import { median } from '../core/median';
import { add, cross, dot, length, scale, subtract, type Vec3 } from '../core/vector';
import { decomposeSymmetric } from '../accuracy/decompose-symmetric';
import {
  composeTransforms,
  invertTransform,
  shiftBy,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../fusion/rigid-transform';
import { createCubicSampler, createDerivativeSampler } from '../volume/sample-volume';
import { patientToVoxel, type Volume } from '../volume/volume';

/** Bone within this distance of the path counts: the skull about it, little of the jaws. */
const WITHIN_MM = 40;
/** What lies nearer than this to the path does not: the hole, the needle and what it outshines. */
const ASIDE_MM = 8;
/** Only the bone's own side of its edges is compared, HU: skin and brain move and swell. */
const BONE_HU = { least: 350, most: 2600 };
/** Less steep places say little about where the bone lies, HU per mm. */
const LEAST_SLOPE = 250;
const MOST_POINTS = 24_000;
const LEAST_POINTS = 500;
/** Tukey's constant: 95 % efficient for Gaussian residuals. */
const TUKEY = 4.685;
const MOST_STEPS = 25;
/** A turn smaller than this has no axis, rad. */
const LEAST_TURN = 1e-12;
const STOP_MM = 0.0005;

/** A pose carried on to the bone itself. */
export interface BoneFit {
  /** Later scan's patient frame -> planned CT's, LPS mm. */
  readonly fixedFromMoving: RigidTransform;
  /**
   * Median distance by which single places of the bone's edges seem off, mm: noise, and what does
   * not fit.
   */
  readonly misfitMm: number;
  /**
   * Standard error of the pose, carried to the path's target, mm; from the residuals, taken as
   * independent.
   */
  readonly standardErrorMm: number;
  /** Places of the bone's edges that were compared. */
  readonly points: number;
}

/** The path that the bone is compared around, in the planned CT: LPS mm. */
export interface ComparedPath {
  readonly targetLps: Vec3;
  readonly entryLps: Vec3;
}

/**
 * Carries a fusion of two CTs on to the bone around a path, by Gauss-Newton on the differences of
 * the grey values at the bone's edges (Lucas and Kanade 1981; Baker and Matthews, Int J Comput Vis
 * 56 (2004) 221-255), with Tukey's biweight so that a drilled hole, a needle or a jaw that moved
 * has no say. The fusion's own cells are 1 mm and it weighs the whole head; this reads the voxels
 * themselves.
 *
 * @param start later scan -> planned CT, right to within about a millimetre
 * @returns null where too little bone of the path's surroundings lies in both scans
 */
export function refineOnBone(
  fixed: Volume,
  moving: Volume,
  start: RigidTransform,
  path: ComparedPath,
): BoneFit | null {
  const points = pickEdges(fixed, path);
  const read = createCubicSampler(moving);
  const slopes = createDerivativeSampler(moving);
  const [si, sj, sk] = moving.spacingMm;
  const [a, b, c] = moving.axes;
  let movingFromFixed = invertTransform(start);
  let fit = { misfitMm: Number.NaN, standardErrorMm: Number.NaN, points: 0 };
  const derivatives = new Float64Array(9);
  for (let step = 0; step < MOST_STEPS; step++) {
    const centre = transformPoint(movingFromFixed, path.targetLps);
    const residuals: number[] = [];
    const rows: Float64Array[] = [];
    const offMm: number[] = [];
    for (const { atLps, hu } of points) {
      const q = transformPoint(movingFromFixed, atLps);
      const [i, j, k] = patientToVoxel(moving, q);
      if (!isWithin(moving, i, j, k)) continue;
      slopes(i, j, k, derivatives);
      const [gi, gj, gk] = [derivatives[0]! / si, derivatives[1]! / sj, derivatives[2]! / sk];
      const g: Vec3 = add<Vec3>(add<Vec3>(scale<Vec3>(a, gi), scale<Vec3>(b, gj)), scale<Vec3>(c, gk));
      const turn = cross(subtract<Vec3>(q, centre), g);
      const residual = read(i, j, k) - hu;
      residuals.push(residual);
      rows.push(Float64Array.of(...turn, ...g));
      offMm.push(Math.abs(residual) / Math.max(LEAST_SLOPE, length(g)));
    }
    if (rows.length < LEAST_POINTS) return null;
    const { motion, standardErrorMm } = solveRobustly(rows, residuals);
    fit = { misfitMm: median(offMm), standardErrorMm, points: rows.length };
    const [wx, wy, wz, tx, ty, tz] = motion as [number, number, number, number, number, number];
    const angle = Math.hypot(wx, wy, wz);
    const turned =
      angle > LEAST_TURN ? turnAbout(centre, [wx, wy, wz], angle as Radians) : shiftBy([0, 0, 0] as const);
    movingFromFixed = composeTransforms(shiftBy([tx, ty, tz]), composeTransforms(turned, movingFromFixed));
    if (Math.hypot(tx, ty, tz) + 30 * angle < STOP_MM) break;
  }
  return { fixedFromMoving: invertTransform(movingFromFixed), ...fit };
}

interface EdgePoint {
  readonly atLps: Vec3;
  readonly hu: number;
}

/** Voxels on the bone's edges around the path, evenly thinned, in order of the scan. */
function pickEdges(volume: Volume, { targetLps, entryLps }: ComparedPath): EdgePoint[] {
  const [ni, nj] = volume.sizeVoxels;
  const [si, sj, sk] = volume.spacingMm;
  const { voxels, axes, originLps } = volume;
  const path = subtract<Vec3>(targetLps, entryLps);
  const l2 = dot(path, path);
  const middle = add<Vec3>(entryLps, scale<Vec3>(path, 0.5));
  const reach = WITHIN_MM + Math.sqrt(l2) / 2;
  const around = patientToVoxel(volume, patientPoint(...middle));
  const range = (axis: 0 | 1 | 2): [number, number] => [
    Math.max(1, Math.floor(around[axis] - reach / volume.spacingMm[axis])),
    Math.min(volume.sizeVoxels[axis] - 2, Math.ceil(around[axis] + reach / volume.spacingMm[axis])),
  ];
  const [i0, i1] = range(0);
  const [j0, j1] = range(1);
  const [k0, k1] = range(2);
  const found: EdgePoint[] = [];
  for (let k = k0; k <= k1; k++) {
    for (let j = j0; j <= j1; j++) {
      for (let i = i0; i <= i1; i++) {
        const at = i + ni * (j + nj * k);
        const hu = voxels[at]!;
        if (hu < BONE_HU.least || hu > BONE_HU.most) continue;
        const gi = (voxels[at + 1]! - voxels[at - 1]!) / (2 * si);
        const gj = (voxels[at + ni]! - voxels[at - ni]!) / (2 * sj);
        const gk = (voxels[at + ni * nj]! - voxels[at - ni * nj]!) / (2 * sk);
        if (gi * gi + gj * gj + gk * gk < LEAST_SLOPE * LEAST_SLOPE) continue;
        const [x, y, z] = [i * si, j * sj, k * sk];
        const p: Vec3 = [
          originLps[0] + x * axes[0][0] + y * axes[1][0] + z * axes[2][0],
          originLps[1] + x * axes[0][1] + y * axes[1][1] + z * axes[2][1],
          originLps[2] + x * axes[0][2] + y * axes[1][2] + z * axes[2][2],
        ];
        const d = subtract<Vec3>(p, entryLps);
        const t = dot(d, path) / l2;
        const beside = Math.sqrt(Math.max(0, dot(d, d) - t * t * l2));
        // The needle goes on outside the head, so that its line is kept clear to both sides.
        if (beside < ASIDE_MM) continue;
        const nearest = Math.max(0, Math.min(1, t));
        if (length(subtract<Vec3>(d, scale<Vec3>(path, nearest))) > WITHIN_MM) continue;
        found.push({ atLps: p, hu });
      }
    }
  }
  const every = Math.max(1, found.length / MOST_POINTS);
  return Array.from({ length: Math.floor(found.length / every) }, (_, n) => found[Math.floor(n * every)]!);
}

function isWithin(volume: Volume, i: number, j: number, k: number): boolean {
  const [ni, nj, nk] = volume.sizeVoxels;
  return i >= 1 && j >= 1 && k >= 1 && i <= ni - 2 && j <= nj - 2 && k <= nk - 2;
}

/**
 * The small motion (three turns, radians; three shifts, mm) that takes most of the residuals away.
 */
function solveRobustly(
  rows: readonly Float64Array[],
  residuals: readonly number[],
): { readonly motion: readonly number[]; readonly standardErrorMm: number } {
  const sigma = 1.4826 * median(residuals.map(Math.abs)) || 1;
  const normal = new Float64Array(36);
  const right = new Float64Array(6);
  let squares = 0;
  let weights = 0;
  rows.forEach((row, n) => {
    const u = residuals[n]! / (TUKEY * sigma);
    if (Math.abs(u) >= 1) return;
    const w = (1 - u * u) ** 2;
    weights += w;
    squares += w * residuals[n]! ** 2;
    for (let r = 0; r < 6; r++) {
      right[r]! -= w * row[r]! * residuals[n]!;
      for (let c = 0; c < 6; c++) normal[6 * r + c]! += w * row[r]! * row[c]!;
    }
  });
  // Turns in radians and shifts in mm differ by their lever: equal footing before small eigenvalues
  // are judged.
  const lever = [30, 30, 30, 1, 1, 1];
  const { values, vectors } = decomposeSymmetric(
    normal.map((v, n) => v / (lever[Math.floor(n / 6)]! * lever[n % 6]!)),
    6,
  );
  const motion = [0, 0, 0, 0, 0, 0];
  let variance = 0;
  for (let m = 0; m < 6; m++) {
    if (!(values[m]! > 1e-9 * values[5]!)) continue;
    let along = 0;
    for (let r = 0; r < 6; r++) along += (vectors[6 * m + r]! * right[r]!) / lever[r]!;
    for (let r = 0; r < 6; r++) motion[r]! += (along / values[m]!) * (vectors[6 * m + r]! / lever[r]!);
    for (let r = 3; r < 6; r++)
      variance += (squares / Math.max(1, weights) / values[m]!) * vectors[6 * m + r]! ** 2;
  }
  return { motion, standardErrorMm: Math.sqrt(variance) };
}
