import { assertThat } from '../core/result';
import { decomposeSymmetric } from './decompose-symmetric';

/** Nodes each way over the half-disc of the two smaller axes. */
const NODES = 40;

/**
 * The radius of the ball about zero that holds `share` of a three-dimensional Gaussian: exact for
 * any covariance, where "two sigma" is right for one dimension alone (in three, 95 % of an even
 * Gaussian lie within 2.80 sigma).
 *
 * @param covariance 3 x 3, row by row, mm2; may be flat (needle errors have no depth)
 * @param mean mm; default zero
 * @returns mm, to about 1e-5 of the largest standard deviation
 */
export function confidenceRadius(
  covariance: Float64Array,
  share: number,
  mean: ArrayLike<number> = [0, 0, 0],
): number {
  assertThat(share > 0 && share < 1, 'confidenceRadius', 'the share must lie between 0 and 1', share);
  const { values, vectors } = decomposeSymmetric(covariance, 3);
  const scale = Math.sqrt(Math.max(values[2]!, 0)) + Math.hypot(mean[0]!, mean[1]!, mean[2]!);
  if (!(scale > 0)) return 0;
  // A flat axis gets a breath of width: it then needs no rule of its own.
  const sigma = [0, 1, 2].map(k => Math.sqrt(Math.max(values[k]!, 1e-10 * scale * scale)));
  const middle = [0, 1, 2].map(k => [0, 1, 2].reduce((sum, i) => sum + vectors[3 * k + i]! * mean[i]!, 0));
  let low = 0;
  let high = scale;
  while (heldWithin(high, sigma, middle) < share) high *= 2;
  for (let n = 0; n < 50 && high - low > 1e-7 * scale; n++) {
    const r = (low + high) / 2;
    if (heldWithin(r, sigma, middle) < share) low = r;
    else high = r;
  }
  return (low + high) / 2;
}

/**
 * P(|x| <= r): the largest axis in closed form, the two others by quadrature in which no edge is
 * sharp.
 */
function heldWithin(r: number, sigma: readonly number[], middle: readonly number[]): number {
  return integrate(r, middle[0]!, sigma[0]!, x =>
    integrate(Math.sqrt(Math.max(0, r * r - x * x)), middle[1]!, sigma[1]!, y => {
      const reach = Math.sqrt(Math.max(0, r * r - x * x - y * y));
      return normalBelow((reach - middle[2]!) / sigma[2]!) - normalBelow((-reach - middle[2]!) / sigma[2]!);
    }),
  );
}

/**
 * Integral of normal density times `f` over [-r, r], where `f` ends as a square root does: x = r
 * sin(u) takes the edge away, and where the density is a narrow peak within, its own +-8 sigma are
 * all that counts.
 */
function integrate(r: number, mean: number, sigma: number, f: (x: number) => number): number {
  const from = Math.asin(Math.max(-1, Math.min(1, (mean - 8 * sigma) / r)));
  const to = Math.asin(Math.max(-1, Math.min(1, (mean + 8 * sigma) / r)));
  if (!(to > from)) return 0;
  let sum = 0;
  const { nodes, weights } = gauss;
  for (let n = 0; n < NODES; n++) {
    const u = (from + to) / 2 + ((to - from) / 2) * nodes[n]!;
    const x = r * Math.sin(u);
    const t = (x - mean) / sigma;
    sum += weights[n]! * Math.exp(-0.5 * t * t) * r * Math.cos(u) * f(x);
  }
  return (((to - from) / 2) * sum) / (sigma * Math.sqrt(2 * Math.PI));
}

/** Gauss-Legendre nodes and weights on [-1, 1], by Newton from Chebyshev's guess. */
const gauss = (() => {
  const nodes = new Float64Array(NODES);
  const weights = new Float64Array(NODES);
  for (let n = 0; n < NODES; n++) {
    let x = Math.cos((Math.PI * (n + 0.75)) / (NODES + 0.5));
    let slope = 1;
    for (let step = 0; step < 50; step++) {
      let [before, now] = [1, x];
      for (let k = 2; k <= NODES; k++) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      slope = (NODES * (x * now - before)) / (x * x - 1);
      const shift = now / slope;
      x -= shift;
      if (Math.abs(shift) < 1e-15) break;
    }
    nodes[n] = x;
    weights[n] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
})();

/**
 * Standard normal distribution function: Abramowitz and Stegun 26.2.17 refined by West (Wilmott
 * 2005), to 1e-15.
 */
function normalBelow(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const peak = Math.exp((-z * z) / 2);
  let tail: number;
  if (z < 7.07106781186547) {
    const top =
      (((((3.52624965998911e-2 * z + 0.700383064443688) * z + 6.37396220353165) * z + 33.912866078383) * z +
        112.079291497871) *
        z +
        221.213596169931) *
        z +
      220.206867912376;
    const bottom =
      ((((((8.83883476483184e-2 * z + 1.75566716318264) * z + 16.064177579207) * z + 86.7807322029461) * z +
        296.564248779674) *
        z +
        637.333633378831) *
        z +
        793.826512519948) *
        z +
      440.413735824752;
    tail = (peak * top) / bottom;
  } else {
    tail = peak / (2.506628274631 * (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))));
  }
  return x > 0 ? 1 - tail : tail;
}
