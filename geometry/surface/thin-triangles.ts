import { MeshoptSimplifier } from 'meshoptimizer';
import type { TriangleMesh } from './mesh';

/**
 * Fewer triangles over the SAME vertices, for drawing where the whole mesh is too much: edge collapses by quadric error (meshoptimizer),
 * no further than `mostErrorMm` by its own measure and towards `targetTriangles`. Unlike simplifySurface nothing is
 * checked afterwards, so that it takes about a second for a million triangles: not for measuring or printing.
 */
export async function thinTriangles(
  mesh: TriangleMesh,
  targetTriangles: number,
  mostErrorMm: number,
): Promise<Uint32Array> {
  await MeshoptSimplifier.ready;
  const [indices] = MeshoptSimplifier.simplify(
    mesh.triangles,
    mesh.positions,
    3,
    3 * targetTriangles,
    mostErrorMm,
    ['ErrorAbsolute'],
  );
  return indices;
}
