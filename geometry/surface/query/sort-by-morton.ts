/** Bits of a Morton code that each axis gets: a grid of 1024 cells a side. */
const BITS_PER_AXIS = 10;
const DIGIT_BITS = 15;

export interface MortonOrder {
  /** Slot -> item. */
  readonly order: Uint32Array;
  /** Each slot's code, growing. */
  readonly codes: Uint32Array;
}

/**
 * The order that boxes stand in along a Morton curve (Z-order: Morton 1966) through their centres,
 * so that what is near in space is mostly near in memory. `box`: six per item, xmin ymin zmin xmax
 * ymax zmax. Items of one cell keep their order.
 */
export function sortByMorton(box: Float32Array): MortonOrder {
  const count = box.length / 6;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let n = 0; n < box.length; n += 6) {
    for (let axis = 0; axis < 3; axis++) {
      const twice = box[n + axis]! + box[n + 3 + axis]!;
      if (twice < low[axis]!) low[axis] = twice;
      if (twice > high[axis]!) high[axis] = twice;
    }
  }
  const widest = Math.max(high[0]! - low[0]!, high[1]! - low[1]!, high[2]! - low[2]!);
  const perCell = widest > 0 ? ((1 << BITS_PER_AXIS) * (1 - 1e-6)) / widest : 0;
  const codes = new Uint32Array(count);
  for (let n = 0; n < count; n++) {
    const at = 6 * n;
    codes[n] =
      spreadBits(((box[at]! + box[at + 3]! - low[0]!) * perCell) | 0) |
      (spreadBits(((box[at + 1]! + box[at + 4]! - low[1]!) * perCell) | 0) << 1) |
      (spreadBits(((box[at + 2]! + box[at + 5]! - low[2]!) * perCell) | 0) << 2);
  }
  // Radix sort by the code's two halves.
  let order = new Uint32Array(count);
  for (let n = 0; n < count; n++) order[n] = n;
  for (let shift = 0; shift < 3 * BITS_PER_AXIS; shift += DIGIT_BITS) {
    const next = new Uint32Array((1 << DIGIT_BITS) + 1);
    const digit = (item: number): number => (codes[item]! >>> shift) & ((1 << DIGIT_BITS) - 1);
    for (let n = 0; n < count; n++) next[digit(n) + 1]!++;
    for (let d = 0; d < 1 << DIGIT_BITS; d++) next[d + 1]! += next[d]!;
    const sorted = new Uint32Array(count);
    for (let n = 0; n < count; n++) sorted[next[digit(order[n]!)]!++] = order[n]!;
    order = sorted;
  }
  return { order, codes: order.map(n => codes[n]!) };
}

/** Two zero bits between each of the lowest ten. */
function spreadBits(value: number): number {
  let v = value;
  v = (v | (v << 16)) & 0x030000ff;
  v = (v | (v << 8)) & 0x0300f00f;
  v = (v | (v << 4)) & 0x030c30c3;
  return (v | (v << 2)) & 0x09249249;
}
