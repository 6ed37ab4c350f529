import type { Voxels } from './volume';

/**
 * Which values are shown between black and white, in the scan's own unit (HU, or an MR's signal).
 */
export interface SignalWindow {
  readonly center: number;
  /** Above 0. */
  readonly width: number;
}

export interface SignalWindowOptions {
  /** Share of the voxels with signal that may be darker than black; default 0.02. */
  readonly darkest?: number;
  /**
   * Share of the voxels with signal that may be brighter than white; default 0.005: fat and flow,
   * not brain.
   */
  readonly brightest?: number;
}

/**
 * A window in which an MR can be read: from the dark to the bright end of what has any signal. What
 * has none (air, and what makers pad with 0) says nothing of the animal and is left out: it is
 * often most of the scan.
 *
 * @returns center 0 and width 1 where nothing has a signal
 */
export function findSignalWindow(
  voxels: Voxels,
  { darkest = 0.02, brightest = 0.005 }: SignalWindowOptions = {},
): SignalWindow {
  const counts = new Uint32Array(32768);
  let total = 0;
  for (let n = 0; n < voxels.length; n++) {
    const value = voxels[n]!;
    if (value <= 0) continue;
    counts[value]!++;
    total++;
  }
  if (total === 0) return { center: 0, width: 1 };
  const low = valueAbove(counts, darkest * total);
  const high = valueAbove(counts, (1 - brightest) * total);
  return { center: (low + high) / 2, width: Math.max(1, high - low) };
}

/** The least value that, with all below it, more than `most` voxels have. */
function valueAbove(counts: Uint32Array, most: number): number {
  let sum = 0;
  for (let value = 0; value < counts.length; value++) {
    sum += counts[value]!;
    if (sum > most) return value;
  }
  return counts.length - 1;
}
