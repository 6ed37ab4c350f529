import { toPatient } from '../core/frames';
import { findBoreWall } from '../guide/find-bore-wall';
import type { Sleeve } from '../guide/parameters';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Compensation } from './plan-compensation';

/**
 * The wall's vertices lie this near to the planned radius, mm: facets, and what was merged of them.
 */
const WALL_BAND_MM = 0.02;

/**
 * The guide (LPS mm) with every bore drawn narrower by what it comes out wider, or wider by what it
 * comes out narrower: each vertex of a bore's wall moves along its own radius, and nothing else
 * does.
 */
export function compensateBores(
  guide: TriangleMesh,
  sleeves: readonly Sleeve[],
  bores: Compensation['bores'],
): TriangleMesh {
  const positions = guide.positions.slice();
  for (const sleeve of sleeves) {
    const offsetMm = bores.find(bore => bore.trajectory === sleeve.trajectory)?.offsetMm ?? 0;
    if (offsetMm === 0) continue;
    const { frame, local, isWall } = findBoreWall(guide, sleeve, WALL_BAND_MM);
    isWall.forEach((flag, v) => {
      if (!flag) return;
      const [x, y, z] = [local[3 * v]!, local[3 * v + 1]!, local[3 * v + 2]!];
      const radius = Math.hypot(x, y);
      const to = (radius - offsetMm / 2) / radius;
      positions.set(
        toPatient(frame, [to * x, to * y, z] as unknown as Parameters<typeof toPatient>[1]),
        3 * v,
      );
    });
  }
  return { positions, triangles: guide.triangles };
}
