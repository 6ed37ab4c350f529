import { dot, type Vec3 } from '../../geometry/core/vector';
import { patientVector } from '../../geometry/core/frames';
import { poseFrom, type CameraPose } from './orbit-camera';
import type { AnatomicalAxes, SceneDirection } from './scene-view-props';

/**
 * Stands in while no axes are proposed: a patient lying prone, head first, the scanner's usual
 * case. Never labelled.
 */
export const unknownAxes: AnatomicalAxes = {
  dorsal: patientVector(0, -1, 0),
  rostral: patientVector(0, 0, 1),
  left: patientVector(-1, 0, 0),
};

/**
 * The view from a side of the animal. Side views have dorsal up; dorsal and ventral views have
 * rostral up; a view along a path (`pathOut`: from target to entry) has rostral up, or dorsal where
 * the path itself runs along the nose, so that its roll is locked to the animal.
 */
export function lookFrom(
  direction: SceneDirection,
  axes: AnatomicalAxes,
  pathOut: Vec3 | null,
  pivot: Vec3,
  heightMm: number,
): CameraPose {
  const { dorsal, rostral, left } = axes;
  switch (direction) {
    case 'dorsal':
      return poseFrom(dorsal, rostral, pivot, heightMm);
    case 'ventral':
      return poseFrom(negate(dorsal), rostral, pivot, heightMm);
    case 'left':
      return poseFrom(left, dorsal, pivot, heightMm);
    case 'right':
      return poseFrom(negate(left), dorsal, pivot, heightMm);
    case 'rostral':
      return poseFrom(rostral, dorsal, pivot, heightMm);
    case 'caudal':
      return poseFrom(negate(rostral), dorsal, pivot, heightMm);
    case 'along-path':
      return lookAlong(pathOut ?? dorsal, axes, pivot, heightMm);
  }
}

/**
 * The view against `from` with rostral up, or dorsal where `from` is within 30 degrees of the
 * nose's line.
 */
export function lookAlong(from: Vec3, axes: AnatomicalAxes, pivot: Vec3, heightMm: number): CameraPose {
  const alongNose = Math.abs(dot(from, axes.rostral)) > Math.cos(Math.PI / 6) * Math.hypot(...from);
  return poseFrom(from, alongNose ? axes.dorsal : axes.rostral, pivot, heightMm);
}

/** The first view: the animal's left side, a little from above and from the front. */
export function firstLook(axes: AnatomicalAxes, pivot: Vec3, heightMm: number): CameraPose {
  const { dorsal, rostral, left } = axes;
  const mix = (k: 0 | 1 | 2): number => left[k] + 0.42 * rostral[k] + 0.42 * dorsal[k];
  return poseFrom([mix(0), mix(1), mix(2)], dorsal, pivot, heightMm);
}

const negate = (v: Vec3): Vec3 => [-v[0], -v[1], -v[2]];
