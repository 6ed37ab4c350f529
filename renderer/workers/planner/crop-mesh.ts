import type { TriangleMesh } from '../../../geometry/surface/mesh';
import type { CropBox } from './planner-protocol';

/** A copy of the mesh with the triangles that touch the box; the whole of it without a box. LPS mm. */
export function cropMesh({ positions, triangles }: TriangleMesh, box: CropBox | null): TriangleMesh {
  if (!box) return { positions: positions.slice(), triangles: triangles.slice() };
  const inside = new Uint8Array(positions.length / 3);
  for (let v = 0; v < inside.length; v++) {
    let within = 1;
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * v + axis]!;
      if (value < box.min[axis]! || value > box.max[axis]!) within = 0;
    }
    inside[v] = within;
  }
  const place = new Int32Array(inside.length).fill(-1);
  const kept: number[] = [];
  const vertices: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (!corners.some(v => inside[v])) continue;
    for (const v of corners) {
      if (place[v]! < 0) place[v] = vertices.push(v) - 1;
      kept.push(place[v]!);
    }
  }
  const moved = new Float32Array(3 * vertices.length);
  vertices.forEach((v, n) => moved.set(positions.subarray(3 * v, 3 * v + 3), 3 * n));
  return { positions: moved, triangles: Uint32Array.from(kept) };
}
