import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { addToRecord, writeRecord, type ChangedRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import type { RecordRow } from '../../geometry/verify/record-row';
import { writeTogether } from '../files/write-together';
import { refuseInput } from './exit';
import { readText } from './read-text';

/** The rows of a record on the disk; refused in words where it cannot be read. @param mayBegin a missing file is an empty record */
export async function readRecordFile(path: string, mayBegin = false): Promise<RecordRow[]> {
  const text = mayBegin && !existsSync(path) ? '' : await readText(path, 'a record', 'no-record');
  const rows = readRecord(text, basename(path));
  return rows.ok ? rows.value : refuseInput(rows.problem);
}

/** Adds rows to a record on the disk, whole or not at all. */
export async function addToRecordFile(path: string, more: readonly RecordRow[]): Promise<ChangedRecord> {
  const changed = addToRecord(await readRecordFile(path, true), more);
  const file = { name: basename(path), bytes: writeRecord(changed.rows) };
  const saved = await writeTogether(dirname(resolve(path)), [file]);
  if (!saved.ok) {
    refuseInput({
      code: 'cannot-write',
      message: `The record ${path} cannot be written; see that its folder is not read-only and the disk not full, or choose another file for --record.`,
      where: path,
    });
  }
  return changed;
}
