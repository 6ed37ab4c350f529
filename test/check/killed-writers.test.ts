import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addRowsAtOnce, casesOf } from '../support/add-rows-at-once';
import { killPlans } from '../support/kill-plans';
import { bundleProgram, killWriters } from '../support/kill-writers';
import { lockedDestinations, tryLockedDestination } from '../support/locked-destinations';
import { buildBregma } from '../support/run-bregma';

let program = '';
beforeAll(() => {
  program = bundleProgram('test/support/set-writer.ts');
});

/** The short form of all these is in test/repro/mixed-sets.test.ts and lost-rows.test.ts. */
it('200 kills of a writer of sets leave no mixed set and nothing after the next run (seed 2)', async () => {
  const { kills, hitSwaps, mixed, bareGuides, brokenAfter } = await killWriters(200, 2, program);
  expect({ kills, mixed, bareGuides, brokenAfter }).toEqual({
    kills: 200,
    mixed: [],
    bareGuides: [],
    brokenAfter: [],
  });
  // Some of them must have met the swap itself, or nothing was tried.
  expect(hitSwaps).toBeGreaterThan(5);
});

it('200 kills of a whole bregma plan in mid-write leave no mixed set and nothing after the next run (seed 3)', async () => {
  buildBregma();
  const { inWriting, hitSwaps, mixed, bareGuides, brokenAfter } = await killPlans(200, 3);
  console.log(`${inWriting} of 200 kills came in mid-write; ${hitSwaps} left a set half moved`);
  expect({ mixed, bareGuides, brokenAfter }).toEqual({ mixed: [], bareGuides: [], brokenAfter: [] });
  expect(inWriting).toBeGreaterThan(150);
  expect(hitSwaps).toBeGreaterThan(5);
}, 3_600_000);

describe('20 destinations that are locked or full', () => {
  it('are all tried where the system lets them be made', () => expect(lockedDestinations).toHaveLength(20));
  for (const to of lockedDestinations) {
    it.runIf(to.isPossible)(`${to.name}: the old set stays whole, and the next run writes`, () =>
      tryLockedDestination(to, program),
    );
  }
});

it('eight writers of a record at once lose no row of 40', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-record-'));
  const file = join(folder, 'clinic.csv');
  const added = await addRowsAtOnce(file, 8, 5);
  expect(added).toHaveLength(40);
  expect(casesOf(file)).toEqual(added);
  expect(readdirSync(folder)).toEqual(['clinic.csv']);
});
