import { assertThat } from '../../core/result';
import { areaVector } from './area-vector';
import type { TriangleMesh } from './mesh';
import { toAscii } from './to-ascii';

const HEADER_BYTES = 80;

/**
 * A mesh as binary STL: 80 bytes of ASCII header, little-endian count, then per triangle its
 * normal, three corners (float32, exactly the mesh's own, in its own unit and frame) and a zero
 * attribute. Nothing but the arguments decides the bytes. Normals come from the float32 corners;
 * (0, 0, 0) for a triangle without area.
 *
 * `header` is written in printable ASCII (accents off their letters) and, where it is longer than
 * 80 characters, ends in '~' for what is left out; one that begins with "solid" (which readers take
 * for the ASCII form) is set behind "STL ". Throws an InvariantError on a triangle whose vertex is
 * missing or not finite.
 */
export function writeStl(mesh: TriangleMesh, header: string): Uint8Array {
  const { positions, triangles } = mesh;
  const count = triangles.length / 3;
  assertThat(Number.isInteger(count), 'writeStl', 'triangles is not a multiple of three');
  const bytes = new Uint8Array(HEADER_BYTES + 4 + 50 * count);
  writeHeader(bytes, header);
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_BYTES, count, true);
  for (let t = 0; t < count; t++) {
    const at = HEADER_BYTES + 4 + 50 * t;
    const [x, y, z] = areaVector(mesh, t);
    const l = Math.sqrt(x * x + y * y + z * z);
    if (!Number.isFinite(l))
      assertThat(false, 'writeStl', `triangle ${t} has a missing or non-finite corner`);
    if (l > 0) {
      view.setFloat32(at, x / l, true);
      view.setFloat32(at + 4, y / l, true);
      view.setFloat32(at + 8, z / l, true);
    }
    for (let k = 0; k < 3; k++) {
      const v = 3 * triangles[3 * t + k]!;
      view.setFloat32(at + 12 + 12 * k, positions[v]!, true);
      view.setFloat32(at + 16 + 12 * k, positions[v + 1]!, true);
      view.setFloat32(at + 20 + 12 * k, positions[v + 2]!, true);
    }
  }
  return bytes;
}

/** The rest of the 80 bytes stays zero: readers show the header up to the first zero. */
function writeHeader(bytes: Uint8Array, header: string) {
  const plain = toAscii(header);
  const text = /^\s*solid/i.test(plain) ? `STL ${plain}` : plain;
  const fitting = text.length > HEADER_BYTES ? `${text.slice(0, HEADER_BYTES - 1)}~` : text;
  for (let n = 0; n < fitting.length; n++) bytes[n] = fitting.charCodeAt(n);
}
