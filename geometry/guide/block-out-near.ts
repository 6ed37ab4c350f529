import { yieldToEvents } from '../core/yield-to-events';
import type { SurfaceIndex } from '../surface/query/queries';
import { columnMinimum, LINEAR, offBone, refineGrid, type BlockOutGrid } from './block-out';

/**
 * Where the distance is wanted, one flag a fine column: 0 nowhere, 1 about, 2 exactly near the
 * surface.
 */
export type Wanted = Uint8Array;

export interface BlockOutNearOptions {
  readonly wanted: Wanted;
  /** Distances are not needed beyond this, mm; also what stands where none is wanted. */
  readonly limitMm: number;
  /** See `BlockOutOptions`. */
  readonly bandMm: number;
}

/**
 * `blockOut` for a guide that meets the bone in few places: the distance to the bone swept down the
 * insertion, at the fine nodes, mm, positive outside; about right under arms, exact under feet, and
 * not asked for elsewhere.
 *
 * @param height highest bone over every fine column, mm
 */
export async function blockOutNear(
  index: SurfaceIndex,
  grid: BlockOutGrid,
  height: Float64Array,
  { wanted, limitMm, bandMm }: BlockOutNearOptions,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const { columns, zMm, nz, ratio } = grid;
  const { nx, ny, cellMm, xMm, yMm } = columns;
  const [cx, cy, cz] = [nx, ny, nz].map(n => (n - 1) / ratio + 1) as [number, number, number];
  const coarseCell = cellMm * ratio;
  const coarse = new Float32Array(cx * cy * cz).fill(limitMm);
  const column = new Float64Array(Math.max(cz, nz));
  for (let j = 0; j < cy; j++) {
    if (j % 16 === 0) await yieldToEvents(signal);
    for (let i = 0; i < cx; i++) {
      if (!isWantedNear(wanted, grid, i, j)) continue;
      const top = height[i * ratio + nx * j * ratio]!;
      for (let k = cz - 1; k >= 0; k--) {
        const z = zMm + k * coarseCell;
        const d = index.closestDistance(xMm + i * coarseCell, yMm + j * coarseCell, z, limitMm);
        column[k] = offBone(Math.min(d, limitMm), z < top, coarseCell);
      }
      columnMinimum(column, cz, coarseCell);
      for (let k = 0; k < cz; k++) coarse[i + cx * (j + cy * k)] = column[k]!;
    }
  }
  const fine = refineGrid(coarse, [cx, cy, cz], ratio, LINEAR(ratio));
  for (let j = 0; j < ny; j++) {
    if (j % 32 === 0) await yieldToEvents(signal);
    for (let i = 0; i < nx; i++) {
      if (wanted[i + nx * j] !== 2) continue;
      const top = height[i + nx * j]!;
      for (let k = 0; k < nz; k++) {
        const guess = fine[i + nx * (j + ny * k)]!;
        column[k] = guess;
        if (guess < -bandMm || guess > bandMm) continue;
        const z = zMm + k * cellMm;
        const d = Math.min(limitMm, index.closestDistance(xMm + i * cellMm, yMm + j * cellMm, z, limitMm));
        column[k] = z < top ? -d : d;
      }
      columnMinimum(column, nz, cellMm);
      for (let k = 0; k < nz; k++) fine[i + nx * (j + ny * k)] = column[k]!;
    }
  }
  return fine;
}

/** Whether a distance is wanted within a coarse cell of a coarse column. */
function isWantedNear(
  wanted: Wanted,
  { columns: { nx, ny }, ratio }: BlockOutGrid,
  i: number,
  j: number,
): boolean {
  for (let v = Math.max(0, (j - 1) * ratio); v <= Math.min(ny - 1, (j + 1) * ratio); v++) {
    for (let u = Math.max(0, (i - 1) * ratio); u <= Math.min(nx - 1, (i + 1) * ratio); u++) {
      if (wanted[u + nx * v]) return true;
    }
  }
  return false;
}
