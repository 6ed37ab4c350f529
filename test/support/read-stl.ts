/**
 * An outsider's reading of a binary STL: nothing but the bytes, no code of the product.
 * The header (80 bytes, text where it is text) is kept, because a failed plan says FAILED there.
 */
export interface Soup {
  readonly header: string;
  readonly triangleCount: number;
  /** Nine coordinates per triangle, mm, exactly the float32 values of the file. */
  readonly corners: Float64Array;
  /** Three per triangle: the normal that the file states, not the one that the corners give. */
  readonly statedNormals: Float64Array;
}

/**
 * Reads a binary STL; throws on a length that does not fit the stated count or a coordinate that is
 * no number.
 */
export function readStl(bytes: Uint8Array, scale = 1): Soup {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 84) throw new Error(`STL of ${bytes.byteLength} bytes has no room for its header`);
  const triangleCount = view.getUint32(80, true);
  if (bytes.byteLength !== 84 + 50 * triangleCount) {
    throw new Error(`STL says ${triangleCount} triangles but is ${bytes.byteLength} bytes long`);
  }
  const corners = new Float64Array(9 * triangleCount);
  const statedNormals = new Float64Array(3 * triangleCount);
  for (let t = 0; t < triangleCount; t++) {
    const at = 84 + 50 * t;
    for (let c = 0; c < 3; c++) statedNormals[3 * t + c] = view.getFloat32(at + 4 * c, true);
    for (let c = 0; c < 9; c++) {
      const value = view.getFloat32(at + 12 + 4 * c, true) * scale;
      if (!Number.isFinite(value)) throw new Error(`STL triangle ${t} has a corner that is no number`);
      corners[9 * t + c] = value;
    }
  }
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, 80)).replace(/\0+$/, '').trimEnd();
  return { header, triangleCount, corners, statedNormals };
}

/** The bytes of a binary STL with these corners (nine coordinates a triangle): for test pieces. */
export function stlBytes(corners: ArrayLike<number>, header = 'test piece'): Uint8Array {
  const triangleCount = corners.length / 9;
  const bytes = new Uint8Array(84 + 50 * triangleCount);
  bytes.set(new TextEncoder().encode(header).subarray(0, 80));
  const view = new DataView(bytes.buffer);
  view.setUint32(80, triangleCount, true);
  for (let t = 0; t < triangleCount; t++) {
    const at = 84 + 50 * t;
    const n = cornerNormal(corners, t);
    const l = Math.hypot(...n) || 1;
    for (let c = 0; c < 3; c++) view.setFloat32(at + 4 * c, n[c]! / l, true);
    for (let c = 0; c < 9; c++) view.setFloat32(at + 12 + 4 * c, corners[9 * t + c]!, true);
  }
  return bytes;
}

/**
 * Twice the area vector of triangle `t`: its length is twice the area, its direction the outward
 * normal.
 */
export function cornerNormal(corners: ArrayLike<number>, t: number): [number, number, number] {
  const o = 9 * t;
  const ax = corners[o + 3]! - corners[o]!;
  const ay = corners[o + 4]! - corners[o + 1]!;
  const az = corners[o + 5]! - corners[o + 2]!;
  const bx = corners[o + 6]! - corners[o]!;
  const by = corners[o + 7]! - corners[o + 1]!;
  const bz = corners[o + 8]! - corners[o + 2]!;
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}
