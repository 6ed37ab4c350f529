import type { SupportOption } from '../../geometry/plan/compare-supports';
import { ifStillWanted } from '../state/derived/if-still-wanted';
import { caseOfDraft } from '../state/draft';
import { draftStore, edit } from '../state/draft-store';
import { supportsKey } from '../state/result-keys';
import { raise, setSession } from '../state/session-store';
import { guideOnSupport } from '../state/support-choice';
import { runJob } from './run-job';

/** Sets side by side what the guide could stand on. */
export async function compareSupports(): Promise<void> {
  const wanted = caseOfDraft(draftStore.getState());
  if (!wanted.ok) {
    raise('guide', wanted.problem);
    return;
  }
  const value = await ifStillWanted(
    (draft, { scan }) => [supportsKey(draft), scan],
    () => runJob('compareSupports', { case: wanted.value }, 'guide'),
  );
  if (value) setSession({ supports: { value, key: supportsKey(draftStore.getState()) } });
}

/** Stands the guide on a support that was compared, as one step that can be undone. */
export const takeSupport = (option: Pick<SupportOption, 'pad' | 'feet'>): void =>
  edit(({ guide }) => ({ guide: guideOnSupport(guide, option) }));
