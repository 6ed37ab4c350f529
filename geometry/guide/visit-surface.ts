import type { Vec3 } from '../core/vector';
import { areaVector } from '../surface/mesh/area-vector';
import type { TriangleMesh } from '../surface/mesh/mesh';

/**
 * A point of a surface, the outward unit normal there, and the area it stands for; mm, mm2, the
 * mesh's frame.
 */
export type SurfaceVisitor = (point: Vec3, normal: Vec3, areaMm2: number) => void;

/**
 * Calls `visit` at the centroids of the mesh's triangles, the larger ones split evenly until no
 * piece is longer than `spacingMm`: deterministic, dense enough that nothing of that size hides
 * between the points.
 */
export function visitSurface(mesh: TriangleMesh, spacingMm: number, visit: SurfaceVisitor): void {
  const { positions: p, triangles } = mesh;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const [cx, cy, cz] = areaVector(mesh, t / 3);
    const twice = Math.sqrt(cx * cx + cy * cy + cz * cz);
    if (twice < 1e-12) continue;
    const longest = Math.sqrt(
      Math.max(
        ux * ux + uy * uy + uz * uz,
        vx * vx + vy * vy + vz * vz,
        (ux - vx) * (ux - vx) + (uy - vy) * (uy - vy) + (uz - vz) * (uz - vz),
      ),
    );
    const parts = Math.max(1, Math.ceil(longest / spacingMm));
    const normal: Vec3 = [cx / twice, cy / twice, cz / twice];
    const share = twice / 2 / (parts * parts);
    for (let i = 0; i < parts; i++) {
      for (let j = 0; j < 2 * (parts - i) - 1; j++) {
        // The even ones point up, the odd ones down; their centroids in barycentric thirds.
        const third = j & 1 ? 2 / 3 : 1 / 3;
        const s = (i + third) / parts;
        const r = ((j >> 1) + third) / parts;
        visit(
          [p[a]! + s * ux + r * vx, p[a + 1]! + s * uy + r * vy, p[a + 2]! + s * uz + r * vz],
          normal,
          share,
        );
      }
    }
  }
}
