import { patientPoint } from '../core/frames';
import { add, scale, type Vec3 } from '../core/vector';
import type { HeadMap } from './map-head';

/**
 * The same head on cells twice as long each way: an eighth of them, for a look at how it lies that
 * costs an eighth. A cell holds the mean of its eight, and is bone where half of them are, or where
 * a wall runs through it (two or more in a row stay closed). Cells that are left over at an end
 * belong to the margin and are dropped.
 */
export function halveHeadMap({ cells, solid, thresholdHu }: HeadMap): HeadMap {
  const [ni, nj, nk] = cells.sizeVoxels;
  const [mi, mj, mk] = [ni >> 1, nj >> 1, nk >> 1];
  const voxels = new Int16Array(mi * mj * mk);
  const bone = new Uint8Array(mi * mj * mk);
  const layer = ni * nj;
  for (let k = 0, to = 0; k < mk; k++) {
    for (let j = 0; j < mj; j++) {
      for (let i = 0; i < mi; i++, to++) {
        const at = 2 * i + ni * (2 * j) + layer * (2 * k);
        let sum = 0;
        let count = 0;
        for (const step of [0, ni, layer, ni + layer]) {
          sum += cells.voxels[at + step]! + cells.voxels[at + step + 1]!;
          count += solid[at + step]! + solid[at + step + 1]!;
        }
        voxels[to] = Math.round(sum / 8);
        bone[to] = count >= LEAST_BONE_CELLS ? 1 : 0;
      }
    }
  }
  const [si, sj, sk] = cells.spacingMm;
  const half = cells.axes
    .map((axis, a) => scale(axis, cells.spacingMm[a]! / 2))
    .reduce<Vec3>((sum, step) => add(sum, step), cells.originLps);
  return {
    cells: {
      sizeVoxels: [mi, mj, mk],
      voxels,
      originLps: patientPoint(...half),
      spacingMm: [2 * si, 2 * sj, 2 * sk],
      axes: cells.axes,
    },
    solid: bone,
    thresholdHu,
  };
}

/** A wall one cell thick fills four of the eight, cut aslant two. */
const LEAST_BONE_CELLS = 2;
