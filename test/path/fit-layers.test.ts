import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { fitLayers } from '../../geometry/path/fit-layers';

/** Distribution function of the standard normal by Simpson's rule, to 1e-9. */
function phi(z: number): number {
  const n = 400;
  const h = z / n;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    sum += (k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * (k * h) ** 2);
  }
  return 0.5 + (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

const atMm = Float64Array.from({ length: 80 }, (_, n) => -3 + 0.1 * n);
const profile = (edges: readonly number[], levels: readonly number[], blur: number): Float64Array =>
  atMm.map(s =>
    edges.reduce((v, e, n) => v + (levels[n + 1]! - levels[n]!) * phi((s - e) / blur), levels[0]!),
  );

describe('fitLayers', () => {
  it('finds a slab again from half a millimetre off, without noise and with priors that say little', () => {
    const hu = profile([0.2, 2.1], [50, 1300, 20], 0.41);
    const fit = fitLayers(
      atMm,
      hu,
      10,
      { edgesMm: [-0.3, 2.6], levelsHu: [0, 1000, 100], blurMm: 0.3 },
      { levels: [null, { mean: 1300, sd: 1e6 }, null], widths: [null], blur: { mean: 0.41, sd: 1e6 } },
    );
    [0.2, 2.1].forEach((e, n) => expect(fit.edgesMm[n]).toBeCloseTo(e, 4));
    [50, 1300, 20].forEach((l, n) => expect(fit.levelsHu[n]).toBeCloseTo(l, 1));
    expect(fit.blurMm).toBeCloseTo(0.41, 4);
    expect(fit.cost).toBeLessThan(1e-3);
  });

  it('tells the width of a slab thinner than the blur once its density is known, where half-maxima cannot', () => {
    const hu = profile([0, 0.6], [50, 1300, 50], 0.45);
    const peak = Math.max(...hu);
    const above = hu.filter(v => v > (peak + 50) / 2).length * 0.1;
    expect(above).toBeGreaterThan(1.05);
    const fit = fitLayers(
      atMm,
      hu,
      10,
      { edgesMm: [-0.2, above], levelsHu: [50, 1300, 50], blurMm: 0.4 },
      { levels: [null, { mean: 1300, sd: 20 }, null], widths: [null], blur: { mean: 0.45, sd: 0.02 } },
    );
    expect(fit.edgesMm[1]! - fit.edgesMm[0]!).toBeCloseTo(0.6, 2);
  });

  it('never ends dearer than it began, seed 4', () => {
    const random = seededRandom(4);
    for (let n = 0; n < 20; n++) {
      const edges = [random.between(-1, 0), random.between(1.5, 3)];
      const hu = profile(edges, [50, random.between(900, 1600), 30], random.between(0.3, 0.6));
      const noisy = hu.map(v => v + 20 * random.normal());
      const start = { edgesMm: [-0.5, 2], levelsHu: [50, 1200, 50], blurMm: 0.4 };
      const priors = { levels: [null, null, null], widths: [null], blur: { mean: 0.4, sd: 0.2 } };
      const fit = fitLayers(atMm, noisy, 20, start, priors);
      const stay = fitLayers(atMm, noisy, 20, fit, priors);
      expect(stay.cost).toBeLessThanOrEqual(fit.cost * (1 + 1e-9));
      expect(Math.abs(fit.edgesMm[0]! - edges[0]!)).toBeLessThan(0.1);
      expect(Math.abs(fit.edgesMm[1]! - edges[1]!)).toBeLessThan(0.1);
    }
  });
});
