import { askForWork, type HeldWork } from '../hold-work';
import { runJob } from '../run-job';
import type { SavedWork } from '../saved-work';
import { openGiven } from './open-given';

/** Goes on with work that was kept; `held` says whether this window may edit it. */
export async function openWork(work: SavedWork, held?: HeldWork): Promise<void> {
  const asked = held ?? (await askForWork(work.id));
  const kept = await runJob('loadCachedVolume', { key: work.series.uid }, 'scan');
  await openGiven({ kind: 'work', work, held: asked, kept });
}
