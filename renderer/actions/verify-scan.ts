import { platform } from '../platform/platform';
import type { PickedFile } from '../workers/planner/planner-protocol';
import { sampleLaterUid } from '../workers/planner/sample-series';
import { isOfOtherScan, judgeOf } from '../state/carried-out';
import { draftStore } from '../state/draft-store';
import { folderOf } from './folder-of';
import { addLater, layLater, verifiedPath } from '../state/edit-postoperative-scan';
import { laterScan } from '../state/overlaid-scan';
import { raise, sessionStore, setSession } from '../state/session-store';
import { listBeside } from './add-scan';
import { runJob } from './run-job';

/** Asks for the folder of the CT made after the biopsy. */
export async function pickLater(): Promise<void> {
  try {
    const files = await platform.openFolder();
    if (files) await addLaterFiles(files.map(file => ({ path: file.webkitRelativePath || file.name, file })));
  } catch (error) {
    raise('verify', { code: 'not-opened', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Takes the CT among files as the one made after the biopsy. */
export async function addLaterFiles(files: readonly PickedFile[]): Promise<void> {
  const found = await runJob('inspect', { files }, 'verify');
  const { scan } = sessionStore.getState();
  if (!found || !scan) return;
  const others = found.series.filter(({ usable, uid }) => usable && uid !== scan.series.uid);
  const series =
    others.find(({ uid }) => uid === found.preselected) ?? (others.length === 1 ? others[0] : null);
  if (!series) {
    raise('verify', {
      code: 'no-later-scan',
      message:
        'These files do not hold one CT that is plainly meant as the scan made after the biopsy; open the folder of its series alone.',
    });
    return;
  }
  listBeside(found, folderOf(files));
  // The one that was not at hand: it keeps how it was laid and marked.
  if (draftStore.getState().later?.seriesUid === series.uid) return;
  addLater({
    source: { kind: 'files', folder: folderOf(files) },
    seriesUid: series.uid,
    description: series.description,
  });
}

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
  const laid = await runJob('layLater', request, 'verify');
  // Meanwhile another CT may have been opened, or the scan taken away.
  if (!laid || sessionStore.getState().scan !== session.scan) return;
  if (draftStore.getState().later?.seriesUid !== shown.scan.seriesUid) return;
  layLater(laid);
  const { overlay } = sessionStore.getState();
  setSession({ overlay: { ...overlay, on: true, mode: 'only' } });
}
