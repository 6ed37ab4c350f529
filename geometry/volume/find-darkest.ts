import type { Volume } from './volume';

/** Width of a bin, HU: wide enough that noise leaves no holes. */
const BIN_HU = 25;
/**
 * A peak holds at least this part of the voxels, with its neighbours; less is noise, metal's shadow
 * or a cavity.
 */
const LEAST_SHARE = 0.01;
/** Voxels looked at, evenly through the volume. */
const LOOK_AT = 1 << 20;
/**
 * One value that this part of the voxels has, and that nothing is darker than, was put there and
 * not scanned.
 */
const FILLED_SHARE = 0.02;

/** What the dark end of a volume is like. */
export interface DarkEnd {
  /** The darkest value about which a large part of the volume lies. */
  readonly peakHu: number;
  /**
   * A single value at the very bottom that is no part of a peak: what stands for "outside the
   * scan"; null for none.
   */
  readonly filledHu: number | null;
}

/**
 * The darkest large part of a volume: in a CT of a head that is air, about it and in its sinuses.
 * Null for a volume in which everything is the same.
 */
export function findDarkest({ voxels }: Pick<Volume, 'voxels'>): DarkEnd | null {
  const step = Math.max(1, Math.floor(voxels.length / LOOK_AT)) | 1;
  const counts = new Uint32Array(65536);
  let total = 0;
  for (let n = 0; n < voxels.length; n += step) {
    counts[voxels[n]! + 32768]!++;
    total++;
  }
  const lowest = counts.findIndex(count => count > 0);
  const beside = counts.subarray(lowest + 1, lowest + 1 + BIN_HU).reduce((sum, count) => sum + count, 0);
  const isFilled = counts[lowest]! > FILLED_SHARE * total && counts[lowest]! > beside;
  const filledHu = isFilled ? lowest - 32768 : null;
  if (isFilled) {
    total -= counts[lowest]!;
    counts[lowest] = 0;
  }
  if (total === 0) return null;
  const bins = new Float64Array(Math.ceil(65536 / BIN_HU));
  for (let n = 0; n < 65536; n++) bins[Math.floor(n / BIN_HU)]! += counts[n]!;
  const around = (n: number): number => (bins[n - 1] ?? 0) + bins[n]! + (bins[n + 1] ?? 0);
  for (let n = 0; n < bins.length; n++) {
    if (around(n) < LEAST_SHARE * total || bins[n]! < (bins[n + 1] ?? 0) || bins[n]! < (bins[n - 1] ?? 0))
      continue;
    return { peakHu: (n + 0.5) * BIN_HU - 32768, filledHu };
  }
  return null;
}
