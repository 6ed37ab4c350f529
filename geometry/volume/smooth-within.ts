import { assertThat } from '../core/result';

/** The kernel ends here, in standard deviations: less than 0.3 % of it lies beyond. */
const REACH_SIGMAS = 3;

/**
 * Gaussian mean of the values that count, by those that count alone: what lies beyond a mask's
 * border, such as bone beside the brain, does not bleed in (normalised convolution, Knutsson and
 * Westin, CVPR 1993).
 *
 * @param values any unit, layout i + ni * (j + nj * k); those outside the mask are not read
 * @param mask 1 where a value counts
 * @param sigmaMm standard deviation of the kernel, mm
 * @returns the means where the mask is 1, NaN elsewhere
 */
export function smoothWithin(
  values: Float32Array | Int16Array,
  mask: Uint8Array,
  size: readonly [number, number, number],
  spacingMm: readonly [number, number, number],
  sigmaMm: number,
): Float32Array {
  const [ni, nj, nk] = size;
  assertThat(mask.length === ni * nj * nk, 'smoothWithin', 'mask and size do not match');
  assertThat(values.length === mask.length, 'smoothWithin', 'values and mask do not match');
  const sums = new Float32Array(mask.length);
  const weights = new Float32Array(mask.length);
  for (let n = 0; n < mask.length; n++) {
    if (mask[n] === 0) continue;
    sums[n] = values[n]!;
    weights[n] = 1;
  }
  const longest = Math.max(ni, nj, nk);
  const line = new Float64Array(longest);
  const along = (
    field: Float32Array,
    stride: number,
    count: number,
    step: number,
    starts: number[],
  ): void => {
    const kernel = gaussian(sigmaMm / step);
    for (const start of starts) {
      for (let n = 0; n < count; n++) line[n] = field[start + n * stride]!;
      for (let n = 0; n < count; n++) {
        let sum = kernel[0]! * line[n]!;
        for (let r = 1; r < kernel.length; r++) {
          if (n >= r) sum += kernel[r]! * line[n - r]!;
          if (n + r < count) sum += kernel[r]! * line[n + r]!;
        }
        field[start + n * stride] = sum;
      }
    }
  };
  const rows = starts(nj, ni, nk, ni * nj);
  const columns = starts(ni, 1, nk, ni * nj);
  const pillars = starts(ni, 1, nj, ni);
  for (const field of [sums, weights]) {
    along(field, 1, ni, spacingMm[0], rows);
    along(field, ni, nj, spacingMm[1], columns);
    along(field, ni * nj, nk, spacingMm[2], pillars);
  }
  for (let n = 0; n < mask.length; n++) sums[n] = mask[n] === 0 ? NaN : sums[n]! / weights[n]!;
  return sums;
}

/** Where the lines along the third axis begin. */
function starts(count: number, stride: number, others: number, otherStride: number): number[] {
  const list: number[] = [];
  for (let b = 0; b < others; b++) for (let a = 0; a < count; a++) list.push(a * stride + b * otherStride);
  return list;
}

/**
 * One side of the kernel from its middle on, in samples; a sum of one is not needed, as it is
 * divided out.
 */
function gaussian(sigma: number): number[] {
  const reach = Math.ceil(REACH_SIGMAS * sigma);
  return Array.from({ length: reach + 1 }, (_, n) => Math.exp((-0.5 * n * n) / (sigma * sigma)));
}
