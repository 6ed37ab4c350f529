import { DRAFT_KEY } from '../platform/keep-work';
import { platform } from '../platform/platform';
import { EMPTY_DRAFT } from '../state/draft';
import { beginDraft, draftStore } from '../state/draft-store';
import { isOtherScan } from '../state/scan-questions';
import { NOTHING_KNOWN, raise, sessionStore, setSession } from '../state/session-store';
import { adoptLeftBehind, tellFound } from './adopt-left-behind';
import { settleWork } from './autosave';
import { awaitCase } from './awaited-case';
import { askForWork, beginHeld, isHeld, letGo, takeWork, type HeldWork } from './hold-work';
import { openFiles } from './open-files';
import { openSample } from './open-scan';
import { adoptRevision, currentWork, forgetRecent, listRecent, readNewest, startWork } from './recent-work';
import { runJob } from './run-job';
import { newerWork, type SavedWork } from './saved-work';
import { takePlace } from './take-place';
import type { RecentCase } from '../state/session/recent-case';

/** Goes on where the last session ended. */
export async function restoreWork(): Promise<void> {
  const found = await adoptLeftBehind().catch((): readonly SavedWork[] => []);
  const last = await readNewest(null);
  // The newest wins, wherever it lay.
  const work = found.reduce<SavedWork | null>(newerWork, last);
  if (work) await goOn(work, await askForWork(work.id));
  for (const one of found) tellFound(one, one.id === work?.id);
}

/** Goes on here with the work that another window has, as that window leaves it. */
export async function takeOver(): Promise<void> {
  const id = currentWork();
  if (isHeld() || id === '') return;
  const held = await takeWork(id);
  if (currentWork() !== id) {
    held.hold?.letGo();
    return;
  }
  const work = await readNewest(id);
  const { scan } = sessionStore.getState();
  setSession({ dialog: null, alerts: [] });
  if (work && scan?.series.uid !== work.draft.seriesUid) {
    await goOn(work, held);
    return;
  }
  beginHeld(id, held);
  if (!work) return;
  adoptRevision(work.revision);
  if (JSON.stringify(work.draft) !== JSON.stringify(draftStore.getState())) beginDraft(work.draft);
  setSession({ step: work.step });
}

/** Goes on with a case of the list of recent ones; where it is gone, says so and takes it off the list. */
export async function openRecent({ kind, id, name }: RecentCase): Promise<void> {
  if (kind === 'file') {
    try {
      const files = await platform.openRecent(id);
      await openFiles(files.map(file => ({ path: file.webkitRelativePath || file.name, file })));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      raise('scan', { code: 'recent-gone', message });
    }
    await listRecent();
    return;
  }
  if (!(await settleWork())) return;
  const work = await readNewest(id);
  if (!work) {
    await forgetRecent(id).catch(() => undefined);
    raise('scan', {
      code: 'recent-gone',
      message: `The work on ${name} is no longer kept on this computer. Open its case file, if it was exported, or its scan.`,
    });
    return;
  }
  await goOn(work, await askForWork(id));
}

/** Leaves the case, which stays among the recent ones, and shows the empty stage. */
export async function closeCase(): Promise<void> {
  if (!(await settleWork())) return;
  const wasOurs = isHeld();
  awaitCase(null);
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, alerts: [], step: 'scan' });
  startWork(EMPTY_DRAFT);
  // Another window still has it.
  if (!wasOurs) return;
  // Where this cannot be written, the next start only shows the last case again.
  await platform.autosave(DRAFT_KEY, '').catch(() => undefined);
}

/** The draft and the scan, from what was kept of them; what is open stays until the scan is there. */
async function goOn({ id, draft, series, step, revision }: SavedWork, held: HeldWork): Promise<void> {
  const work = { id, revision, held };
  const kept = await runJob('loadCachedVolume', { key: series.uid }, 'scan');
  if (kept) {
    const surroundings = { files: null, folders: {}, thumbnails: {} };
    if (!(await takePlace({ opened: kept, series, draft, surroundings, work }))) return;
    setSession({
      step: isOtherScan(draft, kept) ? 'scan' : step,
      ...(held.hold ? { save: { kind: 'saved', at: new Date() } as const } : {}),
    });
  } else if (draft.source?.kind === 'sample') {
    if (!(await openSample(draft.source.name, draft, work))) return;
    const { scan } = sessionStore.getState();
    if (scan) setSession({ step: isOtherScan(draft, scan) ? 'scan' : step });
  } else if (sessionStore.getState().scan) {
    letGo(held);
    awaitCase({ draft, workId: id });
    raise('scan', {
      code: 'scan-not-kept',
      message: `The work on ${draft.patient.id} was not opened, because its scan is no longer kept here: open the folder "${draft.source?.folder ?? ''}" to go on with it. Until then the open case (${draftStore.getState().patient.id}) stays.`,
    });
    return;
  } else {
    setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, step: 'scan' });
    startWork(draft, id, revision, held);
    raise('scan', {
      code: 'scan-not-kept',
      message: `Your work on ${draft.patient.id} is here, but its scan is not: open the folder "${draft.source?.folder ?? ''}" again to go on.`,
    });
  }
  if (!held.hold) setSession({ dialog: 'elsewhere' });
}
