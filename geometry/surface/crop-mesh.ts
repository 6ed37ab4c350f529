import type { TriangleMesh } from './mesh';

export interface CroppedMesh {
  /** Vertices are shared as they were; open where it was cut. */
  readonly mesh: TriangleMesh;
  /** For every triangle of the part, its number in the whole. */
  readonly triangleOf: Uint32Array;
}

/** The triangles of which a corner is flagged in `near` (1 a vertex), in their order, with the vertices they use. */
export function cropMesh({ positions, triangles }: TriangleMesh, near: Uint8Array): CroppedMesh {
  const isKept = (t: number): boolean =>
    (near[triangles[t]!]! | near[triangles[t + 1]!]! | near[triangles[t + 2]!]!) !== 0;
  let count = 0;
  for (let t = 0; t < triangles.length; t += 3) if (isKept(t)) count++;
  const kept = new Uint32Array(3 * count);
  const triangleOf = new Uint32Array(count);
  const place = new Int32Array(near.length).fill(-1);
  const vertexOf = new Uint32Array(Math.min(near.length, kept.length));
  let vertices = 0;
  for (let t = 0, n = 0; t < triangles.length; t += 3) {
    if (!isKept(t)) continue;
    triangleOf[n] = t / 3;
    for (let c = 0; c < 3; c++) {
      const v = triangles[t + c]!;
      if (place[v] === -1) {
        place[v] = vertices;
        vertexOf[vertices++] = v;
      }
      kept[3 * n + c] = place[v]!;
    }
    n++;
  }
  const points = new Float32Array(3 * vertices);
  for (let v = 0; v < vertices; v++) {
    for (let axis = 0; axis < 3; axis++) points[3 * v + axis] = positions[3 * vertexOf[v]! + axis]!;
  }
  return { mesh: { positions: points, triangles: kept }, triangleOf };
}
