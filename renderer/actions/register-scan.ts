import { fitLandmarks } from '../../geometry/fusion/fit-landmarks';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import { wholeLandmarks } from '../state/case-scans';
import { ifStillWanted } from '../state/derived/if-still-wanted';
import { draftStore } from '../state/draft-store';
import { findAdded, layScan } from '../state/fusion-edits';
import { overlaidScan, poseOf, type OverlaidScan } from '../state/overlaid-scan';
import { raise, sessionStore, setSession } from '../state/session-store';
import { runJob } from './run-job';

/** Where a registration begins to look. */
export type RegisterFrom = 'automatic' | 'current' | 'landmarks';

/**
 * Lays the scan whose fusion is worked on upon the CT by what both show; it can be cancelled and
 * undone.
 */
export async function registerScan(from: RegisterFrom): Promise<void> {
  const { scan: ct } = sessionStore.getState();
  const shown = overlaidScan(draftStore.getState(), sessionStore.getState());
  if (!ct || !shown) return;
  const start = startOf(from, shown, poseOf(shown, ct.volume));
  if (start === null) return;
  setSession({ tool: 'crosshair' });
  const request = { fixed: ct.volume, moving: shown.opened.volume, ...(start ? { start } : {}) };
  // Meanwhile another CT may be opened, or the scan taken away.
  const found = await ifStillWanted(
    (draft, { scan }) => [scan, findAdded(shown.scan.id, draft) !== null],
    () => runJob('fuse', request, 'scan'),
  );
  if (!found) return;
  const { fixedFromMoving, method, metric, quality, reasons } = found;
  layScan(shown.scan.id, { fixedFromMoving, method, metric, quality }, reasons);
}

/** Undefined: the whole is searched; null: there is no such start, and words say why. */
function startOf(
  from: RegisterFrom,
  { scan }: OverlaidScan,
  pose: RigidTransform,
): RigidTransform | undefined | null {
  if (from === 'automatic') return undefined;
  if (from === 'current') return pose;
  const fitted = fitLandmarks(wholeLandmarks(scan));
  if (fitted.ok) return fitted.value.fixedFromMoving;
  raise('scan', fitted.problem);
  return null;
}
