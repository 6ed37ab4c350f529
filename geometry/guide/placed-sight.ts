import { patientPoint, patientVector, toLocal, directionToLocal, type LocalFrame } from '../core/frames';
import type { Vec3 } from '../core/vector';
import { HEAD_RADIUS_MM, type PlacedFoot } from './placed-foot';

/**
 * A place where the surgeon looks through the end of an arm of its own, which touches nothing, and
 * sees a ridge of bone run through the middle of the view: LPS, mm and unit.
 */
export interface SightPlace {
  /** On the ridge. */
  readonly pointLps: Vec3;
  /** Off the bone. */
  readonly normalLps: Vec3;
  /** Across the ridge: how far off the guide lies that way is seen. */
  readonly acrossLps: Vec3;
  /** Of the ridge, across, mm. */
  readonly radiusMm: number;
  /** A displacement across beyond so much on either side is seen, mm. */
  readonly showsMm: number;
}

/** A sight's head in the guide's local frame: as a foot, but it hangs over the bone. */
export const placeSights = (sights: readonly SightPlace[], frame: LocalFrame): PlacedFoot[] =>
  sights.map(({ pointLps, normalLps }) => ({
    point: toLocal(frame, patientPoint(...pointLps)),
    normal: directionToLocal(frame, patientVector(...normalLps)),
    radiusMm: HEAD_RADIUS_MM,
  }));
