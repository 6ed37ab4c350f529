import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import { along, type Vec3 } from '../../geometry/core/vector';
import { caseOfDraft, type Draft } from '../state/draft';
import { amend, draftStore, moveEnd } from '../state/draft-store';
import { ifStillWanted } from '../state/derived/if-still-wanted';
import { raise, sessionStore, setSession } from '../state/session-store';
import { runJob } from './run-job';

/** Of the direction that stands in the case while an entry is looked for, mm. */
const STAND_IN_MM = 40;

/**
 * Asks the planner for an entry within the limits for a path that has a target alone, and places it
 * in the same undo step as the target; where anything else was decided meanwhile, in one of its
 * own, and not at all where the target was moved or an entry placed. Where there is none, the entry
 * stays empty and the Path step says why.
 */
export async function proposeFor(id: string): Promise<void> {
  const asked = draftStore.getState();
  const targetLps = targetAlone(asked, id);
  if (!targetLps || !asked.orientation) return;
  // A case has to have a path; this one is looked at for all but its entry.
  const entryLps = patientPoint(...along<Vec3>(targetLps, asked.orientation.dorsal, STAND_IN_MM));
  const wanted = caseOfDraft({ ...asked, trajectories: [{ id, targetLps, entryLps }] });
  if (!wanted.ok) return raise('path', wanted.problem);
  const entry = await ifStillWanted(
    (draft, { scan }) => [scan, targetAlone(draft, id)],
    () => runJob('proposeEntry', { case: wanted.value, targetLps }, 'path'),
  );
  if (!entry) return;
  const now = draftStore.getState();
  if (now === asked) {
    amend({ trajectories: now.trajectories.map(t => (t.id === id ? { ...t, entryLps: entry } : t)) });
  } else moveEnd(id, 'entry', entry);
  if (sessionStore.getState().tool === 'entry') setSession({ tool: 'crosshair' });
}

/** The target of a path that has no entry. */
function targetAlone(draft: Draft, id: string): PatientPoint | null {
  const path = draft.trajectories.find(t => t.id === id);
  return path && !path.entryLps ? path.targetLps : null;
}
