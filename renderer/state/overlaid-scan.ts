import type { PatientPoint } from '../../geometry/core/frames';
import { centreOn } from '../../geometry/fusion/centre-on';
import { transformPoint, type RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { Volume } from '../../geometry/volume/volume';
import type { SliceLandmark } from '../slices/slice-view-props';
import type { OpenedAddition } from '../workers/planner/planner-protocol';
import type { Draft } from './draft';
import type { Session } from './session-store';
import type { AddedScan } from './added-scan';

/** An added scan with its voxels. */
export interface OverlaidScan {
  readonly scan: AddedScan;
  readonly opened: OpenedAddition;
}

type Known = Pick<Session, 'added' | 'fusing' | 'overlaid' | 'step'>;

/** The added scan whose fusion is being worked on just now: its panel stands in the Scan step. */
export const fusedScan = (
  { added }: Pick<Draft, 'added'>,
  { fusing, step }: Pick<Session, 'fusing' | 'step'>,
): AddedScan | null => (step === 'scan' && added.find(({ id }) => id === fusing)) || null;

/**
 * The added scan that can be seen over the CT: the one that is worked on, the one that was looked
 * at last, or the first that is at hand. One that nobody has laid on the CT is seen where that is
 * done and nowhere else, so that nothing is aimed at on it by mistake.
 */
export function overlaidScan(draft: Pick<Draft, 'added' | 'later'>, session: Known): OverlaidScan | null {
  if (session.step === 'verify') return laterScan(draft, session);
  const worked = fusedScan(draft, session);
  const seen = draft.added.find(({ id }) => id === session.overlaid);
  const candidates = worked ? [worked] : [...(seen ? [seen] : []), ...draft.added].filter(one => one.fusion);
  for (const scan of candidates) {
    const opened = scan.seriesUid === null ? undefined : session.added[scan.seriesUid];
    if (opened) return { scan, opened };
  }
  return null;
}

/**
 * The scan made later, with its voxels; seen on the Verify step alone. Null too where the voxels at
 * hand are of another scan that bears the same UID: what was laid and measured is not of them.
 */
export function laterScan(
  { later }: Pick<Draft, 'later'>,
  { added }: Pick<Session, 'added'>,
): OverlaidScan | null {
  const opened = later?.seriesUid ? added[later.seriesUid] : undefined;
  return later && opened && (later.content === null || later.content === opened.content)
    ? { scan: later, opened }
    : null;
}

const centred = new WeakMap<Volume, { readonly fixed: Volume; readonly pose: RigidTransform }>();

/**
 * Where the scan lies on the CT; before it was laid there, middle on middle. The same object for
 * the same place.
 */
export function poseOf({ scan, opened }: OverlaidScan, fixed: Volume): RigidTransform {
  if (scan.fusion) return scan.fusion.fixedFromMoving;
  let known = centred.get(opened.volume);
  if (known?.fixed !== fixed) {
    known = { fixed, pose: centreOn(fixed, opened.volume) };
    centred.set(opened.volume, known);
  }
  return known.pose;
}

/** The scan's landmarks as the slices show them. */
export const shownLandmarks = ({ landmarks }: AddedScan, pose: RigidTransform): SliceLandmark[] =>
  landmarks.map(({ fixedLps, movingLps }) => ({
    fixedLps: fixedLps as unknown as PatientPoint,
    movedLps: movingLps && transformPoint(pose, movingLps),
  }));
