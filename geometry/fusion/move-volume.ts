import type { Volume } from '../volume/volume';
import { transformDirection, transformPoint, type RigidTransform } from './rigid-transform';

/**
 * The moving scan where it lies on the fixed one: the same voxels (not copied), its origin and axes
 * moved. Whatever reads volumes in the patient frame (reslicing, sampling, picking) then shows it
 * fused.
 */
export function moveVolume(moving: Volume, fixedFromMoving: RigidTransform): Volume {
  const [a, b, c] = moving.axes;
  return {
    ...moving,
    originLps: transformPoint(fixedFromMoving, moving.originLps),
    axes: [
      transformDirection(fixedFromMoving, a),
      transformDirection(fixedFromMoving, b),
      transformDirection(fixedFromMoving, c),
    ],
  };
}
