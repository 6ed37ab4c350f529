import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { fitLayers, type LayerPriors, type Layers } from '../../geometry/path/fit-layers';

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

/** The cost as the model states it: squared residuals over noise and over the priors' own. */
function costOf(hu: Float64Array, noiseHu: number, p: Layers, priors: LayerPriors): number {
  const model = profile(p.edgesMm, p.levelsHu, p.blurMm);
  const squares = [...hu].map((v, n) => ((model[n]! - v) / noiseHu) ** 2);
  const off = (value: number, prior: { mean: number; sd: number } | null): void => {
    if (prior) squares.push(((value - prior.mean) / prior.sd) ** 2);
  };
  p.levelsHu.forEach((level, n) => off(level, priors.levels[n]!));
  priors.widths.forEach((width, n) => off(p.edgesMm[n + 1]! - p.edgesMm[n]!, width));
  off(p.blurMm, priors.blur);
  return squares.reduce((sum, v) => sum + v, 0);
}

/** The same layers with one of their values moved. */
function moved(p: Layers, n: number, by: number): Layers {
  const all = [...p.edgesMm, ...p.levelsHu, p.blurMm];
  all[n] = all[n]! + by;
  const edges = p.edgesMm.length;
  return { edgesMm: all.slice(0, edges), levelsHu: all.slice(edges, -1), blurMm: all[all.length - 1]! };
}

describe('the fit is the least of the cost as it is stated', () => {
  const slab = {
    edges: [0.1, 1.3],
    levels: [40, 1350, 20],
    start: { edgesMm: [-0.2, 1.8], levelsHu: [0, 1400, 60], blurMm: 0.38 },
  };
  const sandwich = {
    edges: [0, 0.9, 2.1, 3],
    levels: [50, 1400, 500, 1300, 10],
    start: { edgesMm: [-0.1, 0.7, 2.3, 3.2], levelsHu: [30, 1400, 700, 1400, 40], blurMm: 0.38 },
  };
  const blur = { mean: 0.38, sd: 0.04 };
  const width = { mean: 1.2, sd: 0.2 };
  const cases: [string, typeof slab, LayerPriors][] = [
    ['a slab, nothing expected', slab, { levels: [null, null, null], widths: [null], blur }],
    [
      'a slab, all of it expected elsewhere',
      slab,
      {
        levels: [
          { mean: 0, sd: 30 },
          { mean: 1500, sd: 40 },
          { mean: 90, sd: 20 },
        ],
        ...{ widths: [{ mean: 1.4, sd: 0.05 }], blur: { mean: 0.45, sd: 0.01 } },
      },
    ],
    [
      'tables and diploe',
      sandwich,
      {
        levels: [null, { mean: 1400, sd: 120 }, { mean: 650, sd: 250 }, { mean: 1400, sd: 120 }, null],
        ...{ widths: [width, null, width], blur },
      },
    ],
  ];

  it.each(cases)('of %s, seed 9', (_, { edges, levels, start }, priors) => {
    const random = seededRandom(9);
    for (let n = 0; n < 4; n++) {
      const hu = profile(edges, levels, 0.42).map(v => v + 15 * random.normal());
      const fit = fitLayers(atMm, hu, 15, start, priors);
      const cost = costOf(hu, 15, fit, priors);
      expect(fit.cost / cost).toBeCloseTo(1, 5);
      const size = 2 * edges.length + 2;
      for (let a = 0; a < size; a++) {
        const isLevel = a >= edges.length && a < size - 1;
        const by = isLevel ? 0.5 : 5e-4;
        const [less, more] = [-by, by].map(d => costOf(hu, 15, moved(fit, a, d), priors));
        // The bottom of the parabola through the three.
        const bottom = (0.5 * by * (less! - more!)) / (less! + more! - 2 * cost);
        expect(Math.abs(bottom / by), `value ${a}`).toBeLessThan(0.04);
      }
    }
  });

  it('takes no edge for sharper than 0.12 mm, which no scanner draws', () => {
    const priors: LayerPriors = { levels: [null, null, null], widths: [null], blur: { mean: 0.3, sd: 10 } };
    const of = (blurMm: number): number =>
      fitLayers(atMm, profile(slab.edges, slab.levels, blurMm), 10, slab.start, priors).blurMm;
    expect(of(0.06)).toBe(0.12);
    expect(of(0.15)).toBeCloseTo(0.15, 3);
  });
});
