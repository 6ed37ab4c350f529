import { expect, it } from 'vitest';
import { measureHostile } from '../support/hostile/measure-hostile';

/** `npm run check` reads 4,000 (test/check/hostile-scans.test.ts). */
it('150 mutated scans never crash, hang or change in silence, in less than 1 GB (seeds 1 to 150)', async () => {
  const { counts, faults, peakBytes } = await measureHostile(1, 150);
  expect(faults).toEqual([]);
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe(150);
  // Neither does everything get through, nor nothing.
  expect(counts['equal']).toBeGreaterThan(15);
  expect(counts['refused']).toBeGreaterThan(60);
  expect(peakBytes).toBeLessThan(1e9);
});
