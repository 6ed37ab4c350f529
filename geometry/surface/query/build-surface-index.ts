import { buildBoundingTree } from './build-bounding-tree';
import { collectNearTriangles } from './collect-near-triangles';
import { collectRayCrossings } from './collect-ray-crossings';
import { findClosestOnTriangle } from './find-closest-on-triangle';
import { createClosestSearch } from './find-closest-slot';
import type { TriangleMesh } from '../mesh/mesh';
import type { SurfaceIndex } from './queries';
import { preparePseudonormals, type Pseudonormals } from './sum-pseudonormals';

/**
 * Builds the spatial index of a mesh (in whatever frame it is; queries answer in the same, mm). The
 * mesh must not be changed afterwards. Signed distances ask for a closed, outward-oriented mesh;
 * vertices need not be welded. Throws an InvariantError on missing or non-finite vertices. An empty
 * mesh gives an index that finds nothing.
 */
export function buildSurfaceIndex(mesh: TriangleMesh): SurfaceIndex {
  const tree = buildBoundingTree(mesh);
  const { corners, triangleOf } = tree;
  const { seek, scratch } = createClosestSearch(tree);
  const pseudonormal = new Float64Array(3);
  let pseudonormals: Pseudonormals | null = null;

  const signedDistanceAt = (x: number, y: number, z: number, maxDistanceMm = Infinity): number => {
    const slot = seek(x, y, z, maxDistanceMm);
    if (slot < 0) return Infinity;
    pseudonormals ??= preparePseudonormals(mesh);
    const where = findClosestOnTriangle(corners, 9 * slot, scratch);
    pseudonormals.sum(triangleOf[slot]!, where, pseudonormal);
    const outward =
      (x - scratch[4]!) * pseudonormal[0]! +
      (y - scratch[5]!) * pseudonormal[1]! +
      (z - scratch[6]!) * pseudonormal[2]!;
    const d = Math.sqrt(scratch[3]!);
    return outward < 0 ? -d : d;
  };

  return {
    closestPoint(point, maxDistanceMm = Infinity) {
      const slot = seek(point[0], point[1], point[2], maxDistanceMm);
      if (slot < 0) return null;
      findClosestOnTriangle(corners, 9 * slot, scratch);
      return {
        triangle: triangleOf[slot]!,
        point: [scratch[4]!, scratch[5]!, scratch[6]!],
        distanceMm: Math.sqrt(scratch[3]!),
      };
    },
    closestDistance(x, y, z, maxDistanceMm = Infinity) {
      return seek(x, y, z, maxDistanceMm) < 0 ? Infinity : Math.sqrt(scratch[3]!);
    },
    castRay(origin, direction, maxDistanceMm = Infinity) {
      return collectRayCrossings(tree, origin, direction, maxDistanceMm);
    },
    trianglesNear(center, radiusMm) {
      return collectNearTriangles(tree, center, radiusMm);
    },
    signedDistance(point, maxDistanceMm = Infinity) {
      const d = signedDistanceAt(point[0], point[1], point[2], maxDistanceMm);
      return d === Infinity ? null : d;
    },
    signedDistanceAt,
  };
}
