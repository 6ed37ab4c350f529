import type { SolidRuns } from './find-solid';

/** The largest component and what was left out beside it. */
export interface LargestPiece {
  readonly runs: SolidRuns;
  readonly voxels: number;
  /** Components in all, this one included. */
  readonly components: number;
  /** Voxels of the second largest component; 0 where there is none. */
  readonly runnerUpVoxels: number;
}

/**
 * The component with the most voxels among components joined through faces (6-connected, as the
 * contour separates solids); of equal ones the first in voxel order. Union-find over runs: 4 bytes
 * a run beside the result.
 */
export function keepLargest(all: SolidRuns): LargestPiece {
  const { rowStart, from, to } = all;
  const [, nj, nk] = all.sizeVoxels;
  const parent = new Uint32Array(from.length);
  for (let r = 0; r < parent.length; r++) parent[r] = r;
  const rootOf = (run: number): number => {
    let r = run;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!;
      r = parent[r]!;
    }
    return r;
  };
  /** Joins the overlapping runs of two neighbouring rows. */
  const joinRows = (row: number, other: number): void => {
    let a = rowStart[row]!;
    let b = rowStart[other]!;
    const aEnd = rowStart[row + 1]!;
    const bEnd = rowStart[other + 1]!;
    while (a < aEnd && b < bEnd) {
      if (from[a]! < to[b]! && from[b]! < to[a]!) {
        const ra = rootOf(a);
        const rb = rootOf(b);
        // The lower index stays the root, so the root of a component is its first run.
        if (ra < rb) parent[rb] = ra;
        else if (rb < ra) parent[ra] = rb;
      }
      if (to[a]! < to[b]!) a++;
      else b++;
    }
  };
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const row = j + nj * k;
      if (rowStart[row] === rowStart[row + 1]) continue;
      if (j > 0) joinRows(row, row - 1);
      if (k > 0) joinRows(row, row - nj);
    }
  }

  const sizes = new Uint32Array(from.length);
  let components = 0;
  for (let r = 0; r < parent.length; r++) {
    const root = rootOf(r);
    if (root === r) components++;
    sizes[root] = sizes[root]! + to[r]! - from[r]!;
  }
  let best = -1;
  let voxels = 0;
  let runnerUpVoxels = 0;
  for (let r = 0; r < sizes.length; r++) {
    const size = sizes[r]!;
    if (size > voxels) {
      runnerUpVoxels = voxels;
      voxels = size;
      best = r;
    } else if (size > runnerUpVoxels) runnerUpVoxels = size;
  }

  let count = 0;
  for (let r = 0; r < parent.length; r++) if (rootOf(r) === best) count++;
  const kept: SolidRuns = {
    sizeVoxels: all.sizeVoxels,
    rowStart: new Uint32Array(rowStart.length),
    from: new Uint16Array(count),
    to: new Uint16Array(count),
  };
  let at = 0;
  for (let row = 0; row < nj * nk; row++) {
    for (let r = rowStart[row]!; r < rowStart[row + 1]!; r++) {
      if (rootOf(r) !== best) continue;
      kept.from[at] = from[r]!;
      kept.to[at] = to[r]!;
      at++;
    }
    kept.rowStart[row + 1] = at;
  }
  return { runs: kept, voxels, components, runnerUpVoxels };
}
