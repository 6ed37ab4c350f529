import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patientsToRun, readRows, requireOneStudy, writeRows } from '../../main/cli/study-files';
import { hashSettings, STUDY_DEFAULTS } from '../../samples/study/settings';
import { failedRow, makeRow } from '../samples/study/make-row';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-rows-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const settings = hashSettings(STUDY_DEFAULTS);

it('reads back what it wrote, one file a row, and knows which patients are missing', async () => {
  const rows = [
    makeRow({ patient: 2, settings }),
    failedRow(10, 'No guide.', { settings }),
    makeRow({ patient: 2, settings, variant: 'flat-pad' }),
    makeRow({ patient: 3, settings: 'of another study' }),
  ];
  expect(await writeRows(folder, rows)).toEqual({ ok: true, value: null });
  expect(readdirSync(join(folder, 'rows')).sort()).toEqual([
    '0002.flat-pad.json',
    '0002.json',
    '0003.json',
    '0010.json',
  ]);
  const read = await readRows(folder);
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value).toHaveLength(4);
  expect(read.value).toEqual(expect.arrayContaining(rows));
  expect(patientsToRun([1, 2, 3, 10], ['complete'], STUDY_DEFAULTS, read.value)).toEqual([1, 3]);
  expect(patientsToRun([2, 10], ['complete', 'flat-pad'], STUDY_DEFAULTS, read.value)).toEqual([10]);
  expect(patientsToRun([2], ['complete'], { ...STUDY_DEFAULTS, seed: 9 }, read.value)).toEqual([2]);
  expect(requireOneStudy(read.value, folder)).toMatchObject({ ok: false, problem: { code: 'mixed-rows' } });
});

it('passes over what a stopped run left half written, and refuses a spoilt row by its name', async () => {
  const rows = join(folder, 'spoilt', 'rows');
  mkdirSync(rows, { recursive: true });
  writeFileSync(join(rows, '.0004.json.0123abcd.tmp'), '{"format":');
  expect(await readRows(join(folder, 'spoilt'))).toEqual({ ok: true, value: [] });
  writeFileSync(join(rows, '0004.json'), '{"format":');
  const read = await readRows(join(folder, 'spoilt'));
  expect(read.ok ? '' : read.problem.message).toMatch(/0004\.json is not valid JSON/);
});
