import type { Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh';

/**
 * The part of `mesh` whose triangles touch the ball: the guide never looks further, and an index over some ten thousand
 * triangles is built in milliseconds where the whole skull takes seconds.
 * Frame and units are the mesh's own. The result is open at the ball's border; vertices are shared.
 */
export function cropToBall(mesh: TriangleMesh, center: Vec3, radiusMm: number): TriangleMesh {
  const { positions, triangles } = mesh;
  const near = new Uint8Array(positions.length / 3);
  const limit = radiusMm * radiusMm;
  for (let v = 0; v < near.length; v++) {
    const dx = positions[3 * v]! - center[0];
    const dy = positions[3 * v + 1]! - center[1];
    const dz = positions[3 * v + 2]! - center[2];
    if (dx * dx + dy * dy + dz * dz <= limit) near[v] = 1;
  }
  let count = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    if (near[triangles[t]!] || near[triangles[t + 1]!] || near[triangles[t + 2]!]) count += 3;
  }
  const kept = new Uint32Array(count);
  const index = new Int32Array(near.length).fill(-1);
  const order: number[] = [];
  let write = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    if (!(near[triangles[t]!] || near[triangles[t + 1]!] || near[triangles[t + 2]!])) continue;
    for (let c = 0; c < 3; c++) {
      const v = triangles[t + c]!;
      if (index[v] === -1) {
        index[v] = order.length;
        order.push(v);
      }
      kept[write++] = index[v]!;
    }
  }
  const points = new Float32Array(3 * order.length);
  order.forEach((v, i) => points.set(positions.subarray(3 * v, 3 * v + 3), 3 * i));
  return { positions: points, triangles: kept };
}

/**
 * Flags (1 per triangle) of the triangles reachable from `seed` across shared vertices without leaving the ball:
 * the outer table round an entry, not the inner table or a sinus wall that merely lies near.
 */
export function floodPatch(mesh: TriangleMesh, seed: number, center: Vec3, radiusMm: number): Uint8Array {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const start = new Uint32Array(vertices + 1);
  for (const v of triangles) start[v + 1]!++;
  for (let v = 0; v < vertices; v++) start[v + 1]! += start[v]!;
  const fill = start.slice(0, vertices);
  const fan = new Uint32Array(triangles.length);
  for (let i = 0; i < triangles.length; i++) fan[fill[triangles[i]!]!++] = (i / 3) | 0;

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
        const next = fan[f]!;
        if (inPatch[next]) continue;
        inPatch[next] = 1;
        queue.push(next);
      }
    }
  }
  return inPatch;
}
