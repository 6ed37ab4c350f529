import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { phrase } from '../../geometry/messages/phrase';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { hashSettings, type StudySettings, type StudyVariant } from '../../samples/study/settings';
import { parseRow, type StudyRow } from '../../samples/study/study-row';
import { writeTogether } from '../files/write-together';

const rowsFolder = (folder: string): string => join(folder, 'rows');

/** rows/0012.json, and beside it rows/0012.flat-pad.json for what was left out. */
const rowName = (patient: number, variant: StudyVariant): string =>
  `${String(patient).padStart(4, '0')}${variant === 'complete' ? '' : `.${variant}`}.json`;

/**
 * Every row below the folder, by patient and variant; none where the folder is not there. Refuses a
 * file that is no row.
 */
export async function readRows(folder: string): Promise<Result<StudyRow[]>> {
  const names = await readdir(rowsFolder(folder)).catch(() => [] as string[]);
  const rows: StudyRow[] = [];
  for (const name of names.filter(n => n.endsWith('.json')).sort()) {
    const file = join(rowsFolder(folder), name);
    const row = parseRow(await readFile(file, 'utf8'), file);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return succeed(rows);
}

/** Writes the rows of a patient, each to its own file and whole or not at all. */
export const writeRows = (folder: string, rows: readonly StudyRow[]): Promise<Result<null>> =>
  writeTogether(
    rowsFolder(folder),
    rows.map(row => ({
      name: rowName(row.patient, row.variant),
      bytes: `${JSON.stringify(row, null, 2)}\n`,
    })),
  );

/** Patients that lack a row of these settings. */
export function patientsToRun(
  patients: readonly number[],
  variants: readonly StudyVariant[],
  settings: StudySettings,
  rows: readonly StudyRow[],
): number[] {
  const hash = hashSettings(settings);
  const kept = new Set(
    rows.filter(row => row.settings === hash).map(row => rowName(row.patient, row.variant)),
  );
  return patients.filter(patient => !variants.every(variant => kept.has(rowName(patient, variant))));
}

/**
 * Refuses rows that were not all made with one set of settings: their statistics would mean
 * nothing.
 */
export function requireOneStudy(rows: readonly StudyRow[], folder: string): Result<null> {
  if (rows.length === 0) {
    return refuse('no-rows', phrase('no-study-rows', { folder: rowsFolder(folder) }), folder);
  }
  if (rows.every(row => row.settings === rows[0]!.settings)) return succeed(null);
  return refuse('mixed-rows', phrase('mixed-study-rows', { folder: rowsFolder(folder) }), folder);
}
