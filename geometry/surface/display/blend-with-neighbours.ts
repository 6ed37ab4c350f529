import { assertThat } from '../../core/result';
import type { TriangleMesh } from '../mesh/mesh';

/**
 * Smooths what is known at vertices: each value becomes the mean of itself and the mean of its
 * neighbours', `rounds` times over. `values` has `width` numbers a vertex (3 for vectors, which
 * come out shorter where they disagree). Returns a new array; vertices of no triangle keep their
 * value.
 */
export function blendWithNeighbours(
  mesh: TriangleMesh,
  values: Float32Array,
  width: number,
  rounds: number,
): Float32Array {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  assertThat(
    values.length === width * vertices,
    'blendWithNeighbours',
    `${width} values a vertex are needed`,
  );
  // Twice the triangles at the vertex: every neighbour of a closed surface is met twice.
  const met = new Uint16Array(vertices);
  for (let c = 0; c < triangles.length; c++) met[triangles[c]!]! += 2;
  const out = values.slice();
  const sum = new Float32Array(values.length);
  for (let round = 0; round < rounds; round++) {
    sum.fill(0);
    for (let t = 0; t < triangles.length; t += 3) {
      const a = width * triangles[t]!;
      const b = width * triangles[t + 1]!;
      const c = width * triangles[t + 2]!;
      for (let k = 0; k < width; k++) {
        const [x, y, z] = [out[a + k]!, out[b + k]!, out[c + k]!];
        sum[a + k]! += y + z;
        sum[b + k]! += z + x;
        sum[c + k]! += x + y;
      }
    }
    for (let v = 0; v < vertices; v++) {
      if (met[v] === 0) continue;
      for (let at = width * v; at < width * (v + 1); at++) out[at] = (out[at]! + sum[at]! / met[v]!) / 2;
    }
  }
  return out;
}
