import type { SupportComparison } from '../../../geometry/plan/compare-supports';
import type { SeatImprovement } from '../../../geometry/plan/improve-seating';
import type {
  GuidePreview,
  MeasuredLater,
  MeasuredPath,
  MeasuredSeat,
  OrientationProposal,
  OutlinedLesion,
  PlannedGuide,
  ShownSoftParts,
  ShownBone,
} from '../../workers/planner/planner-protocol';
import type { Computed } from './computed';

/**
 * What follows from the draft and the scan on screen: nothing is decided here, and all of it can be
 * made again.
 */
export interface DerivedSession {
  readonly proposal: OrientationProposal | null;
  readonly bone: Computed<ShownBone> | null;
  /** A quick surface while the threshold is being moved. */
  readonly bonePreview: ShownBone | null;
  readonly lesion: Computed<OutlinedLesion> | null;
  /** Eyes and ear canals, by `softPartsKey`. */
  readonly softParts: Computed<ShownSoftParts> | null;
  readonly measured: Computed<readonly MeasuredPath[]> | null;
  readonly preview: Computed<GuidePreview> | null;
  readonly final: Computed<PlannedGuide> | null;
  /** What the last search for a better seat came to. */
  readonly improvedSeat: Computed<SeatImprovement> | null;
  /** What the guide could stand on, by `supportsKey`. */
  readonly supports: Computed<SupportComparison> | null;
  /** What the scan made after the biopsy says of the plan. */
  readonly verified: Computed<MeasuredLater> | null;
  /** What a scan with the guide on says of it. */
  readonly seated: Computed<MeasuredSeat> | null;
}

export const NOTHING_DERIVED: DerivedSession = {
  proposal: null,
  bone: null,
  bonePreview: null,
  lesion: null,
  softParts: null,
  measured: null,
  preview: null,
  final: null,
  improvedSeat: null,
  supports: null,
  verified: null,
  seated: null,
};
