import type { TriangleMesh } from './mesh';

export interface KeptTriangles {
  /**
   * Vertices are shared as they were, those of no triangle left out; open where neighbours were not
   * kept.
   */
  readonly mesh: TriangleMesh;
  /** For every triangle kept, its number in the whole. */
  readonly triangleOf: Uint32Array;
  /** The same for every vertex. */
  readonly vertexOf: Uint32Array;
}

/**
 * The triangles that `isKept` says yes to (asked once, by their three vertices and number), in
 * their order.
 */
export function keepTriangles(
  { positions, triangles }: TriangleMesh,
  isKept: (a: number, b: number, c: number, triangle: number) => boolean,
): KeptTriangles {
  const triangleOf = new Uint32Array(triangles.length / 3);
  let count = 0;
  for (let t = 0; t < triangleOf.length; t++) {
    const at = 3 * t;
    if (isKept(triangles[at]!, triangles[at + 1]!, triangles[at + 2]!, t)) triangleOf[count++] = t;
  }
  const kept = new Uint32Array(3 * count);
  const place = new Int32Array(positions.length / 3).fill(-1);
  const vertexOf = new Uint32Array(Math.min(place.length, kept.length));
  let vertices = 0;
  for (let n = 0; n < kept.length; n++) {
    const v = triangles[3 * triangleOf[(n / 3) | 0]! + (n % 3)]!;
    if (place[v] === -1) {
      place[v] = vertices;
      vertexOf[vertices++] = v;
    }
    kept[n] = place[v]!;
  }
  const points = new Float32Array(3 * vertices);
  for (let v = 0; v < vertices; v++) {
    for (let axis = 0; axis < 3; axis++) points[3 * v + axis] = positions[3 * vertexOf[v]! + axis]!;
  }
  return {
    mesh: { positions: points, triangles: kept },
    triangleOf: triangleOf.slice(0, count),
    vertexOf: vertexOf.slice(0, vertices),
  };
}
