import { subtract, type Vec3 } from '../core/vector';
import { middleOfVolume, type Volume } from '../volume/volume';
import { shiftBy, type RigidTransform } from './rigid-transform';

/**
 * Lays the middle of one scan on the middle of another, unturned: no registration, but a place in
 * which a scan that nobody has registered yet can be looked at and taken hold of.
 */
export function centreOn(fixed: Volume, moving: Volume): RigidTransform {
  return shiftBy(subtract<Vec3>(middleOfVolume(fixed), middleOfVolume(moving)));
}
