import type { Vec3 } from '../../core/vector';
import type { TriangleMesh } from './mesh';

/**
 * Normal of triangle t, outward where the mesh is, with twice the triangle's area for its length.
 */
export function areaVector({ positions: p, triangles }: TriangleMesh, t: number): Vec3 {
  const a = 3 * triangles[3 * t]!;
  const b = 3 * triangles[3 * t + 1]!;
  const c = 3 * triangles[3 * t + 2]!;
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!;
  const vy = p[c + 1]! - p[a + 1]!;
  const vz = p[c + 2]! - p[a + 2]!;
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
