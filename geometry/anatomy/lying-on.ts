import { cross, dot, type Vec3 } from '../core/vector';

/** On which side an animal lies. */
export type Recumbency = 'belly' | 'back' | 'left side' | 'right side' | 'nose' | 'neck';

/**
 * On which side an animal lies whose dorsal and rostral directions these are (unit, perpendicular),
 * the table being where `down` points; all in one frame.
 */
export function lyingOn(down: Vec3, axes: { readonly dorsal: Vec3; readonly rostral: Vec3 }): Recumbency {
  const { dorsal, rostral } = axes;
  const left = cross(dorsal, rostral);
  const sides: readonly (readonly [Recumbency, number])[] = [
    ['belly', -dot(down, dorsal)],
    ['back', dot(down, dorsal)],
    ['left side', dot(down, left)],
    ['right side', -dot(down, left)],
    ['nose', dot(down, rostral)],
    ['neck', -dot(down, rostral)],
  ];
  return sides.reduce((best, side) => (side[1] > best[1] ? side : best))[0];
}
