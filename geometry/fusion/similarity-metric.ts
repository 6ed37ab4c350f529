import { invertTransform, transformDirection, transformPoint, type RigidTransform } from './rigid-transform';
import type { GreySamples } from './pick-samples';
import { GREY_BINS, type RankedVolume } from './rank-grey';
import { dot, subtract, type Vec3 } from '../core/vector';

/** How alike two scans are at one pose. */
export interface SimilarityMetric {
  /** Normalised mutual information, 1 to 2. */
  readonly metric: number;
  /** The part of the samples that fall into the other scan, 0 to 1. */
  readonly overlap: number;
}

/** Fewer samples than this in common say nothing. */
const LEAST_COMMON = 0.35;

/**
 * Gives a function from a pose to the normalised mutual information (H(A) + H(B)) / H(A, B) of the
 * samples and what lies under them in the other scan (Studholme, Hill and Hawkes, Pattern
 * Recognition 32 (1999) 71). The scan is read trilinearly, and each reading shared between its two
 * nearest bins, so that the measure is smooth in the pose.
 *
 * @param samples of the one scan, of which `pose` takes points to the frame of `other`
 * @param mask which samples count, where not all; their indices
 */
export function createSimilarityMetric(
  samples: GreySamples,
  other: RankedVolume,
  mask?: Uint32Array,
): (pose: RigidTransform) => SimilarityMetric {
  const { frame, ranks } = other;
  const [ni, nj, nk] = frame.sizeVoxels;
  const nij = ni * nj;
  const { points, bins } = samples;
  const count = mask?.length ?? bins.length;
  const joint = new Float64Array(GREY_BINS * GREY_BINS);
  const m = new Float64Array(12);

  return pose => {
    setVoxelMatrix(m, pose, frame);
    joint.fill(0);
    let common = 0;
    for (let c = 0; c < count; c++) {
      const s = mask ? mask[c]! : c;
      const x = points[3 * s]!;
      const y = points[3 * s + 1]!;
      const z = points[3 * s + 2]!;
      const i = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!;
      const j = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!;
      const k = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!;
      if (!(i >= 0 && j >= 0 && k >= 0 && i < ni - 1 && j < nj - 1 && k < nk - 1)) continue;
      const i0 = i | 0;
      const j0 = j | 0;
      const k0 = k | 0;
      const u = i - i0;
      const v = j - j0;
      const w = k - k0;
      const at = i0 + ni * j0 + nij * k0;
      const a = ranks[at]! + u * (ranks[at + 1]! - ranks[at]!);
      const b = ranks[at + ni]! + u * (ranks[at + ni + 1]! - ranks[at + ni]!);
      const up = at + nij;
      const d = ranks[up]! + u * (ranks[up + 1]! - ranks[up]!);
      const e = ranks[up + ni]! + u * (ranks[up + ni + 1]! - ranks[up + ni]!);
      const low = a + v * (b - a);
      const rank = low + w * (d + v * (e - d) - low);
      const bin = Math.min(GREY_BINS - 2, rank | 0);
      const share = rank - bin;
      const cell = GREY_BINS * bins[s]! + bin;
      joint[cell] = joint[cell]! + 1 - share;
      joint[cell + 1] = joint[cell + 1]! + share;
      common++;
    }
    const overlap = count > 0 ? common / count : 0;
    return { metric: overlap < LEAST_COMMON ? 1 : normalisedInformation(joint, common), overlap };
  };
}

/** Rows of the 3 x 4 matrix from the samples' frame to continuous voxel indices. */
function setVoxelMatrix(m: Float64Array, pose: RigidTransform, frame: RankedVolume['frame']): void {
  const back = invertTransform(pose);
  const origin = transformPoint(back, frame.originLps);
  frame.axes.forEach((axis, n) => {
    const row = transformDirection(back, axis);
    const perMm = 1 / frame.spacingMm[n]!;
    for (let c = 0; c < 3; c++) m[4 * n + c] = row[c]! * perMm;
    m[4 * n + 3] = -dot(row, origin) * perMm;
  });
}

function normalisedInformation(joint: Float64Array, count: number): number {
  const rows = new Float64Array(GREY_BINS);
  const columns = new Float64Array(GREY_BINS);
  let both = 0;
  for (let a = 0; a < GREY_BINS; a++) {
    for (let b = 0; b < GREY_BINS; b++) {
      const p = joint[GREY_BINS * a + b]! / count;
      if (p <= 0) continue;
      both -= p * Math.log(p);
      rows[a] = rows[a]! + p;
      columns[b] = columns[b]! + p;
    }
  }
  return both > 0 ? (entropy(rows) + entropy(columns)) / both : 1;
}

function entropy(shares: Float64Array): number {
  let sum = 0;
  for (const p of shares) if (p > 0) sum -= p * Math.log(p);
  return sum;
}

/** The middle of all samples, LPS mm. */
export function centreOf({ points, bins }: GreySamples): Vec3 {
  const sum = [0, 0, 0];
  for (let n = 0; n < points.length; n++) sum[n % 3] = sum[n % 3]! + points[n]!;
  return subtract<Vec3>(sum.map(s => s / Math.max(1, bins.length)) as unknown as Vec3, [0, 0, 0]);
}
