import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addPlan } from '../../main/cli/plan';
import { ballCase, IN_THE_AIR, writeCoarseScan } from '../support/ball-case';

/**
 * Two plans of different animals into one folder: the later took the earlier's place without a
 * word.
 */
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'bregma-two-'));
  writeCoarseScan(join(work, 'ct'));
  writeCoarseScan(join(work, 'other-ct'), 3);
  for (const [file, id, scan] of [
    ['rex', 'REX', 'ct'],
    ['rex-again', 'REX', 'other-ct'],
    ['tom', 'TOM', 'ct'],
    ['unnamed', 'unnamed', 'ct'],
    ['unnamed-other', 'unnamed', 'other-ct'],
  ] as const) {
    const saved = { ...ballCase(id, scan), trajectories: [IN_THE_AIR] };
    writeFileSync(join(work, `${file}.json`), JSON.stringify(saved));
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));
afterEach(() => void (process.exitCode = undefined));

async function plan(file: string, folder: string, ...words: string[]): Promise<void> {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addPlan(program);
  const given = ['plan', join(work, `${file}.json`), '--out', join(work, folder), '--quiet', ...words];
  await program.parseAsync(given, { from: 'user' });
  vi.restoreAllMocks();
}
const idIn = (folder: string): string =>
  JSON.parse(readFileSync(join(work, folder, 'plan.json'), 'utf8')).case.patient.id;

describe('a folder that holds a plan', () => {
  it('is not taken for that of another animal, unless it is said so', async () => {
    await plan('rex', 'a');
    await expect(plan('tom', 'a')).rejects.toMatchObject({
      problem: {
        code: 'other-plan-there',
        message: `${join(work, 'a')} holds the plan of REX, and this is one of TOM: it would be replaced. Choose another folder for --out, or add --replace.`,
      },
    });
    expect(idIn('a')).toBe('REX');
    await plan('tom', 'a', '--replace');
    expect(idIn('a')).toBe('TOM');
  });

  it('is taken again for the same animal, on another scan too', async () => {
    await plan('rex', 'b');
    await plan('rex', 'b');
    await plan('rex-again', 'b');
    expect(idIn('b')).toBe('REX');
  });

  it('of a case without an id is told by its scan', async () => {
    await plan('unnamed', 'c');
    await plan('unnamed', 'c');
    await expect(plan('unnamed-other', 'c')).rejects.toMatchObject({
      problem: { code: 'other-plan-there' },
    });
  });

  it('that cannot be read is left as it is', async () => {
    await plan('rex', 'd');
    writeFileSync(join(work, 'd', 'plan.json'), 'not ours');
    await expect(plan('rex', 'd')).rejects.toMatchObject({ problem: { code: 'other-plan-there' } });
    expect(readFileSync(join(work, 'd', 'plan.json'), 'utf8')).toBe('not ours');
  });
});
