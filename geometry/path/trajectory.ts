import type { PatientPoint, PatientVector } from '../core/frames';
import type { Profile } from './sample-profile';

/** What the path has to know of the instrument. */
export interface TrajectoryTool {
  readonly diameterMm: number;
  /** Length of the side-cutting window; its centre is put on the target. */
  readonly windowMm: number;
  /** Dead length from the window's distal edge to the tip. */
  readonly tipMm: number;
  /** Usable length from hub to tip. */
  readonly lengthMm: number;
}

/** A measured path. */
export interface Trajectory {
  readonly id: string;
  readonly targetLps: PatientPoint;
  /** Where the line leaves the outer bone surface. */
  readonly entrySurfaceLps: PatientPoint;
  /** Unit, entry -> target. */
  readonly directionLps: PatientVector;
  /** Entry surface to target. */
  readonly lengthMm: number;
  /**
   * Bone along the line, both tables with the diploe between; of a path through a sinus the sum of
   * its walls.
   */
  readonly boneThicknessMm: number;
  /**
   * Every stretch of bone from outside to the target, outermost first, from the entry surface and
   * inwards positive: another bone on the way, which lies before 0, then the wall's own layers.
   */
  readonly bone: readonly { readonly fromMm: number; readonly toMm: number }[];
  readonly angleToNormalDeg: number;
  /** Unit, outward: the outer surface's mean over the footprint. */
  readonly normalLps: PatientVector;
  /**
   * HU along the line from outside the skin to beyond the tip, measured from the entry surface,
   * inwards positive.
   */
  readonly profile: Profile;
}

/** A line through the head; positions on it are from `originLps`, mm. */
export interface PathLine {
  readonly originLps: PatientPoint;
  /** Unit, towards the target. */
  readonly direction: PatientVector;
}
