import { phrase } from '../../geometry/messages/phrase';
import { DRAFT_KEY, SLOT_KEYS } from '../platform/keep-work';
import { platform } from '../platform/platform';
import { raise } from '../state/session-store';
import { readNewest } from './recent-work';
import { newerWork, readWork, textOfWork, type SavedWork } from './saved-work';

/**
 * Puts work that a session without a safe place left in a lesser one among the recent works, where
 * it is newer than what lies there.
 */
export async function adoptLeftBehind(): Promise<readonly SavedWork[]> {
  const left = new Map<string, SavedWork>();
  for (const key of [DRAFT_KEY, ...SLOT_KEYS]) {
    const work = readWork(await platform.leftBehind(key));
    if (work) left.set(work.id, newerWork(left.get(work.id) ?? null, work)!);
  }
  const adopted: SavedWork[] = [];
  const last = await readNewest(null);
  for (const work of left.values()) {
    const kept = await readNewest(work.id);
    const isSame = kept && JSON.stringify(kept.draft) === JSON.stringify(work.draft);
    // Of two that an earlier version kept nobody knows which is the newer: both stay.
    const isUncounted = kept !== null && kept.revision === 0 && work.revision === 0;
    if (isSame || (kept && !isUncounted && newerWork(kept, work) === kept)) continue;
    const next = {
      ...work,
      ...(isUncounted ? { id: `${work.id}-found` } : {}),
      revision: work.revision + 1,
      at: work.at || new Date().toISOString(),
    };
    const outcome = await platform.keepWork(textOfWork(next, true, newerWork(last, next) === next));
    // Where it cannot be made safe it stays where it is.
    if (outcome !== 'safe') return adopted;
    adopted.push(next);
  }
  for (const key of [DRAFT_KEY, ...SLOT_KEYS]) await platform.forgetLeftBehind(key);
  return adopted;
}

/** Says where the work lay and where it is now. */
export function tellFound({ draft, at }: SavedWork, isOpen: boolean): void {
  const { id } = draft.patient;
  const work = { id, at: at.slice(0, 16).replace('T', ' ') };
  const message = isOpen ? phrase('newest-work-found', work) : phrase('work-found', work);
  raise('scan', { code: 'work-found', ...message });
}
