import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from '../field/field';
import type { HeadParameters } from './parameters';

/**
 * The head frame: x = left, y = dorsal, z = rostral (right-handed), millimetres, zero at the middle
 * of the brain-case. The skeleton is symmetric in the median plane x = 0, but for an uneven head's.
 */
export const dorsal: Vec3 = [0, 1, 0];

/**
 * One coat of the painter: everything where `field` - `growMm` is negative takes this value, over
 * what is beneath.
 */
export interface TissueLayer {
  readonly tissue: string;
  readonly hu: number;
  readonly field: Field;
  /** Outward shift of the field's surface, mm; layers that share a field share its evaluation. */
  readonly growMm: number;
}

export interface Vessel {
  readonly name: string;
  /** Centre line, head frame, mm. */
  readonly points: readonly Vec3[];
  readonly radiusMm: number;
}

export interface Lesion {
  readonly centre: Vec3;
  readonly radiusMm: number;
}

/** A patient whose anatomy is known exactly. Points and distances are in the head frame, mm. */
export interface Head {
  readonly parameters: HeadParameters;
  /** Bone (with teeth) as an implicit solid; cavities, sinuses and canals are outside it. */
  readonly bone: Field;
  /** True signed distance to the surface of bone, mm, negative inside bone; diploe is inside. */
  boneDistance(p: Vec3): number;
  /** The point of the bone's surface nearest to `p`. */
  nearestBone(p: Vec3): Vec3;
  /** The tissue's value at a point, HU, before blur and noise. */
  huAt(p: Vec3): number;
  /** Painter's order: the last layer that covers a point gives its value. */
  readonly layers: readonly TissueLayer[];
  /** A box that holds the whole head, skin included. */
  readonly bounds: { readonly min: Vec3; readonly max: Vec3 };
  readonly lesion: Lesion;
  readonly vessels: readonly Vessel[];
  /** Named anatomical points. */
  readonly landmarks: Readonly<Record<string, Vec3>>;
  /** The suggested target: the lesion's centre. */
  readonly target: Vec3;
  /**
   * A point of the outer surface of the calvaria, off the midline and caudal to the frontal sinus.
   */
  readonly entry: Vec3;
}
