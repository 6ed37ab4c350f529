import { assertThat } from '../core/result';
import { voxelPoint } from '../core/frames';
import { assertVolume, voxelToPatient, type Volume } from './volume';

/** A volume of block means, and how its cells relate to the voxels they were made of. */
export interface CoarseVolume {
  /** Mean HU of each block, rounded, in the patient frame like any volume. */
  readonly volume: Volume;
  /** Voxels along each side of a block; voxels left over at the far ends are dropped. */
  readonly blockVoxels: readonly [number, number, number];
}

/**
 * Averages whole blocks of voxels into cells of about `cellMm` (never finer than the voxels):
 * little memory, little noise, and thin walls stay visible as partial values. Default 1 mm.
 */
export function coarsenVolume(volume: Volume, cellMm = 1): CoarseVolume {
  assertVolume(volume);
  assertThat(cellMm > 0, 'coarsenVolume', `cells of ${cellMm} mm`);
  const [ni, nj, nk] = volume.sizeVoxels;
  const side = (n: number, spacing: number) => Math.min(n, Math.max(1, Math.round(cellMm / spacing)));
  const [si, sj, sk] = volume.spacingMm;
  const bi = side(ni, si);
  const bj = side(nj, sj);
  const bk = side(nk, sk);
  const ci = Math.floor(ni / bi);
  const cj = Math.floor(nj / bj);
  const ck = Math.floor(nk / bk);
  const { voxels } = volume;
  const means = new Int16Array(ci * cj * ck);
  const row = new Int32Array(ci);
  const share = 1 / (bi * bj * bk);
  for (let k = 0; k < ck; k++) {
    for (let j = 0; j < cj; j++) {
      row.fill(0);
      for (let b = 0; b < bj * bk; b++) {
        let at = ni * (j * bj + (b % bj) + nj * (k * bk + Math.floor(b / bj)));
        if (bi === 2) {
          for (let i = 0; i < ci; i++, at += 2) row[i] = row[i]! + voxels[at]! + voxels[at + 1]!;
        } else {
          for (let i = 0; i < ci; i++) {
            let sum = 0;
            for (let n = 0; n < bi; n++) sum += voxels[at++]!;
            row[i] = row[i]! + sum;
          }
        }
      }
      const to = ci * (j + cj * k);
      for (let i = 0; i < ci; i++) means[to + i] = Math.round(row[i]! * share);
    }
  }
  return {
    volume: {
      sizeVoxels: [ci, cj, ck],
      voxels: means,
      originLps: voxelToPatient(volume, voxelPoint((bi - 1) / 2, (bj - 1) / 2, (bk - 1) / 2)),
      spacingMm: [si * bi, sj * bj, sk * bk],
      axes: volume.axes,
    },
    blockVoxels: [bi, bj, bk],
  };
}
