import { ifStillWanted } from '../../state/derived/if-still-wanted';
import { beginDraft, draftStore } from '../../state/draft-store';
import { sessionStore, setSession } from '../../state/session-store';
import { beginHeld, isHeld, takeWork } from '../hold-work';
import { adoptRevision, currentWork, readNewest } from '../recent-work';
import { openWork } from './open-work';

/** Goes on here with the work that another window has, as that window leaves it. */
export async function takeOver(): Promise<void> {
  const id = currentWork();
  if (isHeld() || id === '') return;
  const held = await ifStillWanted(
    () => [currentWork()],
    () => takeWork(id),
    late => late.hold?.letGo(),
  );
  if (!held) return;
  const work = await readNewest(id);
  const { scan } = sessionStore.getState();
  setSession({ dialog: null, alerts: [] });
  if (work && scan?.series.uid !== work.draft.seriesUid) return openWork(work, held);
  beginHeld(id, held);
  if (!work) return;
  adoptRevision(work.revision);
  if (JSON.stringify(work.draft) !== JSON.stringify(draftStore.getState())) beginDraft(work.draft);
  setSession({ step: work.step });
}
