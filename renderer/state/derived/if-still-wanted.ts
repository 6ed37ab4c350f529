import type { Draft } from '../draft';
import { draftStore } from '../draft-store';
import { sessionStore, type Session } from '../session-store';

/** What an answer stands on: it is late once one of these is another than when it was asked for. */
export type Ground = (draft: Draft, session: Session) => readonly unknown[];

/**
 * Waits for what was asked for once, by a click; what is kept up with the draft has a lane
 * (`createLane`). Between them they are the only places that decide that an answer came too late.
 *
 * @param drop lets go of what a late answer holds
 * @returns null where it was refused or cancelled, or where what it stands on has changed meanwhile
 */
export async function ifStillWanted<T>(
  ground: Ground,
  ask: () => Promise<T | null>,
  drop?: (late: T) => void,
): Promise<T | null> {
  const look = (): readonly unknown[] => ground(draftStore.getState(), sessionStore.getState());
  const before = look();
  const answer = await ask();
  if (answer === null || look().every((one, n) => Object.is(one, before[n]))) return answer;
  drop?.(answer);
  return null;
}
