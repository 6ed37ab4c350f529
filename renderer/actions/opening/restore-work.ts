import { adoptLeftBehind, tellFound } from '../adopt-left-behind';
import { readNewest } from '../recent-work';
import { newerWork, type SavedWork } from '../saved-work';
import { openWork } from './open-work';

/** Goes on where the last session ended. */
export async function restoreWork(): Promise<void> {
  const found = await adoptLeftBehind().catch((): readonly SavedWork[] => []);
  const last = await readNewest(null);
  // The newest wins, wherever it lay.
  const work = found.reduce<SavedWork | null>(newerWork, last);
  if (work) await openWork(work);
  for (const one of found) tellFound(one, one.id === work?.id);
}
