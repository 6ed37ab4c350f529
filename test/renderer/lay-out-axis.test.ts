import { expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { layOutAxis, layOutLogAxis } from '../../renderer/panels/guide/lay-out-axis';

it.each<[string, number[], number[], number]>([
  ['tenths', [0.31, 0.58], [0.3, 0.4, 0.5, 0.6], 1],
  ['ends that are round already', [0.2, 0.6], [0.2, 0.3, 0.4, 0.5, 0.6], 1],
  ['twos', [1.4, 8.1], [0, 2, 4, 6, 8, 10], 0],
  ['hundreds', [90, 1010], [0, 500, 1000, 1500], 0],
  ['one value', [0.4], [0.4, 0.41], 2],
  ['nothing but nought', [0, 0], [0, 0.1], 1],
  ['either side of nought', [-1, 2], [-1, 0, 1, 2], 0],
])('an axis of %s', (_, values, ticks, digits) => {
  const axis = layOutAxis(values);
  expect(axis.ticks).toEqual(ticks);
  expect([axis.low, axis.high, axis.digits]).toEqual([ticks[0], ticks.at(-1), digits]);
});

it('holds every value in at most five equal steps that its digits tell apart (seed 8)', () => {
  const random = seededRandom(8);
  for (let n = 0; n < 500; n++) {
    const scale = 10 ** (6 * random.uniform() - 3);
    const values = Array.from(
      { length: 1 + Math.floor(5 * random.uniform()) },
      () => scale * (random.uniform() - 0.3),
    );
    const { low, high, ticks, digits } = layOutAxis(values);
    expect(low).toBeLessThanOrEqual(Math.min(...values) + 1e-8 * scale);
    expect(high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-8 * scale);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(ticks.map(tick => tick.toFixed(digits))).size).toBe(ticks.length);
    for (const tick of ticks) expect(Number(tick.toFixed(digits))).toBeCloseTo(tick, 9);
  }
});

it.each<[string, number[], number[], number]>([
  ['a wide range', [1.9, 8, 22.6], [2, 5, 10, 20], 0],
  ['round ends', [2, 20], [2, 5, 10, 20], 0],
  ['tenths', [0.3, 1.2], [0.5, 1], 1],
  ['large ones', [120, 900], [200, 500], 0],
  ['a narrow range', [1.9, 3.1], [1.9, 3.1], 1],
  ['one value', [3], [3], 1],
])('an axis for the logarithms of %s', (_, values, ticks, digits) => {
  const axis = layOutLogAxis(values);
  expect(axis.ticks).toEqual(ticks);
  expect(axis.digits).toBe(digits);
  expect(axis.low).toBeCloseTo(Math.min(...values) / 1.1, 12);
  expect(axis.high).toBeCloseTo(1.1 * Math.max(...values), 12);
});
