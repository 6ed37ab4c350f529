import type { PatientPoint, PatientVector } from '../../geometry/core/frames';
import { cross, dot, normalize, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { lettersOf } from '../../geometry/core/name-direction';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import type { SlicePlane } from '../slices/slice-plane';

/** Letters at the four edges of a view. */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

export const NO_LETTERS: EdgeLetters = { left: '', right: '', top: '', bottom: '' };

/**
 * A path this near to dorsal (cosine of its angle) leaves no dorsal in its cross-section to lock
 * the roll to; rostral is then locked in its place. 0.8 is 37 degrees: steep enough that one of the
 * two always stands well off the path.
 */
const TOO_NEAR_DORSAL = 0.8;

/**
 * Exact axes from a dorsal and a rostral direction (LPS, any length, roughly perpendicular):
 * rostral is kept, dorsal is made perpendicular to it, left = dorsal x rostral. Throws where they
 * are parallel or none.
 */
export function anatomicalAxes(dorsal: Vec3, rostral: Vec3): AnatomicalAxes {
  const r = normalize(rostral);
  const left = normalize(cross(dorsal, r));
  return {
    dorsal: cross(r, left) as PatientVector,
    rostral: r as PatientVector,
    left: left as PatientVector,
  };
}

/**
 * Across the head, looked at from rostral: dorsal up, the animal's right on the left of the screen.
 */
export function transversePlane(axes: AnatomicalAxes, center: PatientPoint): SlicePlane {
  return planeOf(center, axes.left, reverse(axes.dorsal));
}

/**
 * Along the head's roof, looked at from ventral: rostral up, the animal's right on the left of the
 * screen.
 */
export function dorsalPlane(axes: AnatomicalAxes, center: PatientPoint): SlicePlane {
  return planeOf(center, axes.left, reverse(axes.rostral));
}

/**
 * Parallel to the median plane, looked at from the animal's right: dorsal up, rostral on the right
 * of the screen.
 */
export function sagittalPlane(axes: AnatomicalAxes, center: PatientPoint): SlicePlane {
  return planeOf(center, axes.rostral, reverse(axes.dorsal));
}

/** The three views of one path; all right-handed, all turning together. */
export interface PathPlanes {
  /** Holds the path (down the screen, entry above target) and the locked anatomical axis. */
  readonly along: SlicePlane;
  /**
   * Holds the path too, at right angles to `along`; seen from the side from which a path from
   * dorsal shows the animal's right on the left of the screen, as the transverse view does.
   */
  readonly across: SlicePlane;
  /** Square to the path, looking from the entry to the target, the locked axis up. */
  readonly eye: SlicePlane;
  /** What is up in the probe's eye: dorsal, or rostral where the path runs nearly along dorsal. */
  readonly lockedTo: 'dorsal' | 'rostral';
}

/**
 * Planes along, across and square to the path from `entry` to `target`, through `center` (a point
 * of the path). The roll is locked to an anatomical axis, so that turning the path never spins the
 * picture. Throws where entry and target are the same point.
 */
export function pathPlanes(
  axes: AnatomicalAxes,
  target: PatientPoint,
  entry: PatientPoint,
  center: PatientPoint,
): PathPlanes {
  const into = normalize(subtract<PatientVector>(target, entry));
  const lockedTo = Math.abs(dot(into, axes.dorsal)) > TOO_NEAR_DORSAL ? 'rostral' : 'dorsal';
  const hint = axes[lockedTo];
  const up = normalize(subtract<PatientVector>(hint, scale<Vec3>(into, dot(hint, into))));
  // right x down = into with down = -up: right = down x into = into x up.
  const right = cross(into, up) as PatientVector;
  return {
    along: planeOf(center, up, into),
    across: planeOf(center, reverse(right), into),
    eye: planeOf(center, right, reverse(up)),
    lockedTo,
  };
}

/** The letters at the edges of a plane's view. */
export function edgeLetters(plane: SlicePlane, axes: AnatomicalAxes): EdgeLetters {
  return {
    left: lettersOf(reverse(plane.right), axes),
    right: lettersOf(plane.right, axes),
    top: lettersOf(reverse(plane.down), axes),
    bottom: lettersOf(plane.down, axes),
  };
}

/** How far `point` lies from the plane through `zero`, along the plane's into direction, mm. */
export function depthMm(plane: SlicePlane, zero: Vec3, point: Vec3): number {
  return dot(subtract<Vec3>(point, zero), plane.into);
}

function planeOf(center: PatientPoint, right: PatientVector, down: PatientVector): SlicePlane {
  return { center, right, down, into: cross(right, down) as PatientVector };
}

const reverse = (v: PatientVector): PatientVector => scale(v, -1);
