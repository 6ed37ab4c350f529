import { assertThat } from '../../geometry/core/result';
import type { BlurKernel } from './blur-kernel';

/** The third axis of the blur: fine planes come in order, whole slices go out in order. */
export interface SliceSums {
  /** The next planes, the first of them fine slice `first`; their number is a multiple of four. */
  take(first: number, planes: readonly Float32Array[]): void;
}

/**
 * Sums fine planes into slices as they come and hands each slice over once, when its last plane is
 * in.
 * @param length values per plane; @param slices the slices that are wanted, [from, to); @param
 *   finish gets slice k
 */
export function sliceSums(
  kernel: BlurKernel,
  length: number,
  slices: readonly [number, number],
  finish: (k: number, sum: Float32Array) => void,
): SliceSums {
  const { weights, perVoxel } = kernel;
  const open = new Map<number, Float32Array>();
  const spare: Float32Array[] = [];
  return {
    take(first, planes) {
      assertThat(planes.length % 4 === 0, 'sliceSums', `${planes.length} planes at once`);
      const last = first + planes.length - 1;
      // Slice k gathers the planes k * perVoxel + kernel.first and on, one to each weight.
      const lowest = Math.max(slices[0], Math.ceil((first - kernel.first - weights.length + 1) / perVoxel));
      const highest = Math.min(slices[1] - 1, Math.floor((last - kernel.first) / perVoxel));
      for (let k = lowest; k <= highest; k++) {
        let sum = open.get(k);
        if (!sum) open.set(k, (sum = (spare.pop() ?? new Float32Array(length)).fill(0)));
        const offset = first - kernel.first - k * perVoxel;
        for (let n = 0; n < planes.length; n += 4) addFour(sum, planes, n, weights, offset + n);
        if (offset + planes.length < weights.length) continue;
        finish(k, sum);
        open.delete(k);
        spare.push(sum);
      }
    },
  };
}

function addFour(
  sum: Float32Array,
  planes: readonly Float32Array[],
  at: number,
  weights: Float64Array,
  offset: number,
): void {
  const weight = (n: number): number => weights[offset + n] ?? 0;
  const [w0, w1, w2, w3] = [weight(0), weight(1), weight(2), weight(3)];
  if (w0 === 0 && w1 === 0 && w2 === 0 && w3 === 0) return;
  const a = planes[at]!;
  const b = planes[at + 1]!;
  const c = planes[at + 2]!;
  const d = planes[at + 3]!;
  for (let n = 0; n < sum.length; n++) {
    sum[n] = sum[n]! + w0 * a[n]! + w1 * b[n]! + w2 * c[n]! + w3 * d[n]!;
  }
}
