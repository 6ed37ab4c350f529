import { seededRandom } from '../core/random';
import { coarsenVolume } from '../volume/coarsen-volume';
import type { Volume } from '../volume/volume';
import { GREY_BINS, rankGrey, type GreyScale } from './rank-grey';

/**
 * Points of a scan with their grey ranks: what is carried into the other scan and compared there.
 */
export interface GreySamples {
  /** xyz per sample, LPS mm of the scan they come from. */
  readonly points: Float64Array;
  /** Whole bin of each sample, 0 to GREY_BINS - 1. */
  readonly bins: Uint8Array;
}

/** The air around the animal is looked for in cells of this size, mm. */
const MARGIN_CELL_MM = 4;
/**
 * How many cells of it are compared too: the animal's outline is a landmark, the rest of the room
 * is not.
 */
const MARGIN_CELLS = 2;

/**
 * Draws about `most` cells of `cellMm` from the animal and the air close to it, evenly over the
 * scan and the same for the same seed.
 */
export function pickSamples(
  volume: Volume,
  scale: GreyScale,
  { cellMm, samples: most }: { readonly cellMm: number; readonly samples: number },
  seed: number,
): GreySamples {
  const { frame, ranks } = rankGrey(volume, scale, cellMm);
  const { sizeVoxels, originLps, spacingMm, axes } = frame;
  const [ni, nj, nk] = sizeVoxels;
  const isNear = nearAnimal({ ...frame, voxels: rankedVoxels(ranks) });
  let count = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) if (isNear(i, j, k)) count++;
    }
  }
  const share = Math.min(1, most / Math.max(1, count));
  const random = seededRandom(seed);
  const points = new Float64Array(3 * count);
  const bins = new Uint8Array(count);
  let s = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        if (!isNear(i, j, k) || random.uniform() >= share) continue;
        for (let c = 0; c < 3; c++) {
          points[3 * s + c] =
            originLps[c]! +
            i * spacingMm[0] * axes[0][c]! +
            j * spacingMm[1] * axes[1][c]! +
            k * spacingMm[2] * axes[2][c]!;
        }
        bins[s++] = Math.min(GREY_BINS - 1, Math.round(ranks[i + ni * (j + nj * k)]!));
      }
    }
  }
  return { points: points.slice(0, 3 * s), bins: bins.slice(0, s) };
}

/**
 * Ranks as whole numbers that keep what is foreground apart from what is not in the mean of a cell.
 */
function rankedVoxels(ranks: Float32Array): Int16Array<ArrayBuffer> {
  const voxels = new Int16Array(ranks.length);
  for (let n = 0; n < ranks.length; n++) voxels[n] = ranks[n]! > 1 ? 1000 : 0;
  return voxels;
}

/** Whether a voxel lies in a coarse cell with some animal in it, or within the margin of one. */
function nearAnimal(foreground: Volume): (i: number, j: number, k: number) => boolean {
  const { volume: cells, blockVoxels } = coarsenVolume(foreground, MARGIN_CELL_MM);
  const [ci, cj, ck] = cells.sizeVoxels;
  let near: Uint8Array = new Uint8Array(cells.voxels.length);
  for (let n = 0; n < near.length; n++) near[n] = cells.voxels[n]! > 500 ? 1 : 0;
  const strides = [1, ci, ci * cj] as const;
  const cellMm = cells.spacingMm;
  for (const axis of [0, 1, 2] as const) {
    // Cells of thick slices are larger than those across.
    const reach = Math.max(1, Math.round((MARGIN_CELLS * MARGIN_CELL_MM) / cellMm[axis]));
    near = growAlong(near, cells.sizeVoxels[axis], strides[axis], reach);
  }
  const [bi, bj, bk] = blockVoxels;
  return (i, j, k) => {
    const a = Math.min(ci - 1, Math.floor(i / bi));
    const b = Math.min(cj - 1, Math.floor(j / bj));
    const c = Math.min(ck - 1, Math.floor(k / bk));
    return near[a + ci * (b + cj * c)] === 1;
  };
}

/** Sets every cell within `reach` of a set one along one axis. */
function growAlong(from: Uint8Array, size: number, stride: number, reach: number): Uint8Array {
  const to = new Uint8Array(from.length);
  for (let n = 0; n < from.length; n++) {
    if (!from[n]) continue;
    const m = Math.floor(n / stride) % size;
    for (let f = Math.max(0, m - reach); f <= Math.min(size - 1, m + reach); f++) {
      to[n + (f - m) * stride] = 1;
    }
  }
  return to;
}
