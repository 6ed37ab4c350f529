/** Rooms of free space and the cells that belong to each. */
export interface Basins {
  /** Room of each cell, 1 .. count; 0 for bone and for what lies outside. */
  readonly label: Uint16Array;
  readonly count: number;
  /** Half-width of each room's widest opening, mm, index by label; 0 for a sealed room. */
  readonly openingMm: Float64Array;
}

export interface WatershedOptions {
  /** Free space deeper than its opening that makes a room, mm3. */
  readonly leastCoreMm3: number;
  /** Two large parts joined by an opening of at least this half-width are one, mm. */
  readonly joinMm: number;
}

const LEVEL_MM = 0.2;
const LEVELS = 256;

/**
 * Divides free space into rooms and the open, each room ending at its narrowest openings: a
 * watershed by depth (the distance to the nearest bone), from the deepest cells down. Where a part
 * meets the open for the first time, it has been filled up to its widest opening: if its core is
 * large enough it becomes a room and from then on keeps apart from the open, so that the division
 * follows the opening's narrowest ring. That is an opening by a ball whose size each room finds for
 * itself, without rounding the room's corners off: a foramen magnum of any width closes, in a cat's
 * head or a mastiff's.
 *
 * `depth2`: squared distance to bone, mm2, 0 in bone; `walled`: 1 where a cell can belong to a room
 * at all: the others, and what lies beyond the map, are the open. Layout i + ni * (j + nj * k).
 */
export function watershed(
  depth2: Float32Array,
  walled: Uint8Array,
  size: readonly [number, number, number],
  cellMm3: number,
  options: WatershedOptions,
): Basins {
  const [ni, nj, nk] = size;
  const order = sortByDepth(depth2, walled);
  // Union-find over cells; the open is one more member that holds all it swallows.
  const open = depth2.length;
  const parent = new Int32Array(open + 1).fill(-1);
  const cells = new Int32Array(open + 1);
  const isRoom = new Uint8Array(open + 1);
  const opening = new Map<number, number>();
  const leastCore = options.leastCoreMm3 / cellMm3;
  parent[open] = open;

  const rootOf = (cell: number): number => {
    let r = cell;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!;
      r = parent[r]!;
    }
    return r;
  };
  const join = (into: number, other: number): number => {
    parent[other] = into;
    cells[into] = cells[into]! + cells[other]!;
    if (isRoom[other]) {
      isRoom[into] = 1;
      opening.set(into, Math.max(opening.get(into) ?? 0, opening.get(other) ?? 0));
    }
    return into;
  };
  /**
   * Joins the part of the present cell with one beside it, or leaves them apart; gives the cell's
   * part.
   */
  const meet = (own: number, beside: number, depthMm: number): number => {
    if (own === beside) return own;
    if (own === open || beside === open) {
      const part = own === open ? beside : own;
      if (!isRoom[part] && cells[part]! < leastCore) return join(open, part);
      if (!isRoom[part]) {
        isRoom[part] = 1;
        opening.set(part, depthMm);
      }
      return own;
    }
    // A nose behind a perforated cribriform plate is no part of the brain-case, whether it has met
    // the open yet or not.
    const both =
      Math.min(cells[own]!, cells[beside]!) >= leastCore || (isRoom[own] === 1 && isRoom[beside] === 1);
    if (both && depthMm < options.joinMm) return own;
    return cells[own]! >= cells[beside]! ? join(own, beside) : join(beside, own);
  };

  for (const at of order) {
    const i = at % ni;
    const j = ((at - i) / ni) % nj;
    const k = (at - i - ni * j) / (ni * nj);
    parent[at] = at;
    cells[at] = 1;
    const depthMm = Math.sqrt(depth2[at]!);
    let own = at;
    for (let face = 0; face < 6; face++) {
      let other = open;
      if (face === 0 && i > 0) other = at - 1;
      else if (face === 1 && i < ni - 1) other = at + 1;
      else if (face === 2 && j > 0) other = at - ni;
      else if (face === 3 && j < nj - 1) other = at + ni;
      else if (face === 4 && k > 0) other = at - ni * nj;
      else if (face === 5 && k < nk - 1) other = at + ni * nj;
      if (other !== open && !walled[other] && depth2[other]! > 0) other = open;
      if (parent[other]! < 0) continue;
      own = meet(own, rootOf(other), depthMm);
    }
  }

  const labelOf = new Map<number, number>([[open, 0]]);
  const openings: number[] = [0];
  const label = new Uint16Array(depth2.length);
  for (const at of order) {
    const root = rootOf(at);
    let own = labelOf.get(root);
    if (own === undefined) {
      // A sealed part never met the open; it is a room as well.
      own = (isRoom[root] || cells[root]! >= leastCore) && openings.length < 65535 ? openings.length : 0;
      if (own > 0) openings.push(opening.get(root) ?? 0);
      labelOf.set(root, own);
    }
    label[at] = own;
  }
  return { label, count: openings.length - 1, openingMm: Float64Array.from(openings) };
}

/** Walled free cells, deepest first; equal depths (to 0.2 mm) in layout order. */
function sortByDepth(depth2: Float32Array, walled: Uint8Array): Int32Array {
  const bucket = new Uint8Array(depth2.length);
  const start = new Int32Array(LEVELS + 1);
  let free = 0;
  for (let n = 0; n < depth2.length; n++) {
    if (!walled[n] || !(depth2[n]! > 0)) continue;
    bucket[n] = Math.max(0, LEVELS - 1 - Math.floor(Math.sqrt(depth2[n]!) / LEVEL_MM));
    start[bucket[n]! + 1] = start[bucket[n]! + 1]! + 1;
    free++;
  }
  for (let b = 1; b <= LEVELS; b++) start[b] = start[b]! + start[b - 1]!;
  const order = new Int32Array(free);
  for (let n = 0; n < depth2.length; n++) {
    if (!walled[n] || !(depth2[n]! > 0)) continue;
    order[start[bucket[n]!]!] = n;
    start[bucket[n]!] = start[bucket[n]!]! + 1;
  }
  return order;
}
