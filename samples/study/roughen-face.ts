import { sampleCorrelatedNoise } from '../../geometry/accuracy/sample-correlated-noise';
import type { Random } from '../../geometry/core/random';
import { along, type Vec3 } from '../../geometry/core/vector';

/** How rough a printed contact face is. */
export interface Roughness {
  /** Along its normal, standard deviation, mm, and the length over which it is shared. */
  readonly faceMm: number;
  readonly facePatchMm: number;
}

/**
 * The points of a contact face (xyz, mm) where a printer puts them, each off along the bone's
 * normal below it by a noise that neighbours share.
 *
 * @param printed where a smooth print would put a point of that normal
 */
export function roughenFace(
  { face, normals }: { readonly face: Float64Array; readonly normals: Float64Array },
  printed: (p: Vec3, normal: Vec3) => Vec3,
  { faceMm, facePatchMm }: Roughness,
  random: Random,
): Float64Array {
  const field = sampleCorrelatedNoise(facePatchMm, random);
  const spot = new Float64Array(4);
  const rough = new Float64Array(face.length);
  for (let p = 0; p < face.length; p += 3) {
    const at: Vec3 = [face[p]!, face[p + 1]!, face[p + 2]!];
    field.at(...at, spot);
    const normal: Vec3 = [normals[p]!, normals[p + 1]!, normals[p + 2]!];
    rough.set(along(printed(at, normal), normal, faceMm * spot[0]!), p);
  }
  return rough;
}

/** The middle of points, xyz each. */
export function middleOfPoints(points: Float64Array): Vec3 {
  const count = points.length / 3;
  const sum = [0, 0, 0];
  for (let p = 0; p < points.length; p++) sum[p % 3]! += points[p]! / count;
  return [sum[0]!, sum[1]!, sum[2]!];
}
