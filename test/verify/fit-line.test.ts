import { expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { fitLine } from '../../geometry/verify/fit-line';

it('fitLine finds a line through 40 places of which a quarter lies anywhere, seed 8', () => {
  const random = seededRandom(8);
  const stations = Array.from({ length: 40 }, (_, n) => {
    const wild = n % 4 === 1;
    const across = (offset: number, slope: number): number =>
      offset + slope * n + (wild ? random.between(-3, 3) : 0.02 * random.normal());
    return { alongMm: n, acrossMm: [across(0.4, 0.03), across(-1, -0.01)] as const };
  });
  const { offsetMm, slope, spreadMm } = fitLine(stations);
  [0.4, -1].forEach((v, n) => expect(Math.abs(offsetMm[n]! - v)).toBeLessThan(0.02));
  [0.03, -0.01].forEach((v, n) => expect(Math.abs(slope[n]! - v)).toBeLessThan(0.001));
  expect(spreadMm).toBeGreaterThan(0.01);
  expect(spreadMm).toBeLessThan(0.05);
});
