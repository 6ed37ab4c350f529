import { sampleLaterUid } from '../workers/planner/sample-series';
import { isOfOtherScan, judgeOf } from '../state/carried-out';
import { ifStillWanted } from '../state/derived/if-still-wanted';
import { draftStore } from '../state/draft-store';
import { addLater, layLater, verifiedPath } from '../state/edit-postoperative-scan';
import { laterScan } from '../state/overlaid-scan';
import { sessionStore, setSession } from '../state/session-store';
import { runJob } from './run-job';

/** Operates the open sample patient along its planned path, and scans it again. */
export function addSampleLater(): void {
  const draft = draftStore.getState();
  const session = sessionStore.getState();
  const path = verifiedPath(draft, session);
  if (draft.source?.kind !== 'sample' || !path) return;
  const { name } = draft.source;
  addLater(
    {
      source: { kind: 'sample', name },
      seriesUid: sampleLaterUid(name),
      description: 'Simulated CT after biopsy',
    },
    { targetLps: path.targetLps, entryLps: path.entrySurfaceLps },
  );
}

/** Lays the later scan on the planned CT; it can be cancelled and undone. */
export async function registerLater(): Promise<void> {
  const draft = draftStore.getState();
  const session = sessionStore.getState();
  const shown = laterScan(draft, session);
  const path = verifiedPath(draft, session);
  const judge = judgeOf(draft, session);
  if (!session.scan || !shown || !path || !judge || isOfOtherScan(judge.plan, session.scan)) return;
  const request = {
    planned: session.scan.volume,
    later: shown.opened.volume,
    path: { targetLps: path.targetLps, entryLps: path.entrySurfaceLps },
  };
  // Meanwhile another CT may be opened, or the scan taken away.
  const laid = await ifStillWanted(
    ({ later }, { scan, added }) => [scan, later?.seriesUid && added[later.seriesUid]],
    () => runJob('layLater', request, 'verify'),
  );
  if (!laid) return;
  layLater(laid, shown.opened.content);
  const { overlay } = sessionStore.getState();
  setSession({ overlay: { ...overlay, on: true, mode: 'only' } });
}
