import { draftStore } from '../draft-store';
import { findGuide } from '../kept-guides';
import { caseKey } from '../result-keys';
import { sessionStore, setSession } from '../session-store';

/**
 * Undo and redo may come back to what an earlier guide was made from, also past another series:
 * nothing has to be made.
 */
export function recallGuide(): void {
  const draft = draftStore.getState();
  const { scan, final } = sessionStore.getState();
  const key = caseKey(draft);
  if (!scan || scan.series.uid !== draft.seriesUid || final?.key === key) return;
  const kept = findGuide(key);
  if (kept) setSession({ final: kept });
}
