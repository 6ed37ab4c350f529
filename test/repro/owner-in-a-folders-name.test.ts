import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ballCase, IN_THE_AIR, writeCoarseScan } from '../support/ball-case';
import { buildBregma, runBregma } from '../support/run-bregma';

// plan.json named the folder of the scan, and the sentence of a slice that was filled in the whole
// path of its neighbours.

const OWNER = 'Meier-Waldi';
let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-owner-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it("an owner's name in the scan's folder reaches no file of a plan and no word that it prints", () => {
  const patient = join(work, OWNER);
  writeCoarseScan(join(patient, `${OWNER} ct`));
  rmSync(join(patient, `${OWNER} ct`, '20.dcm'));
  const planCase = ballCase('K9-1', `${OWNER} ct`);
  writeFileSync(join(patient, 'case.json'), JSON.stringify({ ...planCase, trajectories: [IN_THE_AIR] }));
  const out = join(work, 'out');
  for (const form of [['--json'], []]) {
    const words = ['--out', out, '--interpolate-missing', 'AB', ...form];
    const { status, stdout, stderr } = runBregma('plan', join(patient, 'case.json'), ...words);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).not.toContain('Meier');
    for (const name of readdirSync(out)) {
      expect(readFileSync(join(out, name)).includes('Meier'), name).toBe(false);
    }
  }
  // The slices themselves are named.
  expect(readFileSync(join(out, 'report.txt'), 'utf8')).toMatch(/between 19\.dcm\s+and 21\.dcm/);
});
