import { platform } from '../../platform/platform';
import { EMPTY_DRAFT } from '../draft';
import { beginDraft } from '../draft-store';
import { raise, sessionStore, setSession } from '../session-store';
import { DRAFT_KEY, type SavedWork } from './autosave';
import { openSample, showScan, targetOf } from './open-scan';
import { runJob } from './run-job';

/** Goes on where the last session ended: the draft at once, the scan from what was kept of it. */
export async function restoreWork(): Promise<void> {
  const work = readWork(await platform.restore(DRAFT_KEY).catch(() => null));
  if (!work) return;
  const { draft, series, step } = work;
  beginDraft(draft);
  const kept = await runJob('recallScan', { key: series.uid }, 'scan');
  if (kept) {
    showScan(kept, series, targetOf(draft));
    setSession({ step, save: { kind: 'saved', at: new Date() } });
  } else if (draft.source?.kind === 'sample') {
    await openSample(draft.source.name, draft);
    if (sessionStore.getState().scan) setSession({ step });
  } else {
    raise('scan', {
      code: 'scan-not-kept',
      message: `Your work on ${draft.patient.id} is here, but its scan is not: open the folder "${draft.source?.folder ?? ''}" again to go on.`,
    });
  }
}

function readWork(text: string | null): SavedWork | null {
  if (!text) return null;
  try {
    const work = JSON.parse(text) as SavedWork;
    if (work.format !== 'bregma-work' || work.version !== 1) return null;
    return { ...work, draft: { ...EMPTY_DRAFT, ...work.draft } };
  } catch {
    return null; // cut short by a crash: nothing that can be gone on with
  }
}
