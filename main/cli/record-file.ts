import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeviceName } from '../../geometry/core/is-device-name';
import { phrase, words } from '../../geometry/messages/phrase';
import { addToRecord, writeRecord, type ChangedRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import type { RecordRow } from '../../geometry/verify/record-row';
import { systemCode } from '../files/system-code';
import { withLock } from '../files/with-lock';
import { writeTogether } from '../files/write-together';
import { refuseInput } from './exit';
import { readText } from './read-text';

/**
 * The rows of a record on the disk; refused in words where it cannot be read. @param mayBegin a
 * missing file is an empty record
 */
export async function readRecordFile(path: string, mayBegin = false): Promise<RecordRow[]> {
  const text = mayBegin && !existsSync(path) ? '' : await readText(path, words('a-record'), 'no-record');
  const rows = readRecord(text, basename(path));
  return rows.ok ? rows.value : refuseInput(rows.problem);
}

/**
 * Adds rows to a record on the disk, whole or not at all, also while others add theirs: the record
 * is read and written under a lock beside it. A link is followed: the record is where it leads.
 */
export async function addToRecordFile(path: string, more: readonly RecordRow[]): Promise<ChangedRecord> {
  const file = await realpath(path).catch(() => resolve(path));
  const folder = dirname(file);
  if (isDeviceName(basename(file))) {
    refuseInput({
      code: 'bad-option',
      ...phrase('option-names-device', { option: '--record', text: path }),
      where: '--record',
    });
  }
  try {
    await mkdir(folder, { recursive: true });
    const added = await withLock(join(folder, `.${basename(file)}.lock`), async () => {
      const changed = addToRecord(await readRecordFile(file, true), more);
      const saved = await writeTogether(folder, [{ name: basename(file), bytes: writeRecord(changed.rows) }]);
      return saved.ok ? changed : cannotWrite(path);
    });
    return added.ok ? added.value : refuseInput(added.problem);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return cannotWrite(path);
  }
}

const cannotWrite = (path: string): never =>
  refuseInput({
    code: 'cannot-write',
    ...phrase('record-cannot-be-written', { path }),
    where: path,
  });
