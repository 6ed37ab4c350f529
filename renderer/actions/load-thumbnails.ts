import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import { sessionStore, setSession } from '../state/session-store';
import { planner } from './run-job';

/** Small pictures for the list of series, one after the other. */
export async function loadThumbnails(series: readonly SeriesSummary[]): Promise<void> {
  for (const { uid } of series) {
    const made = await planner.run('thumbnail', { uid });
    // A series whose slices cannot be shown has its problem in words already.
    if (made?.ok) setSession({ thumbnails: { ...sessionStore.getState().thumbnails, [uid]: made.value } });
  }
}
