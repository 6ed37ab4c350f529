import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSet } from '../support/file-set';
import { bundleProgram, killWriters } from '../support/kill-writers';
import {
  KINDS_OF_DESTINATION,
  lockedDestinations,
  tryLockedDestination,
} from '../support/locked-destinations';

let program = '';
beforeAll(() => {
  program = bundleProgram('test/support/set-writer.ts');
});

// 200 kills, and every destination, in test/check/killed-writers.test.ts.
describe('a writer that is killed', () => {
  it('leaves no mixed set, no guide without the rest, and nothing after the next run (3 kills, seed 1)', async () => {
    const { mixed, bareGuides, brokenAfter } = await killWriters(3, 1, program);
    expect({ mixed, bareGuides, brokenAfter }).toEqual({ mixed: [], bareGuides: [], brokenAfter: [] });
  });
});

describe('a destination that cannot be written', () => {
  for (const to of lockedDestinations.slice(0, KINDS_OF_DESTINATION)) {
    it.runIf(to.isPossible)(`${to.name}: the old set stays whole, and the next run writes`, () =>
      tryLockedDestination(to, program),
    );
  }
});

describe('what is not of the set', () => {
  it('stays as it is: other files, where links lead, and the folder that one stands in', async () => {
    let folder = mkdtempSync(join(tmpdir(), 'bregma-locked-'));
    mkdirSync(join(folder, 'out'));
    const elsewhere = join(folder, 'elsewhere.stl');
    writeFileSync(elsewhere, 'mine');
    folder = join(folder, 'out');
    writeFileSync(join(folder, 'case.json'), 'mine');
    mkdirSync(join(folder, 'ct'));
    symlinkSync(elsewhere, join(folder, 'guide.stl'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'report.txt'));
    const { stdout } = spawnSync(process.execPath, [program, '.', '1', '1'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('wrote 1\n');
    expect(readSet(folder, ['case.json', 'ct'])).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'case.json'), 'utf8')).toBe('mine');
  });
});
