import { expect, it } from 'vitest';
import { measureHostile } from '../support/hostile/measure-hostile';

it('4,000 mutated scans never crash, hang or change in silence, in less than 1 GB (seeds 1 to 4000)', async () => {
  const { counts, faults, peakBytes } = await measureHostile(1, 4000);
  console.log('mutated scans:', counts, `peak ${Math.round(peakBytes / 1e6)} MB`);
  expect(faults).toEqual([]);
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe(4000);
  expect(counts['equal']).toBeGreaterThan(400);
  expect(counts['as said']).toBeGreaterThan(50);
  expect(peakBytes).toBeLessThan(1e9);
});
