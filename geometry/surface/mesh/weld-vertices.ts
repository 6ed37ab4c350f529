/** Which vertices share one position: `representative[v]` is the first vertex at v's place. */
export interface Weld {
  readonly representative: Uint32Array;
  /** Number of different positions. */
  readonly distinct: number;
}

/**
 * Finds the vertices at exactly equal positions (-0 equals 0); no tolerance, so nothing that
 * differs is joined. `positions`: xyz per vertex. Open addressing over the coordinates' bits.
 */
export function weldVertices(positions: Float32Array): Weld {
  const vertices = positions.length / 3;
  const bits = new Int32Array(positions.buffer, positions.byteOffset, positions.length);
  let slots = 16;
  while (slots < 2 * vertices) slots *= 2;
  const table = new Int32Array(slots).fill(-1);
  const representative = new Uint32Array(vertices);
  let distinct = 0;
  for (let v = 0; v < vertices; v++) {
    const x = withoutSignedZero(bits[3 * v]!);
    const y = withoutSignedZero(bits[3 * v + 1]!);
    const z = withoutSignedZero(bits[3 * v + 2]!);
    let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & (slots - 1);
    for (;;) {
      const other = table[slot]!;
      if (other < 0) {
        table[slot] = v;
        representative[v] = v;
        distinct++;
        break;
      }
      if (
        withoutSignedZero(bits[3 * other]!) === x &&
        withoutSignedZero(bits[3 * other + 1]!) === y &&
        withoutSignedZero(bits[3 * other + 2]!) === z
      ) {
        representative[v] = other;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return { representative, distinct };
}

/** The bit pattern of -0 read as that of 0. */
function withoutSignedZero(bits: number): number {
  return bits === -0x80000000 ? 0 : bits;
}
