import { areaVector } from '../surface/mesh/area-vector';
import type { TriangleMesh } from '../surface/mesh/mesh';

/** Faces that meet at less than this are one smooth surface; at more, an edge. */
const CREASE_ANGLE_DEG = 50;

/**
 * A unit normal for every corner of every triangle: xyz at 9 * triangle + 3 * corner. Each is the
 * area-weighted mean of the faces round that vertex that lie within the crease angle of the
 * corner's own face, so that bone is smooth and a sleeve's lip stays sharp.
 */
export function computeCornerNormals(mesh: TriangleMesh): Float32Array {
  const { positions: p, triangles: t } = mesh;
  const count = t.length / 3;

  // (1) Twice the area vector of each face, and its length.
  const face = new Float32Array(3 * count);
  const doubleArea = new Float32Array(count);
  for (let f = 0; f < count; f++) {
    face.set(areaVector(mesh, f), 3 * f);
    doubleArea[f] = Math.hypot(face[3 * f]!, face[3 * f + 1]!, face[3 * f + 2]!);
  }

  // (2) The faces round each vertex, packed.
  const start = new Uint32Array(p.length / 3 + 1);
  for (const vertex of t) start[vertex + 1]!++;
  for (let v = 1; v < start.length; v++) start[v]! += start[v - 1]!;
  const filled = start.slice();
  const round = new Uint32Array(t.length);
  for (let corner = 0; corner < t.length; corner++) round[filled[t[corner]!]!++] = (corner / 3) | 0;

  // (3) The mean over the smooth side of each corner.
  const normals = new Float32Array(9 * count);
  const cosine = Math.cos((CREASE_ANGLE_DEG * Math.PI) / 180);
  for (let corner = 0; corner < t.length; corner++) {
    const own = (corner / 3) | 0;
    const vertex = t[corner]!;
    let [x, y, z] = [0, 0, 0];
    for (let at = start[vertex]!; at < start[vertex + 1]!; at++) {
      const other = round[at]!;
      const agreement =
        face[3 * own]! * face[3 * other]! +
        face[3 * own + 1]! * face[3 * other + 1]! +
        face[3 * own + 2]! * face[3 * other + 2]!;
      if (agreement < cosine * doubleArea[own]! * doubleArea[other]!) continue;
      x += face[3 * other]!;
      y += face[3 * other + 1]!;
      z += face[3 * other + 2]!;
    }
    const l = Math.hypot(x, y, z) || 1;
    normals[3 * corner] = x / l;
    normals[3 * corner + 1] = y / l;
    normals[3 * corner + 2] = z / l;
  }
  return normals;
}
