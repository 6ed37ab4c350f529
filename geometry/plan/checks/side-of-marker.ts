import { cross, dot, normalize, subtract, type Vec3 } from '../../core/vector';

/** Where a marker lies beside the median plane. */
export interface MarkerSide {
  /** Null nearer to the median plane than `NO_SIDE_MM`: such a marker tells no side. */
  readonly side: 'left' | 'right' | null;
  /** From the median plane, mm. */
  readonly distanceMm: number;
}

/**
 * The median plane is found to a degree and a millimetre or so; a marker this near to it may lie on
 * either side, mm.
 */
const NO_SIDE_MM = 5;

/**
 * On which side of the animal a place lies by its axes.
 *
 * @param medianLps a point of the median plane, LPS mm
 * @param axes dorsal and rostral, LPS; left is dorsal x rostral
 */
export function sideOfMarker(
  centreLps: Vec3,
  medianLps: Vec3,
  axes: { readonly dorsal: Vec3; readonly rostral: Vec3 },
): MarkerSide {
  const left = normalize(cross(axes.dorsal, axes.rostral));
  const alongMm = dot(subtract<Vec3>(centreLps, medianLps), left);
  const distanceMm = Math.abs(alongMm);
  return { side: distanceMm < NO_SIDE_MM ? null : alongMm > 0 ? 'left' : 'right', distanceMm };
}
