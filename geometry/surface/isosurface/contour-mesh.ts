import type { ContourSource } from './contour-source';
import type { TriangleMesh } from '../mesh/mesh';

/** A mesh that grows as the sweep meets the surface. */
export interface ContourMesh {
  /** A vertex at grid index (x, y, z); returns its number. */
  place(x: number, y: number, z: number): number;
  /** Triangles of the vertices ids[at + corners[n]], n in [begin, end), three each. */
  addTriangles(ids: Int32Array, at: number, corners: Int32Array, begin: number, end: number): void;
  finish(): TriangleMesh;
}

/**
 * The first `length` elements: in place where little memory would stay unused behind them, else
 * copied.
 */
function fitted(array: Float32Array | Uint32Array, length: number): Float32Array | Uint32Array {
  return array.length < 1.15 * length ? array.subarray(0, length) : array.slice(0, length);
}

export function createContourMesh(source: ContourSource): ContourMesh {
  const [xx, xy, xz, x0, yx, yy, yz, y0, zx, zy, zz, z0] = source.toPosition;
  const expected = Math.ceil(Math.max(4096, source.expectedVertices ?? 0));
  let positions = new Float32Array(3 * expected);
  let triangles = new Uint32Array(6 * expected);
  let vertexEnd = 0;
  let triangleEnd = 0;
  return {
    place(x, y, z) {
      if (vertexEnd + 3 > positions.length) {
        const grown = new Float32Array(2 * positions.length);
        grown.set(positions);
        positions = grown;
      }
      positions[vertexEnd] = xx * x + xy * y + xz * z + x0;
      positions[vertexEnd + 1] = yx * x + yy * y + yz * z + y0;
      positions[vertexEnd + 2] = zx * x + zy * y + zz * z + z0;
      vertexEnd += 3;
      return vertexEnd / 3 - 1;
    },
    addTriangles(ids, at, corners, begin, end) {
      if (triangleEnd + end - begin > triangles.length) {
        const grown = new Uint32Array(2 * triangles.length);
        grown.set(triangles);
        triangles = grown;
      }
      const into = triangles;
      let out = triangleEnd;
      for (let n = begin; n < end; n++) into[out++] = ids[at + corners[n]!]!;
      triangleEnd = out;
    },
    finish: () => ({
      positions: fitted(positions, vertexEnd) as Float32Array,
      triangles: fitted(triangles, triangleEnd) as Uint32Array,
    }),
  };
}
