import { draftStore } from '../../state/draft-store';
import { sessionStore } from '../../state/session-store';
import { awaitedCase } from './awaited-case';
import { carryOut } from './carry-out-opening';
import { decideOpening } from './decide-opening';
import type { Given, OpeningState } from './opening';

/** What is open at this moment. */
export function openingState(): OpeningState {
  const { scan, files, step, final } = sessionStore.getState();
  return { scan, files, step, final, draft: draftStore.getState(), awaited: awaitedCase() };
}

/** The one way to open anything: what was given is decided on by what is open, and done. */
export const openGiven = (given: Given): Promise<void> => carryOut(decideOpening(given, openingState()));
