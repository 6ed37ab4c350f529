import { caseOfDraft } from '../state/draft';
import { ifStillWanted } from '../state/derived/if-still-wanted';
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
  // Once something else is decided, what is found is of another guide.
  const found = await ifStillWanted(
    now => [caseKey(now)],
    () => runJob('improveSeating', { case: wanted.value }, 'guide'),
  );
  if (!found) return;
  const { before, after } = found.pad;
  if (after !== before) {
    edit(d => ({
      guide: { ...d.guide, footprintRadiusMm: after.radiusMm, footprintShiftMm: { ...after.shiftMm } },
    }));
  }
  setSession({ improvedSeat: { value: found, key: caseKey(draftStore.getState()) } });
}
