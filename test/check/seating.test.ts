import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { comparePatch, randomPatch } from '../support/seat-trials';

/**
 * Predicted against 1,000 simulated seatings on each of 20 patches; BREGMA_SEATINGS changes the
 * count.
 */
const count = Number(process.env.BREGMA_SEATINGS ?? 1000);
const PATCHES = 20;

it('predicts the 95 % radius of the seating within 20 % on at least 18 of 20 patches', async () => {
  const lines = ['patch\tkind\tpredicted\tobserved\tratio\tleast squares\tms'];
  let within = 0;
  for (let seed = 1; seed <= PATCHES; seed++) {
    const patch = randomPatch(seed);
    const seen = await comparePatch(patch, count, seed);
    const ratio = seen.predicted95Mm / seen.observed95Mm;
    if (Math.abs(ratio - 1) <= 0.2) within++;
    const figures = [seen.predicted95Mm, seen.observed95Mm, ratio, seen.leastSquares95Mm];
    lines.push([seed, patch.kind, ...figures.map(v => v.toFixed(3)), seen.predictMs.toFixed(0)].join('\t'));
    mkdirSync('test/output', { recursive: true });
    writeFileSync('test/output/seating.tsv', `${lines.join('\n')}\n`);
  }
  console.log(`${lines.join('\n')}\n${within} of ${PATCHES} within 20 %`);
  expect(within).toBeGreaterThanOrEqual(18);
}, 3_600_000);
