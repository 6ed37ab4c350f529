import type { Vec3 } from '../../core/vector';
import { dot, scale } from '../../core/vector';
import type { TriangleMesh } from '../mesh/mesh';
import type { SurfaceIndex } from './queries';

export interface SurfacePick {
  readonly point: Vec3;
  /** Unit, outward. */
  readonly normal: Vec3;
  readonly distanceMm: number;
}

/**
 * What lies before the plane (point, unit normal) is cut away: only places p with (p - point) .
 * normal >= 0 are left.
 */
export interface CutPlane {
  readonly point: Vec3;
  readonly normal: Vec3;
}

/** A closed surface as it is drawn. */
export interface ShadedSurface {
  readonly index: SurfaceIndex;
  readonly mesh: TriangleMesh;
  /** Unit vertex normals, xyz each. */
  readonly normals: Float32Array;
}

/**
 * Where a ray (unit direction) first meets a closed surface from outside, as the eye sees it: the
 * nearest crossing that faces the ray. The normal is blended from the corners' as the shading is.
 * With a cut, crossings in the part taken away do not count, and where the ray meets the cut within
 * the solid, the answer is the cut's own face. Null where it meets nothing.
 */
export function pickSurface(
  { index, mesh, normals }: ShadedSurface,
  origin: Vec3,
  direction: Vec3,
  cut?: CutPlane,
): SurfacePick | null {
  for (const hit of index.castRay(origin, direction)) {
    if (cut && beforeCut(cut, hit.point)) continue;
    const { face, blended } = normalsAt(mesh, normals, hit.triangle, hit.point);
    if (dot(face, direction) <= 0) return { point: hit.point, normal: blended, distanceMm: hit.distanceMm };
    // Out of the solid without having come in where it is left: the ray entered through the cut.
    if (!cut) continue;
    const slope = dot(direction, cut.normal);
    if (!(slope > 1e-9)) continue;
    const at =
      ((cut.point[0] - origin[0]) * cut.normal[0] +
        (cut.point[1] - origin[1]) * cut.normal[1] +
        (cut.point[2] - origin[2]) * cut.normal[2]) /
      slope;
    if (at < 0) continue;
    return {
      point: [origin[0] + at * direction[0], origin[1] + at * direction[1], origin[2] + at * direction[2]],
      normal: scale(cut.normal, -1),
      distanceMm: at,
    };
  }
  return null;
}

const beforeCut = (cut: CutPlane, p: Vec3): boolean =>
  (p[0] - cut.point[0]) * cut.normal[0] +
    (p[1] - cut.point[1]) * cut.normal[1] +
    (p[2] - cut.point[2]) * cut.normal[2] <
  0;

/**
 * The triangle's own (unnormalised) normal and the unit blend of its corners' normals at a point of
 * it.
 */
function normalsAt(
  mesh: TriangleMesh,
  normals: Float32Array,
  triangle: number,
  point: Vec3,
): { face: Vec3; blended: Vec3 } {
  const corner = (c: number): number => 3 * mesh.triangles[3 * triangle + c]!;
  const [a, b, c] = [corner(0), corner(1), corner(2)];
  const at = (v: number): Vec3 => [mesh.positions[v]!, mesh.positions[v + 1]!, mesh.positions[v + 2]!];
  const [pa, pb, pc] = [at(a), at(b), at(c)];
  const face = areaVector(pa, pb, pc);
  const twice2 = dot(face, face);
  const weights: Vec3 = [
    dot(areaVector(point, pb, pc), face) / twice2,
    dot(areaVector(pa, point, pc), face) / twice2,
    dot(areaVector(pa, pb, point), face) / twice2,
  ];
  const sum = [0, 1, 2].map(
    k => weights[0] * normals[a + k]! + weights[1] * normals[b + k]! + weights[2] * normals[c + k]!,
  );
  const long = Math.hypot(...sum);
  const blended: Vec3 = [sum[0]! / long, sum[1]! / long, sum[2]! / long];
  // Opposed corner normals, or one outright wrong: the face's own then.
  if (long > 0.1 && dot(blended, face) > 0) return { face, blended };
  return { face, blended: scale(face, 1 / Math.sqrt(twice2)) };
}

function areaVector(a: Vec3, b: Vec3, c: Vec3): Vec3 {
  const [x, y, z] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [u, v, w] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  return [y * w - z * v, z * u - x * w, x * v - y * u];
}
