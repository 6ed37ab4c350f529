import type { PatientPoint } from '../../geometry/core/frames';
import {
  IDENTITY,
  invertTransform,
  transformPoint,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import type { SignalWindow } from '../../geometry/volume/signal-window';
import { draftStore } from '../state/draft-store';
import { awaitsMoving, markLandmark, nudgeScan } from '../state/fusion-edits';
import { overlaidScan, poseOf } from '../state/overlaid-scan';
import { sessionStore, setSession } from '../state/session-store';

/**
 * Whether a move by keys or mouse is on its way: only one that moved anything is ended by letting
 * go.
 */
let moving = false;

/** Moves the scan over the CT on from where it lies; `done` ends the one move. */
export function nudgeOverlay(motion: RigidTransform, done: boolean): void {
  const { scan: ct } = sessionStore.getState();
  const shown = overlaidScan(draftStore.getState(), sessionStore.getState());
  if (!shown || !ct || (done && motion === IDENTITY && !moving)) return;
  moving = !done;
  nudgeScan(shown.scan.id, poseOf(shown, ct.volume), motion, done);
}

/**
 * Marks a landmark where the CT, or in its turn the scan over it, was clicked; the point is the
 * CT's.
 */
export function markOverlay(point: PatientPoint): void {
  const { scan: ct } = sessionStore.getState();
  const shown = overlaidScan(draftStore.getState(), sessionStore.getState());
  if (!shown || !ct) return;
  const { scan } = shown;
  markLandmark(
    scan.id,
    awaitsMoving(scan) ? transformPoint(invertTransform(poseOf(shown, ct.volume)), point) : point,
  );
  setSession({ crosshair: point });
}

/** The window level of the scan over the CT. */
export function setOverlayWindow(window: SignalWindow): void {
  const { added } = sessionStore.getState();
  const shown = overlaidScan(draftStore.getState(), sessionStore.getState());
  const uid = shown?.scan.seriesUid;
  if (!shown || !uid) return;
  setSession({ added: { ...added, [uid]: { ...shown.opened, window } } });
}
