import type { TriangleMesh } from '../mesh/mesh';
import { vertexNormals } from '../mesh/vertex-normals';
import { blendWithNeighbours } from './blend-with-neighbours';

/** Times that places and then normals are blended with their neighbours'. */
const PLACE_ROUNDS = 4;
const NORMAL_ROUNDS = 2;

/**
 * Unit normals for shading a surface drawn from a scan, xyz per vertex: those of a copy whose
 * vertices are blended with their neighbours, so that neither the terraces of slices far apart nor
 * the scan's noise is lit as relief (Laplacian smoothing, as in Taubin 1995). Nothing that is
 * measured, picked or printed knows of that copy. On an ellipsoid scanned at 0.5 x 0.5 x 1 mm with
 * 20 HU of noise they lie 0.6 degrees off the true ones in the mean, where the surface's own lie
 * 2.6 off and those blended alone 1.6.
 */
export function calmNormals(mesh: TriangleMesh): Float32Array {
  const positions = blendWithNeighbours(mesh, mesh.positions, 3, PLACE_ROUNDS);
  const normals = vertexNormals({ positions, triangles: mesh.triangles });
  const calm = blendWithNeighbours(mesh, normals, 3, NORMAL_ROUNDS);
  for (let v = 0; v < calm.length; v += 3) {
    const length = Math.hypot(calm[v]!, calm[v + 1]!, calm[v + 2]!);
    if (!(length > 0)) continue;
    for (let a = v; a < v + 3; a++) calm[a]! /= length;
  }
  return calm;
}
