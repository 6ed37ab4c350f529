import type { PatientPoint } from '../../../geometry/core/frames';
import { proposeFor } from '../actions/propose-entry';
import { selectedTrajectory } from '../draft';
import { addTrajectory, draftStore, edit, moveEnd } from '../draft-store';
import { placeMark } from '../later-scan';
import { sessionStore, setSession } from '../session-store';

/**
 * Puts an end of the selected path where the user clicked. A first target has an entry proposed (see `proposeFor`). On the
 * Verify step it marks an end of the tool that the later scan shows.
 */
export function placeEnd(end: 'target' | 'entry', point: PatientPoint): void {
  const session = sessionStore.getState();
  if (session.step === 'verify') {
    placeMark(end, point, session);
    setSession({ tool: 'crosshair' });
    return;
  }
  if (!session.scan || !draftStore.getState().orientation) return;
  if (!selectedTrajectory(draftStore.getState())) addTrajectory();
  const path = selectedTrajectory(draftStore.getState());
  if (!path) return;
  moveEnd(path.id, end, point);
  goOnFrom(end, point);
  if (end === 'target' && !path.entryLps) void proposeFor(path.id);
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

/** Types one coordinate of an end; an end that is not there yet takes its other two from the crosshair. */
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
