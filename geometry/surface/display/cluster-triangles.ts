import { assertThat } from '../../core/result';
import type { TriangleMesh } from '../mesh/mesh';

/**
 * A coarse stand-in for a mesh, for drawing in haste and nothing else: new triangles over the SAME
 * vertices. Vertices that share a cell of `cellMm` and face the same way (by the signs of their
 * unit `normals`, so that the two sides of a thin wall stay apart) are all replaced by the first of
 * them; triangles left without area go (Rossignac and Borrel 1993). Neither closed nor manifold; no
 * vertex moves farther than the cell's diagonal. Linear in the mesh's size.
 */
export function clusterTriangles(mesh: TriangleMesh, normals: Float32Array, cellMm: number): Uint32Array {
  assertThat(cellMm > 0 && Number.isFinite(cellMm), 'clusterTriangles', `cell of ${cellMm} mm`);
  const { positions, triangles } = mesh;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let v = 0; v < positions.length; v += 3) {
    for (let a = 0; a < 3; a++) {
      low[a] = Math.min(low[a]!, positions[v + a]!);
      high[a] = Math.max(high[a]!, positions[v + a]!);
    }
  }
  const cells = (a: number): number => Math.floor((high[a]! - low[a]!) / cellMm) + 1;
  const [nx, ny] = [cells(0), cells(1)];
  const stands = new Uint32Array(positions.length / 3);
  // Open addressing: key + 1 at each place, 0 where free; the representative beside it.
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, positions.length / 3 + 1)));
  const keys = new Float64Array(places);
  const first = new Uint32Array(places);
  for (let v = 0; v < positions.length; v += 3) {
    const i = Math.floor((positions[v]! - low[0]!) / cellMm);
    const j = Math.floor((positions[v + 1]! - low[1]!) / cellMm);
    const k = Math.floor((positions[v + 2]! - low[2]!) / cellMm);
    const octant = (normals[v]! > 0 ? 1 : 0) + (normals[v + 1]! > 0 ? 2 : 0) + (normals[v + 2]! > 0 ? 4 : 0);
    const key = 1 + octant + 8 * (i + nx * (j + ny * k));
    let at = (Math.imul(key % 4294967296, 2654435761) >>> 0) & (places - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (places - 1);
    if (keys[at] === 0) {
      keys[at] = key;
      first[at] = v / 3;
    }
    stands[v / 3] = first[at]!;
  }
  const out = new Uint32Array(triangles.length);
  let used = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = stands[triangles[t]!]!;
    const b = stands[triangles[t + 1]!]!;
    const c = stands[triangles[t + 2]!]!;
    if (a === b || b === c || c === a) continue;
    out[used++] = a;
    out[used++] = b;
    out[used++] = c;
  }
  return out.slice(0, used);
}
