import { refuse, succeed, type Result } from '../../core/result';
import type { TriangleMesh } from './mesh';
import { weldVertices } from './weld-vertices';

/**
 * A mesh from the bytes of an STL, binary or ASCII. Corners at exactly equal positions become one vertex; triangles
 * two of whose corners coincide are dropped. Coordinates as in the file: STL states neither unit nor frame. Stated normals are not
 * read: a triangle's order of corners says where its outside is.
 *
 * Refuses, in words: 'stl-too-short', 'stl-wrong-length' (bytes that do not match the stated number of triangles),
 * 'stl-broken-text', 'stl-not-finite' and 'stl-empty'.
 */
export function readStl(bytes: Uint8Array): Result<TriangleMesh> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = bytes.byteLength >= 84 ? view.getUint32(80, true) : -1;
  // Many a binary file begins with "solid": the length decides, the word only where the length does not fit.
  if (bytes.byteLength === 84 + 50 * stated) return weldCorners(binaryCorners(view, stated));
  if (beginsWithSolid(bytes)) {
    const corners = textCorners(new TextDecoder('latin1').decode(bytes));
    return corners.ok ? weldCorners(corners.value) : corners;
  }
  if (stated < 0) {
    return refuse(
      'stl-too-short',
      `This is not an STL file: it has ${bytes.byteLength} bytes, and the header alone takes 84. Export it again.`,
    );
  }
  return refuse(
    'stl-wrong-length',
    `This STL file says that it holds ${stated} triangles, which takes ${84 + 50 * stated} bytes, but it has ` +
      `${bytes.byteLength}: it is damaged or was cut short. Copy or export it again.`,
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
  if (read !== 9 * facets || !/\bendsolid\b/i.test(text)) {
    return refuse(
      'stl-broken-text',
      `This text STL file has ${read / 3} vertices for ${facets} complete facets, where each facet needs three` +
        `${/\bendsolid\b/i.test(text) ? '' : ', and its closing "endsolid" is missing'}: it is damaged or was cut ` +
        `short. Copy or export it again.`,
    );
  }
  return succeed(corners);
}

function weldCorners(corners: Float32Array): Result<TriangleMesh> {
  for (let c = 0; c < corners.length; c++) {
    if (Number.isFinite(corners[c])) continue;
    return refuse(
      'stl-not-finite',
      `Triangle ${Math.floor(c / 9) + 1} of this STL file has a coordinate that is not a number. Export it again.`,
    );
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
    return refuse('stl-empty', 'This STL file holds no triangle with an area. Export it again.');
  }
  return succeed({ positions, triangles: triangles.slice(0, kept) });
}
