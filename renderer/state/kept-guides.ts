import type { PlannedGuide } from '../workers/planner/planner-protocol';
import type { Computed } from './session/computed';
/** Guides kept beside the one on show: a mesh and two files each, some 15 MB. */
const MOST = 3;

/** By what they were made from, the latest last. */
const kept = new Map<string, Computed<PlannedGuide>>();

/**
 * Keeps a finished guide, so that undo and redo find it again when they come back to what it was
 * made from.
 */
export function keepGuide(made: Computed<PlannedGuide>): void {
  kept.delete(made.key);
  kept.set(made.key, made);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}

export const findGuide = (key: string): Computed<PlannedGuide> | null => kept.get(key) ?? null;

/** Lets go of them all: other work begins, whose history leads back to none of them. */
export const forgetGuides = (): void => kept.clear();
