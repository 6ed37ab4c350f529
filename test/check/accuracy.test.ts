import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { buildHead } from '../../samples/head/build-head';
import { randomPatient, sampleNames, samplePatient } from '../../samples/patients';
import { randomPath } from '../support/draw-trial';
import { describeExamination, examineHead, type HeadTrial } from '../support/examine-head';

/**
 * The four samples and twenty heads nobody tuned on, in random poses; BREGMA_CHECK_SEEDS=3,7 picks
 * some.
 */
const only = process.env.BREGMA_CHECK_SEEDS?.split(',').map(Number);
const seeds = only ?? Array.from({ length: 20 }, (_, n) => 101 + n);
const lines: string[] = [];

/** Written after every head, so that an interrupted run leaves its figures. */
function writeTable(): void {
  mkdirSync('test/output', { recursive: true });
  writeFileSync('test/output/accuracy.tsv', `${lines.join('\n')}\n`);
}

async function sound(trial: HeadTrial, name: string): Promise<void> {
  const examined = await examineHead(trial);
  lines.push(`${name}\t${describeExamination(examined)}`);
  writeTable();
  expect(examined.problem).toBeNull();
  expect(examined.failing).toEqual([]);
  expect(examined.measures!.faults).toEqual([]);
}

describe.skipIf(only)('sample patients, measured against their true bone', () => {
  it.each(sampleNames)('%s, from its own target and entry', async name => {
    await sound({ parameters: samplePatient(name), random: seededRandom(1) }, name);
  });
});

describe('random heads in random poses, measured against their true bone', () => {
  it.each(seeds)('seed %i', async seed => {
    const random = seededRandom(seed);
    const parameters = randomPatient(seed);
    const trial: HeadTrial = { parameters, random };
    const path = seed % 2 === 0 ? { path: randomPath(buildHead(parameters), random) } : {};
    await sound({ ...trial, ...path }, `seed ${seed}${seed % 2 === 0 ? ', random entry' : ''}`);
  });
});

afterAll(() => {
  writeTable();
  console.log(lines.join('\n'));
});
