import { caseOfDraft } from '../state/draft';
import { draftStore, edit } from '../state/draft-store';
import { caseKey } from '../state/result-keys';
import { raise, setSession } from '../state/session-store';
import { planner, runJob } from './run-job';

/** Looks for a pad that seats better and takes it, as one step that can be undone. */
export async function improveSeat(): Promise<void> {
  const draft = draftStore.getState();
  const wanted = caseOfDraft(draft);
  if (!wanted.ok) {
    raise('guide', wanted.problem);
    return;
  }
  planner.cancel('previewGuide');
  const key = caseKey(draft);
  const found = await runJob('improveSeating', { case: wanted.value }, 'guide');
  // Something else was decided in the meantime: what was found is of another guide.
  if (!found || caseKey(draftStore.getState()) !== key) return;
  const { before, after } = found.pad;
  if (after !== before) {
    edit(d => ({
      guide: { ...d.guide, footprintRadiusMm: after.radiusMm, footprintShiftMm: { ...after.shiftMm } },
    }));
  }
  setSession({ improvedSeat: { value: found, key: caseKey(draftStore.getState()) } });
}
