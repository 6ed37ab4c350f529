import { refuse, succeed, type Result } from '../../core/result';
import { phrase } from '../../messages/phrase';
import type { TriangleMesh } from './mesh';
import { weldVertices } from './weld-vertices';

/**
 * A mesh from the bytes of an STL, binary or ASCII. Corners at exactly equal positions become one
 * vertex; triangles two of whose corners coincide are dropped. Coordinates as in the file: STL
 * states neither unit nor frame. Stated normals are not read: a triangle's order of corners says
 * where its outside is.
 *
 * Refuses, in words: 'stl-too-short', 'stl-wrong-length' (bytes that do not match the stated number
 * of triangles), 'stl-broken-text', 'stl-not-finite' and 'stl-empty'.
 */
export function readStl(bytes: Uint8Array): Result<TriangleMesh> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = bytes.byteLength >= 84 ? view.getUint32(80, true) : -1;
  // Many a binary file begins with "solid": the length decides, the word only where the length does
  // not fit.
  if (bytes.byteLength === 84 + 50 * stated) return weldCorners(binaryCorners(view, stated));
  if (beginsWithSolid(bytes)) {
    const corners = textCorners(new TextDecoder('latin1').decode(bytes));
    return corners.ok ? weldCorners(corners.value) : corners;
  }
  if (stated < 0) {
    return refuse('stl-too-short', phrase('stl-too-short', { bytes: bytes.byteLength }));
  }
  return refuse(
    'stl-wrong-length',
    phrase('stl-wrong-length', {
      triangles: stated,
      needed: 84 + 50 * stated,
      bytes: bytes.byteLength,
    }),
  );
}

/** Nine coordinates a triangle. */
function binaryCorners(view: DataView, count: number): Float32Array {
  const corners = new Float32Array(9 * count);
  for (let t = 0; t < count; t++) {
    const at = 84 + 50 * t + 12;
    for (let c = 0; c < 9; c++) corners[9 * t + c] = view.getFloat32(at + 4 * c, true);
  }
  return corners;
}

function beginsWithSolid(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return /^\s*solid\b/i.test(start);
}

function textCorners(text: string): Result<Float32Array> {
  const vertex = /\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/gi;
  const facets = (text.match(/\bendfacet\b/gi) ?? []).length;
  const corners = new Float32Array(9 * facets);
  let read = 0;
  for (let found = vertex.exec(text); found; found = vertex.exec(text)) {
    for (let a = 1; a <= 3; a++) corners[read++] = Number(found[a]);
  }
  const isClosed = /\bendsolid\b/i.test(text);
  if (read !== 9 * facets || !isClosed) {
    const told = { vertices: read / 3, facets };
    return refuse('stl-broken-text', phrase(isClosed ? 'stl-broken-text' : 'stl-broken-text-open', told));
  }
  return succeed(corners);
}

function weldCorners(corners: Float32Array): Result<TriangleMesh> {
  for (let c = 0; c < corners.length; c++) {
    if (Number.isFinite(corners[c])) continue;
    return refuse('stl-not-finite', phrase('stl-not-finite', { triangle: Math.floor(c / 9) + 1 }));
  }
  const { representative, distinct } = weldVertices(corners);
  const positions = new Float32Array(3 * distinct);
  const vertexOf = new Uint32Array(corners.length / 3);
  let vertices = 0;
  for (let v = 0; v < vertexOf.length; v++) {
    const first = representative[v]!;
    if (first < v) {
      vertexOf[v] = vertexOf[first]!;
      continue;
    }
    positions.set(corners.subarray(3 * v, 3 * v + 3), 3 * vertices);
    vertexOf[v] = vertices++;
  }
  const triangles = new Uint32Array(vertexOf.length);
  let kept = 0;
  for (let t = 0; t < vertexOf.length; t += 3) {
    const a = vertexOf[t]!;
    const b = vertexOf[t + 1]!;
    const c = vertexOf[t + 2]!;
    if (a === b || b === c || c === a) continue;
    triangles[kept++] = a;
    triangles[kept++] = b;
    triangles[kept++] = c;
  }
  if (kept === 0) {
    return refuse('stl-empty', phrase('stl-empty'));
  }
  return succeed({ positions, triangles: triangles.slice(0, kept) });
}
