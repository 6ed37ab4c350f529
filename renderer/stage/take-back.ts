import { draftStore, edit, undo } from '../state/draft-store';
import type { Draft } from '../state/draft';
import { sessionStore, setSession, type Session } from '../state/session-store';

/** What a click placed last, and how everything was before it. */
interface Placed {
  readonly before: Draft;
  readonly undoSteps: number;
  /** Steps that could be undone once it was placed. */
  readonly stepsAfter: number;
  readonly session: Pick<Session, 'tool' | 'crosshair'>;
}

/**
 * What a click can place. A proposed entry that came meanwhile is of the same step and goes with
 * it.
 */
const PLACED = ['trajectories', 'selected', 'added', 'later', 'guide'] as const;

let placed: Placed | null = null;

const countSteps = (): number => draftStore.temporal.getState().pastStates.length;

/** Places something by a click that may turn out to be the first of a double click. */
export function placeByClick(place: () => void): void {
  const before = draftStore.getState();
  const stepsBefore = countSteps();
  const { tool, crosshair } = sessionStore.getState();
  place();
  const stepsAfter = countSteps();
  placed = { before, undoSteps: stepsAfter - stepsBefore, stepsAfter, session: { tool, crosshair } };
}

/** The last click placed nothing. */
export function forgetPlaced(): void {
  placed = null;
}

/** A double click enlarges a view and sets nothing: what its first click placed is undone. */
export function takeBackPlaced(): void {
  if (!placed) return;
  const { before, undoSteps, stepsAfter, session } = placed;
  placed = null;
  // Something was decided since.
  if (countSteps() !== stepsAfter) return;
  for (let n = 0; n < undoSteps; n++) undo();
  // A full history grows by no step.
  if (PLACED.some(field => draftStore.getState()[field] !== before[field])) {
    edit(() => Object.fromEntries(PLACED.map(field => [field, before[field]])));
  }
  setSession(session);
}
