import type { Change } from '../state/describe-change';
import { draftStore, nextChange, redo, undo } from '../state/draft-store';
import type { Draft } from '../state/draft';
import { setSession } from '../state/session-store';

/** Undoes the last step, says what it was and goes to where that is seen. */
export const takeStepBack = (): void => take('undone');

/** Does again what was undone last, alike. */
export const takeStepForward = (): void => take('redone');

function take(way: 'undone' | 'redone'): void {
  const before = draftStore.getState();
  const change = nextChange(way === 'undone' ? 'back' : 'forward', before);
  if (way === 'undone') undo();
  else redo();
  const after = draftStore.getState();
  // Another window has the work, or there was nothing.
  if (after === before) return;
  setSession(
    change ? { stepped: { way, change, draft: after }, ...placeOf(change, after) } : { stepped: null },
  );
}

/** The step, and the slices through the end that has moved. */
function placeOf({ step, what, path }: Change, { trajectories }: Draft): Parameters<typeof setSession>[0] {
  const moved = trajectories.find(({ id }) => id === path);
  const end = what === 'target' ? moved?.targetLps : what === 'entry' ? moved?.entryLps : null;
  return { ...(step && { step }), ...(end && { crosshair: end }) };
}
