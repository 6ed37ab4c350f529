import type { BlockIndex } from './index-blocks';
import type { Volume } from './volume';

/**
 * Voxels above a level as runs along i: 4 bytes a run instead of a byte a voxel. Run r covers
 * columns [from[r], to[r]) of its row; row (j, k) has runs rowStart[j + nj * k] up to the next
 * row's.
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
  const { side, blocks, max } = index;
  const rowStart = new Uint32Array(nj * nk + 1);
  let from = new Uint16Array(1 << 16);
  let to = new Uint16Array(1 << 16);
  let count = 0;

  // Stretches of a row of blocks that are not wholly below the level: where they begin and end
  // (voxels). Block row b has stretches stretchEnd[b - 1] up to stretchEnd[b].
  const stretchFrom = new Uint16Array(blocks[0] * blocks[1]);
  const stretchTo = new Uint16Array(blocks[0] * blocks[1]);
  const stretchEnd = new Uint32Array(blocks[1]);

  /**
   * Reads the index for one layer of blocks: every slice of the layer then skips what it can skip.
   */
  const planLayer = (layer: number): void => {
    let end = 0;
    for (let b = 0; b < blocks[1]; b++) {
      const first = end;
      for (let a = 0; a < blocks[0]; a++) {
        const block = a + blocks[0] * (b + blocks[1] * layer);
        if (max[block]! <= levelHu) continue;
        const to = Math.min(ni, (a + 1) * side);
        if (end > first && stretchTo[end - 1] === a * side) {
          stretchTo[end - 1] = to;
          continue;
        }
        stretchFrom[end] = a * side;
        stretchTo[end++] = to;
      }
      stretchEnd[b] = end;
    }
  };

  const searchRow = (j: number, k: number): void => {
    const row = ni * (j + nj * k);
    const b = Math.floor(j / side);
    const end = stretchEnd[b]!;
    let reached = 0;
    let open = false;
    for (let s = b > 0 ? stretchEnd[b - 1]! : 0; s < end; s++) {
      let i = stretchFrom[s]!;
      const stop = stretchTo[s]!;
      if (open && i > reached) {
        to[count++] = reached;
        open = false;
      }
      while (i < stop) {
        if (open) {
          while (i < stop && voxels[row + i]! > levelHu) i++;
          if (i === stop) break;
          to[count++] = i;
          open = false;
        }
        while (i < stop && voxels[row + i]! <= levelHu) i++;
        if (i === stop) break;
        from[count] = i;
        open = true;
      }
      reached = stop;
    }
    if (open) to[count++] = reached;
    rowStart[j + nj * k + 1] = count;
  };

  const searchSlice = (k: number): void => {
    if (k % side === 0) planLayer(k / side);
    const most = count + nj * ((ni >> 1) + 1);
    if (most > from.length) {
      const grownFrom = new Uint16Array(most + from.length);
      const grownTo = new Uint16Array(most + from.length);
      grownFrom.set(from);
      grownTo.set(to);
      from = grownFrom;
      to = grownTo;
    }
    for (let j = 0; j < nj; j++) searchRow(j, k);
  };

  return {
    slices: nk,
    search(first, end) {
      for (let k = first; k < end; k++) searchSlice(k);
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
