import type { BlockIndex } from './index-blocks';
import type { Volume } from './volume';

/**
 * Voxels above a level as runs along i: 4 bytes a run instead of a byte a voxel.
 * Run r covers columns [from[r], to[r]) of its row; row (j, k) has runs rowStart[j + nj * k] up to the next row's.
 */
export interface SolidRuns {
  readonly sizeVoxels: readonly [number, number, number];
  /** Length nj * nk + 1. */
  readonly rowStart: Uint32Array;
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

/** The search under way: call `search` on slices in order, without gaps, then `finish`. */
export interface SolidSearch {
  readonly slices: number;
  search(from: number, to: number): void;
  finish(): SolidRuns;
}

/** As `findSolid`, slice by slice, so that long work can be cut into chunks. */
export function createSolidSearch(volume: Volume, levelHu: number, index: BlockIndex): SolidSearch {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const { side, blocks, min, max } = index;
  const rowStart = new Uint32Array(nj * nk + 1);
  let from = new Uint16Array(1 << 16);
  let to = new Uint16Array(1 << 16);
  let count = 0;

  const searchRow = (j: number, k: number): void => {
    const row = ni * (j + nj * k);
    let block = blocks[0] * (Math.floor(j / side) + blocks[1] * Math.floor(k / side));
    let open = false;
    if (count + (ni >> 1) + 1 > from.length) {
      const grownFrom = new Uint16Array(2 * from.length + ni);
      const grownTo = new Uint16Array(2 * from.length + ni);
      grownFrom.set(from);
      grownTo.set(to);
      from = grownFrom;
      to = grownTo;
    }
    for (let i = 0; i < ni; block++) {
      const stop = i + side < ni ? i + side : ni;
      if (max[block]! <= levelHu) {
        if (open) to[count++] = i;
        open = false;
        i = stop;
      } else if (min[block]! > levelHu) {
        if (!open) from[count] = i;
        open = true;
        i = stop;
      } else {
        for (; i < stop; i++) {
          if (voxels[row + i]! > levelHu !== open) {
            if (open) to[count++] = i;
            else from[count] = i;
            open = !open;
          }
        }
      }
    }
    if (open) to[count++] = ni;
    rowStart[j + nj * k + 1] = count;
  };

  return {
    slices: nk,
    search(first, end) {
      for (let k = first; k < end; k++) for (let j = 0; j < nj; j++) searchRow(j, k);
    },
    finish: () => ({
      sizeVoxels: volume.sizeVoxels,
      rowStart,
      from: from.slice(0, count),
      to: to.slice(0, count),
    }),
  };
}

/** Every voxel above `levelHu`, as runs. Blocks wholly on one side of the level are not read. */
export function findSolid(volume: Volume, levelHu: number, index: BlockIndex): SolidRuns {
  const search = createSolidSearch(volume, levelHu, index);
  search.search(0, search.slices);
  return search.finish();
}

/** Number of voxels in the runs. */
export function countSolid(runs: SolidRuns): number {
  let count = 0;
  for (let r = 0; r < runs.from.length; r++) count += runs.to[r]! - runs.from[r]!;
  return count;
}
