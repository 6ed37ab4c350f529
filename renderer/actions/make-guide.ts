import { NO_IDENTITY } from '../../geometry/scan/source/scan-identity';
import { caseOfDraft } from '../state/draft';
import { ifStillWanted } from '../state/derived/if-still-wanted';
import { draftStore } from '../state/draft-store';
import { keepGuide } from '../state/kept-guides';
import { caseKey } from '../state/result-keys';
import { clearAlerts, raise, sessionStore, setSession } from '../state/session-store';
import { planner, runJob } from './run-job';

/** Runs the one pipeline on the draft and shows the checks. */
export async function generateGuide(): Promise<void> {
  const draft = draftStore.getState();
  const wanted = caseOfDraft(draft);
  if (!wanted.ok) {
    raise('guide', wanted.problem);
    return;
  }
  clearAlerts('guide');
  planner.cancel('previewGuide');
  const key = caseKey(draft);
  const { scan, added } = sessionStore.getState();
  const beside = Object.fromEntries(
    draft.added.flatMap(({ id, seriesUid }) => {
      const opened = added[seriesUid ?? ''];
      return opened ? [[id, opened]] : [];
    }),
  );
  const identity = scan?.series.identity ?? NO_IDENTITY;
  // Of another scan that was opened meanwhile it is no guide.
  const made = await ifStillWanted(
    (_, now) => [now.scan],
    () => runJob('plan', { case: wanted.value, identity, beside }, 'guide'),
  );
  if (!made) return;
  keepGuide({ value: made, key });
  setSession({ final: { value: made, key }, exported: null });
  // The views take the guide up in one frame, the panel its checks in the next.
  await new Promise(requestAnimationFrame);
  setSession({ step: 'check' });
}
