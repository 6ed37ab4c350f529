import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StudyRow } from '../../samples/study/study-row';
import { buildBregma, runBregma } from '../support/run-bregma';

let work = '';
const row = (folder: string, patient: number): string =>
  join(work, folder, 'rows', `${String(patient).padStart(4, '0')}.json`);
/** A small cat in large voxels: quick, and no guide to go by. */
const TINY = ['--voxel', '1.2', '--seed', '1'] as const;

beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-study-'));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

it('runs a shard, keeps its row, gathers what is there and refuses what does not belong together', () => {
  const out = join(work, 'a');
  const shard = runBregma('study', ...TINY, '--patients', '2', '--shard', '1/2', '--out', out);
  expect({ status: shard.status, stderr: shard.stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(out, 'rows'))).toEqual(['0001.json']);
  expect(readdirSync(out)).toEqual(['rows']);
  const first = readFileSync(row('a', 1), 'utf8');
  const { mtimeMs } = statSync(row('a', 1));

  const again = runBregma('study', ...TINY, '--patients', '1', '--out', out, '--json');
  expect(statSync(row('a', 1)).mtimeMs).toBe(mtimeMs);
  const { rows, summary } = JSON.parse(again.stdout) as {
    rows: StudyRow[];
    summary: { target: Record<string, number>; inside95: number };
  };
  expect(rows).toEqual([JSON.parse(first)]);
  expect(rows[0]).toMatchObject({ patient: 1, trajectory: 'T1', status: 'operated' });
  expect(Object.keys(rows[0]!.parts!).sort()).toEqual([
    'bending',
    'imaging',
    'print',
    'seating',
    'sleeve',
    'surface',
  ]);
  expect(summary.target.median).toBe(rows[0]!.targetErrorMm);
  expect(summary.inside95).toBe(rows[0]!.targetErrorMm! <= rows[0]!.predicted95Mm! ? 1 : 0);
  expect(readdirSync(out).sort()).toEqual(['rows', 'rows.csv', 'study.html']);

  // Rows of other settings are nobody's statistics.
  writeFileSync(
    row('a', 2),
    first.replace(/"settings": ".*"/, '"settings": "another"').replace('"patient": 1', '"patient": 2'),
  );
  const mixed = runBregma('study', '--gather', '--out', out);
  expect(mixed.status).toBe(2);
  expect(mixed.stderr).toMatch(/come from studies with different settings or versions/);
});

it.each([
  ['--shard', '3/2', /--shard needs i\/n with i from 1 to n/],
  ['--ablate', 'everything', /--ablate needs one of no-block-out/],
  ['--support', 'teeth', /--support needs one of feet, auto/],
  ['--voxel', '0.6,0.4', /--voxel needs one number, or two joined by "\.\."/],
  ['--patients', '0', /--patients needs numbers from 1/],
])('refuses %s %s in words', (option, text, words) => {
  const run = runBregma('study', option, text, '--out', join(work, 'none'));
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(words);
});

it('refuses to gather where there is nothing', () => {
  const run = runBregma('study', '--gather', '--out', join(work, 'none'));
  expect({ status: run.status, stderr: run.stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There are no rows of a study') as string,
  });
});
