import type { TriangleMesh } from './mesh';

/**
 * Unit outward normal of every vertex, xyz, length 3 * vertices: the mean of its triangles' normals
 * weighted by their angle at the vertex (Thürmer and Wüthrich 1998), so that it does not depend on
 * how faces are cut. Vertices of no triangle with an area get (0, 0, 0).
 */
export function vertexNormals(mesh: TriangleMesh): Float32Array {
  const { positions: p, triangles } = mesh;
  const normals = new Float32Array(p.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const abx = p[b]! - p[a]!;
    const aby = p[b + 1]! - p[a + 1]!;
    const abz = p[b + 2]! - p[a + 2]!;
    const acx = p[c]! - p[a]!;
    const acy = p[c + 1]! - p[a + 1]!;
    const acz = p[c + 2]! - p[a + 2]!;
    const nx = aby * acz - abz * acy;
    const ny = abz * acx - abx * acz;
    const nz = abx * acy - aby * acx;
    const twice = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (!(twice > 0)) continue;
    const bcx = acx - abx;
    const bcy = acy - aby;
    const bcz = acz - abz;
    const atA = Math.atan2(twice, abx * acx + aby * acy + abz * acz) / twice;
    const atB = Math.atan2(twice, -(abx * bcx + aby * bcy + abz * bcz)) / twice;
    const atC = Math.PI / twice - atA - atB;
    normals[a]! += nx * atA;
    normals[a + 1]! += ny * atA;
    normals[a + 2]! += nz * atA;
    normals[b]! += nx * atB;
    normals[b + 1]! += ny * atB;
    normals[b + 2]! += nz * atB;
    normals[c]! += nx * atC;
    normals[c + 1]! += ny * atC;
    normals[c + 2]! += nz * atC;
  }
  for (let v = 0; v < normals.length; v += 3) {
    const l = Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!);
    if (!(l > 0)) continue;
    normals[v]! /= l;
    normals[v + 1]! /= l;
    normals[v + 2]! /= l;
  }
  return normals;
}
