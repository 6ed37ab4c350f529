import { ORIENTATION_DEFAULTS } from '../../../geometry/plan/case-schema';
import { platform } from '../../platform/platform';
import { EMPTY_DRAFT } from '../draft';
import { isOtherScan } from '../scan-questions';
import { raise, sessionStore, setSession } from '../session-store';
import { DRAFT_KEY, settleWork, type SavedWork } from './autosave';
import { openFiles } from './open-files';
import { NOTHING_KNOWN, openSample, showScan, targetOf } from './open-scan';
import { forgetRecent, listRecent, readRecent, startWork, type RecentCase } from './recent-work';
import { runJob } from './run-job';

/** Goes on where the last session ended. */
export async function restoreWork(): Promise<void> {
  const work = readWork(await platform.restore(DRAFT_KEY).catch(() => null));
  if (work) await goOn(work);
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
  const work = readWork(await readRecent(id));
  if (!work) {
    await forgetRecent(id).catch(() => undefined);
    raise('scan', {
      code: 'recent-gone',
      message: `The work on ${name} is no longer kept on this computer. Open its case file, if it was exported, or its scan.`,
    });
    return;
  }
  if (!(await settleWork())) return;
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, step: 'scan' });
  await goOn({ ...work, id });
}

/** Leaves the case, which stays among the recent ones, and shows the empty stage. */
export async function closeCase(): Promise<void> {
  if (!(await settleWork())) return;
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, alerts: [], step: 'scan' });
  startWork(EMPTY_DRAFT);
  // Where this cannot be written, the next start only shows the last case again.
  await platform.autosave(DRAFT_KEY, '').catch(() => undefined);
}

/** The draft at once, the scan from what was kept of it. */
async function goOn({ id, draft, series, step }: SavedWork): Promise<void> {
  startWork(draft, id);
  const kept = await runJob('recallScan', { key: series.uid }, 'scan');
  if (kept) {
    showScan(kept, series, targetOf(draft));
    setSession({ step: isOtherScan(draft, kept) ? 'scan' : step, save: { kind: 'saved', at: new Date() } });
  } else if (draft.source?.kind === 'sample') {
    await openSample(draft.source.name, draft, id);
    const { scan } = sessionStore.getState();
    if (scan) setSession({ step: isOtherScan(draft, scan) ? 'scan' : step });
  } else {
    raise('scan', {
      code: 'scan-not-kept',
      message: `Your work on ${draft.patient.id} is here, but its scan is not: open the folder "${draft.source?.folder ?? ''}" again to go on.`,
    });
  }
}

const NOT_RESCUED = { rescues: [], offer: null };

function readWork(text: string | null): SavedWork | null {
  if (!text) return null;
  try {
    const work = JSON.parse(text) as SavedWork;
    if (work.format !== 'bregma-work' || work.version !== 1) return null;
    const bone = { ...EMPTY_DRAFT.bone, ...work.draft.bone };
    const guide = { ...EMPTY_DRAFT.guide, ...work.draft.guide };
    // What an earlier version kept knows of no rescue.
    const series = { ...NOT_RESCUED, ...work.series };
    const { orientation: kept } = work.draft;
    const orientation = kept && { ...ORIENTATION_DEFAULTS, ...kept };
    return { ...work, series, draft: { ...EMPTY_DRAFT, ...work.draft, orientation, bone, guide } };
  } catch {
    return null; // cut short by a crash: nothing that can be gone on with
  }
}
