import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';

export const canShare = (): boolean => globalThis.crossOriginIsolated === true;

/**
 * A copy of the mesh in shared memory, made in the worker that has it: the window's thread then
 * passes it on to those that cut, prepare and draw it without touching its bytes (a skull's 25 MB
 * cost it 70 ms). In plain memory, which is handed over or cloned, where the page is not
 * cross-origin isolated.
 */
export function copyShared({ positions, triangles }: TriangleMesh): TriangleMesh {
  if (!canShare()) return { positions: positions.slice(), triangles: triangles.slice() };
  const copy: TriangleMesh = {
    positions: new Float32Array(new SharedArrayBuffer(positions.byteLength)),
    triangles: new Uint32Array(new SharedArrayBuffer(triangles.byteLength)),
  };
  copy.positions.set(positions);
  copy.triangles.set(triangles);
  return copy;
}

/** As `copyShared`, for bytes; as they are where memory cannot be shared. */
export function copyBytesShared(bytes: Uint8Array): Uint8Array {
  if (!canShare()) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
