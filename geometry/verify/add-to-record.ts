import { RECORD_COLUMNS, type RecordRow } from './record-row';

/** A record with new rows, and how many older ones they took the place of. */
export interface ChangedRecord {
  readonly rows: readonly RecordRow[];
  readonly added: number;
  readonly replaced: number;
}

/** Adds rows; one of the same case, path and later scan takes the older one's place, so that no operation counts twice. */
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

/** The record as a file: RFC 4180, one line a row; what is missing is empty. */
export function writeRecord(rows: readonly RecordRow[]): string {
  const line = (row: RecordRow): string => RECORD_COLUMNS.map(column => encode(row[column])).join(',');
  return `${[RECORD_COLUMNS.join(','), ...rows.map(line)].join('\r\n')}\r\n`;
}

function encode(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
