import { MeshoptSimplifier } from 'meshoptimizer';
import type { TriangleMesh } from './mesh';

/**
 * Fewer triangles over the SAME vertices, for drawing where the whole mesh is too much: edge
 * collapses by quadric error (meshoptimizer), no further than `mostErrorMm` by its own measure and
 * towards `targetTriangles`. Unlike simplifySurface nothing is checked afterwards, so that it takes
 * about a second for a million triangles: not for measuring or printing. A mesh that has no more
 * than the target comes back as it is: meshoptimizer takes no target above the mesh's own number.
 */
export async function thinTriangles(
  mesh: TriangleMesh,
  targetTriangles: number,
  mostErrorMm: number,
): Promise<Uint32Array> {
  if (mesh.triangles.length <= 3 * targetTriangles) return mesh.triangles.slice();
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
