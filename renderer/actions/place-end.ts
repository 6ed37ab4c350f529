import { liesOutsideHead } from '../../geometry/anatomy/lies-outside-head';
import type { PatientPoint } from '../../geometry/core/frames';
import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { isInside, type Volume } from '../../geometry/volume/volume';
import { proposeFor } from './propose-entry';
import { selectedTrajectory } from '../state/draft';
import { addTrajectory, draftStore, edit, moveEnd } from '../state/draft-store';
import { placeMark } from '../state/edit-postoperative-scan';
import { clearAlerts, raise, sessionStore, setSession, type Session } from '../state/session-store';

/**
 * Puts an end of the selected path where the user clicked. A first target has an entry proposed
 * (see `proposeFor`). On the Verify step it marks an end of the tool that the later scan shows.
 */
export function placeEnd(end: 'target' | 'entry', point: PatientPoint): void {
  const session = sessionStore.getState();
  if (session.step === 'verify') {
    placeMark(end, point, session);
    setSession({ tool: 'crosshair' });
    return;
  }
  if (!session.scan || !draftStore.getState().orientation || isRefused(end, point, session)) return;
  if (!selectedTrajectory(draftStore.getState())) addTrajectory();
  const path = selectedTrajectory(draftStore.getState());
  if (!path) return;
  moveEnd(path.id, end, point);
  goOnFrom(end, point);
  if (end === 'target' && !path.entryLps) void proposeFor(path.id);
}

/** An end as it was when its handle was taken hold of. */
let held: { readonly id: string; readonly end: 'target' | 'entry'; readonly from: PatientPoint } | null =
  null;

/**
 * Drags an end of a path; let go where it cannot lie, it goes back to where it was. Nothing moves
 * while the orientation is not confirmed, as nothing is placed then.
 */
export function dragEnd(id: string, end: 'target' | 'entry', point: PatientPoint, done: boolean): void {
  if (!draftStore.getState().orientation) return;
  if (held?.id !== id || held.end !== end) held = null;
  const path = draftStore.getState().trajectories.find(t => t.id === id);
  const from = held?.from ?? path?.[end === 'target' ? 'targetLps' : 'entryLps'];
  held = from && !done ? { id, end, from } : null;
  if (done && from && isRefused(end, point, sessionStore.getState())) moveEnd(id, end, from, true, 'typed');
  else moveEnd(id, end, point, done);
}

/**
 * True where an end cannot lie at a point, which is then said; what was said of the last such point
 * is gone.
 */
function isRefused(end: 'target' | 'entry', point: PatientPoint, { scan, step, alerts }: Session): boolean {
  const problem = scan && refusalOf(end, point, scan.volume);
  if (problem) raise(step, problem);
  else if (alerts.some(a => a.step === step && REFUSED.has(a.problem.code))) clearAlerts(step);
  return problem !== null;
}

const REFUSED: ReadonlySet<string> = new Set(['place-outside', 'target-in-air']);

const OUTSIDE = { target: 'place-outside-target', entry: 'place-outside-entry' } as const;

/** An entry may lie in air, as it gives a direction; a target is tissue. */
function refusalOf(end: 'target' | 'entry', point: PatientPoint, volume: Volume): Problem | null {
  if (!isInside(volume, point)) {
    return { code: 'place-outside', ...phrase(OUTSIDE[end]) };
  }
  if (end === 'target' && liesOutsideHead(volume, point)) {
    return { code: 'target-in-air', ...phrase('place-in-air') };
  }
  return null;
}

/** What is placed next once an end is there, and the crosshair on the target. */
function goOnFrom(end: 'target' | 'entry', point: PatientPoint): void {
  const placed = selectedTrajectory(draftStore.getState());
  const { tool } = sessionStore.getState();
  if (tool === 'target' || tool === 'entry') {
    setSession({
      tool: placed?.targetLps && placed.entryLps ? 'crosshair' : end === 'target' ? 'entry' : 'target',
    });
  }
  if (end === 'target') setSession({ crosshair: point });
}

/**
 * Types one coordinate of an end; an end that is not there yet takes its other two from the
 * crosshair.
 */
export function typeCoordinate(id: string, end: 'target' | 'entry', axis: 0 | 1 | 2, value: number): void {
  const path = draftStore.getState().trajectories.find(t => t.id === id);
  const from = path?.[end === 'target' ? 'targetLps' : 'entryLps'] ?? sessionStore.getState().crosshair;
  if (!path || !from) return;
  const moved: [number, number, number] = [from[0], from[1], from[2]];
  moved[axis] = value;
  moveEnd(id, end, moved, true, 'typed');
  goOnFrom(end, moved as unknown as PatientPoint);
}

export function selectTrajectory(id: string): void {
  if (draftStore.getState().selected === id) return;
  edit(() => ({ selected: id }));
  const target = draftStore.getState().trajectories.find(t => t.id === id)?.targetLps;
  if (target) setSession({ crosshair: target });
}
