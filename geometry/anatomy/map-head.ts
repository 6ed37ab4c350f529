import { refuse, succeed, type Result } from '../core/result';
import { voxelPoint, type PatientPoint } from '../core/frames';
import { phrase } from '../messages/phrase';
import { coarsenVolume } from '../volume/coarsen-volume';
import { voxelToPatient, type Volume } from '../volume/volume';

/**
 * The head on cells of about 1.2 mm, cut to the box of its largest bone: the ground on which
 * cavities are sought.
 */
export interface HeadMap {
  /** Mean HU of each cell, LPS frame; layout as any volume. */
  readonly cells: Volume;
  /** 1 where a cell belongs to a bone of more than `leastBoneMm3`. */
  readonly solid: Uint8Array;
  readonly thresholdHu: number;
}

/**
 * Cells of 0.9 to 1.5 mm, whatever the voxels: fine enough for walls of 0.8 mm (see mapHead), a
 * million for a head.
 */
const CELL_MM = 1.2;
/**
 * Smaller components above the threshold (noise, calcified vessels, markers) are no walls of a
 * cavity.
 */
const LEAST_BONE_MM3 = 150;
/** Free room left around the largest bone, so that what is outside joins up around it. */
const MARGIN_MM = 6;

/** The middle of the box that a map is cut to: that of the largest bone. */
export const middleOf = ({ cells }: HeadMap): PatientPoint => {
  const [i, j, k] = cells.sizeVoxels;
  return voxelToPatient(cells, voxelPoint((i - 1) / 2, (j - 1) / 2, (k - 1) / 2));
};

/**
 * Maps bone on coarse cells. A cell is bone where its mean lies above the threshold, so a wall of
 * 0.8 mm still closes (about a sixth of a cell of cortex reaches 226 HU), wherever it falls between
 * the cells. Refuses a scan without any bone ('no-bone').
 */
export function mapHead(volume: Volume, thresholdHu: number): Result<HeadMap> {
  const coarse = coarsenVolume(volume, CELL_MM).volume;
  const [ni, nj, nk] = coarse.sizeVoxels;
  const cellMm3 = coarse.spacingMm[0] * coarse.spacingMm[1] * coarse.spacingMm[2];
  const solid = new Uint8Array(coarse.voxels.length);
  for (let n = 0; n < solid.length; n++) if (coarse.voxels[n]! > thresholdHu) solid[n] = 2;
  let stack = new Int32Array(1 << 16);
  let largest = 0;
  let box: readonly number[] | null = null;
  // Each component (joined through faces, edges or corners): 2 = not yet seen, 1 = bone, 0 = free
  // or too small.
  for (let seed = 0; seed < solid.length; seed++) {
    if (solid[seed] !== 2) continue;
    let held = 0;
    let count = 1;
    stack[0] = seed;
    solid[seed] = 1;
    const low = [ni, nj, nk];
    const high = [-1, -1, -1];
    while (held < count) {
      const at = stack[held++]!;
      const i = at % ni;
      const j = ((at - i) / ni) % nj;
      const k = (at - i - ni * j) / (ni * nj);
      if (i < low[0]!) low[0] = i;
      if (j < low[1]!) low[1] = j;
      if (k < low[2]!) low[2] = k;
      if (i > high[0]!) high[0] = i;
      if (j > high[1]!) high[1] = j;
      if (k > high[2]!) high[2] = k;
      for (let c = k > 0 ? k - 1 : 0; c <= k + 1 && c < nk; c++) {
        for (let b = j > 0 ? j - 1 : 0; b <= j + 1 && b < nj; b++) {
          for (let a = i > 0 ? i - 1 : 0; a <= i + 1 && a < ni; a++) {
            const other = a + ni * (b + nj * c);
            if (solid[other] !== 2) continue;
            solid[other] = 1;
            if (count === stack.length) {
              const longer = new Int32Array(2 * count);
              longer.set(stack);
              stack = longer;
            }
            stack[count++] = other;
          }
        }
      }
    }
    if (count * cellMm3 < LEAST_BONE_MM3) {
      for (let n = 0; n < count; n++) solid[stack[n]!] = 0;
    } else if (count > largest) {
      largest = count;
      box = [...low, ...high];
    }
  }
  if (!box) {
    return refuse('no-bone', phrase('no-bone-above', { threshold: thresholdHu }));
  }
  return succeed(crop(coarse, solid, box, thresholdHu));
}

function crop(coarse: Volume, solid: Uint8Array, box: readonly number[], thresholdHu: number): HeadMap {
  const low = [0, 1, 2].map(a => Math.max(0, box[a]! - Math.ceil(MARGIN_MM / coarse.spacingMm[a]!)));
  const high = [0, 1, 2].map(a =>
    Math.min(coarse.sizeVoxels[a]! - 1, box[3 + a]! + Math.ceil(MARGIN_MM / coarse.spacingMm[a]!)),
  );
  const [i0, j0, k0] = low as [number, number, number];
  const [mi, mj, mk] = low.map((l, a) => high[a]! - l + 1) as [number, number, number];
  const [ni, nj] = coarse.sizeVoxels;
  const voxels = new Int16Array(mi * mj * mk);
  const kept = new Uint8Array(mi * mj * mk);
  for (let k = 0; k < mk; k++) {
    for (let j = 0; j < mj; j++) {
      const from = i0 + ni * (j0 + j + nj * (k0 + k));
      const to = mi * (j + mj * k);
      voxels.set(coarse.voxels.subarray(from, from + mi), to);
      kept.set(solid.subarray(from, from + mi), to);
    }
  }
  return {
    cells: {
      ...coarse,
      sizeVoxels: [mi, mj, mk],
      voxels,
      originLps: voxelToPatient(coarse, voxelPoint(i0, j0, k0)),
    },
    solid: kept,
    thresholdHu,
  };
}
