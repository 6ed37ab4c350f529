import { expect, it } from 'vitest';
import { killWriters } from '../support/kill-writers';

/** The short form is in test/repro/mixed-sets.test.ts, with the destinations that are locked or full. */
it('200 kills of a writer of sets leave no mixed set and nothing after the next run (seed 2)', async () => {
  const { kills, hitSwaps, mixed, bareGuides, brokenAfter } = await killWriters(200, 2);
  expect({ kills, mixed, bareGuides, brokenAfter }).toEqual({
    kills: 200,
    mixed: [],
    bareGuides: [],
    brokenAfter: [],
  });
  // Some of them must have met the swap itself, or nothing was tried.
  expect(hitSwaps).toBeGreaterThan(5);
});
