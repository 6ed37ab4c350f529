import { throwIfCancelled, type OnProgress } from '../core/progress';
import { assertThat } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import type { Voxels } from './volume';

/** Nearer to a slice than this, in spacings of the new ones, it is taken as it is. */
const SAME_PLACE = 1e-6;
/** Slices made between two looks at the outside: some 30 ms. */
const SLICES_BETWEEN_PAUSES = 8;

/** Which slices make a new one, and by what share. */
interface Mixture {
  /** Indices of up to four neighbouring slices. */
  readonly slices: readonly number[];
  readonly weights: readonly number[];
}

export interface UnevenSlices {
  /** Slices one behind the other, `sliceLength` values each. */
  readonly source: Voxels;
  readonly sliceLength: number;
  /** Of each, growing from 0, in spacings of the new slices. */
  readonly heights: readonly number[];
}

/**
 * Resamples slices that stand at any heights to heights 0, 1, 2, ... : a cubic through the slices
 * above and below, whose slope at each slice is that of the parabola through it and its neighbours
 * (on equal gaps, Catmull-Rom). Passes through the slices, exact for parabolas, third order.
 *
 * @param target as many new slices as it has room for; the last stands no higher than the last
 *   height
 * @throws the signal's reason when cancelled
 */
export async function evenSlices(
  { source, sliceLength, heights }: UnevenSlices,
  target: Voxels,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<void> {
  const count = target.length / sliceLength;
  assertThat(source.length === heights.length * sliceLength, 'evenSlices', 'heights do not fit the slices');
  assertThat(count - 1 <= heights.at(-1)! + 1e-3, 'evenSlices', 'a new slice lies above the last', count);
  throwIfCancelled(signal);
  for (let k = 0; k < count; k++) {
    const { slices, weights } = mixAt(heights, k);
    const to = k * sliceLength;
    if (slices.length === 1) {
      const from = slices[0]! * sliceLength;
      target.set(source.subarray(from, from + sliceLength), to);
    } else {
      // Held within the four, so that a missing one needs no branch.
      const [a, b, c, d] = [0, 1, 2, 3].map(n => (slices[n] ?? slices[0]!) * sliceLength) as Four;
      const [wa, wb, wc, wd] = [0, 1, 2, 3].map(n => weights[n] ?? 0) as Four;
      for (let p = 0; p < sliceLength; p++) {
        const value = wa * source[a + p]! + wb * source[b + p]! + wc * source[c + p]! + wd * source[d + p]!;
        target[to + p] = value < -32768 ? -32768 : value > 32767 ? 32767 : Math.round(value);
      }
    }
    onProgress?.({ doing: 'Evening the slices', fraction: (k + 1) / count });
    if (k % SLICES_BETWEEN_PAUSES === SLICES_BETWEEN_PAUSES - 1) await yieldToEvents(signal);
  }
}

type Four = [number, number, number, number];

/** The share of each slice in the value at height `z`. */
export function mixAt(heights: readonly number[], z: number): Mixture {
  const last = heights.length - 1;
  let n = 0;
  while (n < last - 1 && heights[n + 1]! <= z) n++;
  for (const near of [n, n + 1]) {
    if (near <= last && Math.abs(heights[near]! - z) < SAME_PLACE) return { slices: [near], weights: [1] };
  }
  const h = heights[n + 1]! - heights[n]!;
  const t = (z - heights[n]!) / h;
  const shares = new Map<number, number>();
  const add = (index: number, share: number): void => {
    shares.set(index, (shares.get(index) ?? 0) + share);
  };
  // Hermite's four base functions: two values, two slopes.
  add(n, (1 + 2 * t) * (1 - t) * (1 - t));
  add(n + 1, t * t * (3 - 2 * t));
  addSlope(heights, n, h * t * (1 - t) * (1 - t), add);
  addSlope(heights, n + 1, h * t * t * (t - 1), add);
  const slices = [...shares.keys()].sort((a, b) => a - b);
  return { slices, weights: slices.map(index => shares.get(index)!) };
}

/**
 * The slope at slice n of the parabola through it and its neighbours; at an end, of the straight
 * line to the only one.
 */
function addSlope(
  heights: readonly number[],
  n: number,
  factor: number,
  add: (index: number, share: number) => void,
): void {
  const below = n > 0 ? heights[n]! - heights[n - 1]! : 0;
  const above = n < heights.length - 1 ? heights[n + 1]! - heights[n]! : 0;
  const [partBelow, partAbove] =
    below === 0 ? [0, 1] : above === 0 ? [1, 0] : [above / (below + above), below / (below + above)];
  if (partBelow > 0) {
    add(n, (factor * partBelow) / below);
    add(n - 1, (-factor * partBelow) / below);
  }
  if (partAbove > 0) {
    add(n + 1, (factor * partAbove) / above);
    add(n, (-factor * partAbove) / above);
  }
}
