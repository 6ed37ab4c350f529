import { assertThat } from '../../core/result';
import { blendWithNeighbours } from './blend-with-neighbours';
import type { TriangleMesh } from '../mesh/mesh';

export interface MeasureReliefOptions {
  /**
   * Curvature of a single vertex counts no further than this, 1/mm. Default 0.6: sharper is noise
   * of the scan.
   */
  readonly mostPerMm?: number;
  /** Times that the result is blended with its neighbours'. Default 3. */
  readonly rounds?: number;
}

const defaults = { mostPerMm: 0.6, rounds: 3 };

/**
 * Mean curvature of the surface at every vertex, 1/mm, positive on ridges and negative in grooves
 * (a ball of radius r has 1/r): along each edge the turn of the normal over the edge's length,
 * averaged over the edges at the vertex, then smoothed, so that single steps of the voxel grid do
 * not show. For shading, not for measuring. `normals` are unit, xyz per vertex.
 */
export function measureRelief(
  mesh: TriangleMesh,
  normals: Float32Array,
  options: MeasureReliefOptions = {},
): Float32Array {
  const { mostPerMm, rounds } = { ...defaults, ...options };
  const { positions: p, triangles } = mesh;
  assertThat(normals.length === p.length, 'measureRelief', 'one normal a vertex is needed');
  const vertices = p.length / 3;
  const sum = new Float32Array(vertices);
  const edges = new Uint16Array(vertices);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let c = 0; c < 3; c++) {
      const i = triangles[t + c]!;
      const j = triangles[t + (c === 2 ? 0 : c + 1)]!;
      const a = 3 * i;
      const b = 3 * j;
      const x = p[b]! - p[a]!;
      const y = p[b + 1]! - p[a + 1]!;
      const z = p[b + 2]! - p[a + 2]!;
      const length2 = x * x + y * y + z * z;
      if (!(length2 > 0)) continue;
      const turn =
        ((normals[b]! - normals[a]!) * x +
          (normals[b + 1]! - normals[a + 1]!) * y +
          (normals[b + 2]! - normals[a + 2]!) * z) /
        length2;
      sum[i]! += turn;
      sum[j]! += turn;
      edges[i]!++;
      edges[j]!++;
    }
  }
  for (let v = 0; v < vertices; v++) {
    if (edges[v]! > 0) sum[v] = Math.max(-mostPerMm, Math.min(mostPerMm, sum[v]! / edges[v]!));
  }
  return blendWithNeighbours(mesh, sum, 1, rounds);
}
