import { directionToLocal, patientPoint, patientVector, toLocal, type LocalFrame } from '../core/frames';
import type { Vec3 } from '../core/vector';

/**
 * A foot as it was chosen: where on the bone its middle stands, and square to which plane; LPS, mm
 * and unit.
 */
export interface Foot {
  readonly pointLps: Vec3;
  /** Off the bone. */
  readonly normalLps: Vec3;
}

/** Radius of the head that a foot hangs from; its view is bored through the middle. */
export const HEAD_RADIUS_MM = 4;

/** A foot in the guide's local frame, mm. */
export interface PlacedFoot {
  readonly point: Vec3;
  /** Unit, off the bone. */
  readonly normal: Vec3;
  readonly radiusMm: number;
}

/** The feet in the guide's local frame. */
export const placeFeet = (feet: readonly Foot[], frame: LocalFrame, diameterMm: number): PlacedFoot[] =>
  feet.map(({ pointLps, normalLps }) => ({
    point: toLocal(frame, patientPoint(...pointLps)),
    normal: directionToLocal(frame, patientVector(...normalLps)),
    radiusMm: diameterMm / 2,
  }));
