import type { PatientPoint, PatientVector } from '../../geometry/core/frames';

/**
 * A slice plane in the patient frame: screen right, screen down and into the screen, a right-handed
 * set.
 */
export interface SlicePlane {
  /** A point of the plane that stays in the middle when the view is fitted, LPS mm. */
  readonly center: PatientPoint;
  readonly right: PatientVector;
  readonly down: PatientVector;
  /** right x down. Scrolling moves along it. */
  readonly into: PatientVector;
}
