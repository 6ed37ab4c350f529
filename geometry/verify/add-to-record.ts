import { writeCsv } from '../core/write-csv';
import { RECORD_COLUMNS, type RecordRow } from './record-row';

/** A record with new rows, and how many older ones they took the place of. */
export interface ChangedRecord {
  readonly rows: readonly RecordRow[];
  readonly added: number;
  readonly replaced: number;
}

/**
 * Adds rows; one of the same case, path and later scan takes the older one's place, so that no
 * operation counts twice.
 */
export function addToRecord(rows: readonly RecordRow[], more: readonly RecordRow[]): ChangedRecord {
  const changed = [...rows];
  let replaced = 0;
  for (const row of more) {
    const at = changed.findIndex(
      other => other.case === row.case && other.trajectory === row.trajectory && other.scan === row.scan,
    );
    if (at < 0) changed.push(row);
    else {
      changed[at] = row;
      replaced++;
    }
  }
  return { rows: changed, added: more.length - replaced, replaced };
}

/** The record without the rows of one case and one later scan. */
export const removeFromRecord = (
  rows: readonly RecordRow[],
  caseId: string,
  scan: string,
): readonly RecordRow[] => rows.filter(row => row.case !== caseId || row.scan !== scan);

/** The record as a file: one line a row; what is missing is empty. */
export const writeRecord = (rows: readonly RecordRow[]): string =>
  writeCsv([RECORD_COLUMNS, ...rows.map(row => RECORD_COLUMNS.map(column => row[column]))]);
