import type { Vec3 } from '../core/vector';
import { findClosestOnTriangle } from '../surface/query/find-closest-on-triangle';
import { groupCorners } from '../surface/mesh/group-corners';
import { keepTriangles, type KeptTriangles } from '../surface/mesh/keep-triangles';
import type { TriangleMesh } from '../surface/mesh/mesh';

/**
 * The part of `mesh` whose triangles touch the ball: the guide never looks further, and an index
 * over some ten thousand triangles is built in milliseconds where the whole skull takes seconds.
 * Frame and units are the mesh's own. The result is open at the ball's border; vertices are shared.
 */
export function cropToBall(mesh: TriangleMesh, center: Vec3, radiusMm: number): KeptTriangles {
  const { positions } = mesh;
  const near = new Uint8Array(positions.length / 3);
  const limit = radiusMm * radiusMm;
  for (let v = 0; v < near.length; v++) {
    const dx = positions[3 * v]! - center[0];
    const dy = positions[3 * v + 1]! - center[1];
    const dz = positions[3 * v + 2]! - center[2];
    if (dx * dx + dy * dy + dz * dz <= limit) near[v] = 1;
  }
  return keepTriangles(mesh, (a, b, c) => (near[a]! | near[b]! | near[c]!) !== 0);
}

/**
 * The triangle nearest to a point, by looking at each: for one question, building an index would
 * take longer.
 */
export function nearestTriangle({ positions, triangles }: TriangleMesh, point: Vec3): number {
  const corners = new Float32Array(9);
  const scratch = Float64Array.of(point[0], point[1], point[2], 0, 0, 0, 0);
  let nearest = -1;
  let least = Infinity;
  for (let t = 0; t < triangles.length; t += 3) {
    for (let c = 0; c < 9; c++) corners[c] = positions[3 * triangles[t + ((c / 3) | 0)]! + (c % 3)]!;
    findClosestOnTriangle(corners, 0, scratch);
    if (scratch[3]! < least) {
      least = scratch[3]!;
      nearest = t / 3;
    }
  }
  return nearest;
}

/**
 * Flags (1 per triangle) of the triangles reachable from `seed` across shared vertices without
 * leaving the ball: the outer table round an entry, not the inner table or a sinus wall that merely
 * lies near.
 */
export function floodPatch(mesh: TriangleMesh, seed: number, center: Vec3, radiusMm: number): Uint8Array {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const { start, corners } = groupCorners(triangles.length, vertices, c => triangles[c]!);
  const inPatch = new Uint8Array(triangles.length / 3);
  const queue = [seed];
  inPatch[seed] = 1;
  const limit = radiusMm * radiusMm;
  for (let t = queue.pop(); t !== undefined; t = queue.pop()) {
    for (let c = 0; c < 3; c++) {
      const v = triangles[3 * t + c]!;
      const dx = positions[3 * v]! - center[0];
      const dy = positions[3 * v + 1]! - center[1];
      const dz = positions[3 * v + 2]! - center[2];
      if (dx * dx + dy * dy + dz * dz > limit) continue;
      for (let f = start[v]!; f < start[v + 1]!; f++) {
        const next = (corners[f]! / 3) | 0;
        if (inPatch[next]) continue;
        inPatch[next] = 1;
        queue.push(next);
      }
    }
  }
  return inPatch;
}
