import { assertThat } from '../../geometry/core/result';

/** Smooth curves through one list of knots, all channels at once. */
export interface Spline {
  /**
   * Writes each channel's value to `out[c]` and its slope to `out[channels + c]`; constant beyond
   * the end knots.
   */
  at(t: number, out: Float64Array): void;
  readonly first: number;
  readonly last: number;
}

/**
 * Cubic splines with level ends: twice continuously differentiable between the end knots, and once
 * across them.
 * @param knots increasing; @param channels one list of values per channel, as long as `knots`
 */
export function levelEndedSpline(knots: readonly number[], channels: readonly (readonly number[])[]): Spline {
  const n = knots.length;
  assertThat(
    n >= 2 && knots.every((k, i) => i === 0 || k > knots[i - 1]!),
    'levelEndedSpline',
    `knots must increase: ${knots.join(', ')}`,
  );
  const count = channels.length;
  // Per interval and channel: value, slope, half curvature and third coefficient at the interval's
  // start.
  const coefficients = new Float64Array((n - 1) * count * 4);
  channels.forEach((values, c) => {
    const curvature = secondDerivatives(knots, values);
    for (let i = 0; i + 1 < n; i++) {
      const h = knots[i + 1]! - knots[i]!;
      const at = 4 * (i * count + c);
      coefficients[at] = values[i]!;
      coefficients[at + 1] =
        (values[i + 1]! - values[i]!) / h - (h * (2 * curvature[i]! + curvature[i + 1]!)) / 6;
      coefficients[at + 2] = curvature[i]! / 2;
      coefficients[at + 3] = (curvature[i + 1]! - curvature[i]!) / (6 * h);
    }
  });
  const first = knots[0]!;
  const last = knots[n - 1]!;
  const starts = Float64Array.from(knots);
  return {
    first,
    last,
    at(t, out) {
      const inside = t > first && t < last;
      const clamped = t < first ? first : t > last ? last : t;
      let i = 0;
      while (i + 2 < n && clamped >= starts[i + 1]!) i++;
      const u = clamped - starts[i]!;
      for (let c = 0, at = 4 * i * count; c < count; c++, at += 4) {
        const c1 = coefficients[at + 1]!;
        const c2 = coefficients[at + 2]!;
        const c3 = coefficients[at + 3]!;
        out[c] = coefficients[at]! + u * (c1 + u * (c2 + u * c3));
        out[count + c] = inside ? c1 + u * (2 * c2 + 3 * u * c3) : 0;
      }
    },
  };
}

/**
 * The tridiagonal system of a cubic spline with no slope at its ends, solved by elimination
 * (Thomas's algorithm).
 */
function secondDerivatives(x: readonly number[], y: readonly number[]): Float64Array {
  const n = x.length;
  const second = new Float64Array(n);
  const upper = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const before = i > 0 ? x[i]! - x[i - 1]! : 0;
    const after = i + 1 < n ? x[i + 1]! - x[i]! : 0;
    const slopeBefore = i > 0 ? (y[i]! - y[i - 1]!) / before : 0;
    const slopeAfter = i + 1 < n ? (y[i + 1]! - y[i]!) / after : 0;
    const pivot = 2 * (before + after) - before * (i > 0 ? upper[i - 1]! : 0);
    upper[i] = after / pivot;
    second[i] = (6 * (slopeAfter - slopeBefore) - before * (i > 0 ? second[i - 1]! : 0)) / pivot;
  }
  for (let i = n - 2; i >= 0; i--) second[i] = second[i]! - upper[i]! * second[i + 1]!;
  return second;
}
