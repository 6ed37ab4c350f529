import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { addToRecord, removeFromRecord, writeRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import { toRecordRow, type RecordRow } from '../../geometry/verify/record-row';
import { isSampleId } from '../../samples/sample-id';
import { platform } from '../platform/platform';
import { judgeOf } from '../state/carried-out';
import { draftStore } from '../state/draft-store';
import { laterKey } from '../state/edit-postoperative-scan';
import { isOfSample } from '../state/of-sample';
import { clearAlerts, raise, sessionStore, setSession } from '../state/session-store';

/**
 * Under this key the home keeps the clinic's record: in the browser's private files, or the
 * program's own folder.
 */
const RECORD_KEY = 'record';
const RECORD_FILE = 'bregma-record.csv';

/** The clinic's record as it is kept; null where it cannot be read, and words say why. */
async function readKept(): Promise<RecordRow[] | null> {
  try {
    const read = readRecord((await platform.restore(RECORD_KEY)) ?? '', RECORD_FILE);
    if (read.ok) return read.value;
    raise('verify', read.problem);
  } catch (error) {
    raise('verify', notKept(error));
  }
  return null;
}

/** Brings the record into the window. */
export async function loadRecord(): Promise<void> {
  const rows = await readKept();
  if (rows) setSession({ record: rows });
}

/** Adds what was measured; the same case and scan once more takes the older rows' place. */
export async function addVerified(): Promise<void> {
  const { verified } = sessionStore.getState();
  const { later } = draftStore.getState();
  const judge = judgeOf(draftStore.getState(), sessionStore.getState());
  if (!judge || !verified || !later?.seriesUid) return;
  if (verified.key !== laterKey(draftStore.getState(), sessionStore.getState())) return;
  if (isOfSample(draftStore.getState(), sessionStore.getState())) {
    raise('verify', { code: 'sample-record', ...phrase('sample-not-recorded') });
    return;
  }
  const date = new Date().toISOString();
  const content = later.content ?? sessionStore.getState().added[later.seriesUid]?.content ?? null;
  const more = verified.value.outcomes.map(outcome =>
    toRecordRow(judge.plan, outcome, { uid: later.seriesUid!, content }, date),
  );
  await change(rows => addToRecord(rows, more).rows);
}

/** Takes this case's rows of this scan out again. */
export async function removeVerified(): Promise<void> {
  const judge = judgeOf(draftStore.getState(), sessionStore.getState());
  const { later } = draftStore.getState();
  if (!judge || !later?.seriesUid) return;
  const { id } = judge.plan.case.patient;
  await change(rows => removeFromRecord(rows, id, later.seriesUid!));
}

/** Writes the record where the user says. */
export async function saveRecord(): Promise<void> {
  const rows = await readKept();
  if (!rows) return;
  try {
    await platform.save(RECORD_FILE, writeRecord(rows));
  } catch (error) {
    raise('verify', {
      code: 'not-written',
      ...phrase('export-not-written', { file: RECORD_FILE }),
      where: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * Takes the rows of a record that `bregma verify --record` or another computer wrote in beside
 * those that are here.
 */
export async function openRecord(): Promise<void> {
  const [given] = (await platform.openFiles()) ?? [];
  if (!given) return;
  const { file } = given;
  const read = readRecord(await file.text(), file.name);
  if (!read.ok) {
    raise('verify', read.problem);
    return;
  }
  const own = read.value.filter(row => !isSampleId(row.case));
  await change(rows => addToRecord(rows, own).rows);
  if (own.length === read.value.length) return;
  raise('verify', {
    code: 'sample-rows',
    ...phrase('sample-rows-left-out', { count: read.value.length - own.length, file: file.name }),
  });
}

/** Under a lock, where the browser has any: another tab may be at the same record. */
async function change(to: (rows: readonly RecordRow[]) => readonly RecordRow[]): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('bregma-record', () => changeAlone(to));
  else await changeAlone(to);
}

async function changeAlone(to: (rows: readonly RecordRow[]) => readonly RecordRow[]): Promise<void> {
  const kept = await readKept();
  if (!kept) return;
  const rows = to(kept);
  try {
    await platform.autosave(RECORD_KEY, writeRecord(rows));
  } catch (error) {
    raise('verify', notKept(error));
    return;
  }
  clearAlerts('verify');
  setSession({ record: rows });
}

const notKept = (error: unknown): Problem => ({
  code: 'record-not-kept',
  ...phrase('record-not-kept'),
  where: error instanceof Error ? error.message : String(error),
});
