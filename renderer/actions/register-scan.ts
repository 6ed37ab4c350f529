import { fitLandmarks } from '../../geometry/fusion/fit-landmarks';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import { wholeLandmarks } from '../state/case-scans';
import { draftStore } from '../state/draft-store';
import { findAdded, layScan } from '../state/fusion-edits';
import { overlaidScan, poseOf, type OverlaidScan } from '../state/overlaid-scan';
import { raise, sessionStore, setSession } from '../state/session-store';
import { runJob } from './run-job';

/** Where a registration begins to look. */
export type RegisterFrom = 'automatic' | 'current' | 'landmarks';

/** Lays the scan whose fusion is worked on upon the CT by what both show; it can be cancelled and undone. */
export async function registerScan(from: RegisterFrom): Promise<void> {
  const { scan: ct } = sessionStore.getState();
  const shown = overlaidScan(draftStore.getState(), sessionStore.getState());
  if (!ct || !shown) return;
  const start = startOf(from, shown, poseOf(shown, ct.volume));
  if (start === null) return;
  setSession({ tool: 'crosshair' });
  const request = { fixed: ct.volume, moving: shown.opened.volume, ...(start ? { start } : {}) };
  const found = await runJob('fuse', request, 'scan');
  // Meanwhile another CT may have been opened, or the scan taken away.
  if (!found || sessionStore.getState().scan !== ct || !findAdded(shown.scan.id)) return;
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
