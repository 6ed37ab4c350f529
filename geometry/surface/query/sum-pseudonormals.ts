import { areaVector } from '../mesh/area-vector';
import type { TriangleMesh } from '../mesh/mesh';
import { feature, type Feature } from './find-closest-on-triangle';
import { weldVertices } from '../mesh/weld-vertices';

/**
 * Tells on which side of a closed mesh a point lies, from the pseudonormal of the feature closest
 * to it: the face's normal, the sum over an edge's faces, or the angle-weighted sum over a vertex's
 * faces (Baerentzen and Aanaes, Signed distance computation using the angle weighted pseudonormal,
 * 2005). Vertices at equal positions count as one.
 */
export interface Pseudonormals {
  /** Writes the (unnormalised) pseudonormal of a triangle's feature into out[0..2]. */
  sum(triangle: number, where: Feature, out: Float64Array): void;
}

/**
 * Prepares the table of each vertex's triangles; sums are made at the question, so little memory is
 * held.
 */
export function preparePseudonormals(mesh: TriangleMesh): Pseudonormals {
  const { positions, triangles } = mesh;
  const { representative } = weldVertices(positions);
  const start = new Uint32Array(positions.length / 3 + 1);
  for (const v of triangles) start[representative[v]! + 1] = start[representative[v]! + 1]! + 1;
  for (let v = 1; v < start.length; v++) start[v] = start[v]! + start[v - 1]!;
  const next = start.slice();
  const around = new Uint32Array(triangles.length);
  for (let c = 0; c < triangles.length; c++) {
    const v = representative[triangles[c]!]!;
    around[next[v]!] = c;
    next[v] = next[v]! + 1;
  }
  const corner = (triangle: number, c: number) => representative[triangles[3 * triangle + (c % 3)]!]!;
  const normal = new Float64Array(3);

  /** Unit normal of a triangle into `normal`; false where it has no area. */
  const faceNormal = (triangle: number): boolean => {
    const [x, y, z] = areaVector(mesh, triangle);
    const l = Math.sqrt(x * x + y * y + z * z);
    if (!(l > 0)) return false;
    normal[0] = x / l;
    normal[1] = y / l;
    normal[2] = z / l;
    return true;
  };

  const addNormal = (weight: number, out: Float64Array) => {
    for (let a = 0; a < 3; a++) out[a] = out[a]! + weight * normal[a]!;
  };

  /** Interior angle at a corner (index into `triangles`), radians. */
  const angleAt = (c: number): number => {
    const t = c - (c % 3);
    const p = 3 * triangles[c]!;
    const q = 3 * triangles[t + ((c + 1) % 3)]!;
    const r = 3 * triangles[t + ((c + 2) % 3)]!;
    const ux = positions[q]! - positions[p]!;
    const uy = positions[q + 1]! - positions[p + 1]!;
    const uz = positions[q + 2]! - positions[p + 2]!;
    const vx = positions[r]! - positions[p]!;
    const vy = positions[r + 1]! - positions[p + 1]!;
    const vz = positions[r + 2]! - positions[p + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    return Math.atan2(Math.sqrt(x * x + y * y + z * z), ux * vx + uy * vy + uz * vz);
  };

  const sumVertex = (v: number, out: Float64Array) => {
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const c = around[k]!;
      if (faceNormal((c - (c % 3)) / 3)) addNormal(angleAt(c), out);
    }
  };

  const sumEdge = (v: number, w: number, out: Float64Array) => {
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const c = around[k]!;
      const t = (c - (c % 3)) / 3;
      if (corner(t, (c % 3) + 1) !== w && corner(t, (c % 3) + 2) !== w) continue;
      if (faceNormal(t)) addNormal(1, out);
    }
  };

  return {
    sum(triangle, where, out) {
      out.fill(0, 0, 3);
      if (where === feature.face) {
        if (faceNormal(triangle)) addNormal(1, out);
      } else if (where >= feature.a) {
        sumVertex(corner(triangle, where - feature.a), out);
      } else {
        sumEdge(corner(triangle, where - 1), corner(triangle, where), out);
      }
    },
  };
}
