import { TREE_STACK_SIZE, type BoundingTree } from './build-bounding-tree';
import { findClosestOnTriangle } from './find-closest-on-triangle';

/** Finds the triangle of a tree closest to a point, again and again without allocating. */
export interface ClosestSearch {
  /**
   * The slot of the triangle closest to (x, y, z) within maxDistanceMm, or -1. The point stays in
   * `scratch[0..2]`, the squared distance in `scratch[3]`, mm.
   */
  seek(x: number, y: number, z: number, maxDistanceMm: number): number;
  /** As `findClosestOnTriangle` reads and writes it. */
  readonly scratch: Float64Array;
}

export function createClosestSearch(tree: BoundingTree): ClosestSearch {
  const { bounds, link, count, corners } = tree;
  const scratch = new Float64Array(7);
  const stack = new Int32Array(TREE_STACK_SIZE);
  const stackDistance2 = new Float64Array(TREE_STACK_SIZE);
  let lastSlot = -1;

  /**
   * The slot of the triangle closest to scratch[0..2] within sqrt(limit2), or -1; scratch[3] holds
   * the squared distance. The last answer gives a first bound, never an answer of its own, so
   * results do not depend on the order of the questions.
   */
  const findSlot = (limit2: number): number => {
    if (tree.nodes === 0) return -1;
    const x = scratch[0]!;
    const y = scratch[1]!;
    const z = scratch[2]!;
    let best2 = limit2;
    if (lastSlot >= 0) {
      findClosestOnTriangle(corners, 9 * lastSlot, scratch);
      const bound2 = scratch[3]! * (1 + 1e-9) + 1e-18;
      if (bound2 < best2) best2 = bound2;
    }
    let bestSlot = -1;
    let held = 1;
    stack[0] = 0;
    stackDistance2[0] = 0;
    while (held > 0) {
      held--;
      if (stackDistance2[held]! > best2) continue;
      let node = stack[held]!;
      // Down the nearer child, leaving the farther one on the stack.
      while (count[node] === 0) {
        const first = node + 1;
        const second = link[node]!;
        const f = 6 * first;
        const s = 6 * second;
        let dx = bounds[f]! > x ? bounds[f]! - x : x > bounds[f + 3]! ? x - bounds[f + 3]! : 0;
        let dy = bounds[f + 1]! > y ? bounds[f + 1]! - y : y > bounds[f + 4]! ? y - bounds[f + 4]! : 0;
        let dz = bounds[f + 2]! > z ? bounds[f + 2]! - z : z > bounds[f + 5]! ? z - bounds[f + 5]! : 0;
        const first2 = dx * dx + dy * dy + dz * dz;
        dx = bounds[s]! > x ? bounds[s]! - x : x > bounds[s + 3]! ? x - bounds[s + 3]! : 0;
        dy = bounds[s + 1]! > y ? bounds[s + 1]! - y : y > bounds[s + 4]! ? y - bounds[s + 4]! : 0;
        dz = bounds[s + 2]! > z ? bounds[s + 2]! - z : z > bounds[s + 5]! ? z - bounds[s + 5]! : 0;
        const second2 = dx * dx + dy * dy + dz * dz;
        const firstNearer = first2 <= second2;
        const near2 = firstNearer ? first2 : second2;
        const far2 = firstNearer ? second2 : first2;
        if (near2 > best2) {
          node = -1;
          break;
        }
        if (far2 <= best2) {
          stack[held] = firstNearer ? second : first;
          stackDistance2[held++] = far2;
        }
        node = firstNearer ? first : second;
      }
      if (node < 0) continue;
      const end = link[node]! + count[node]!;
      for (let slot = link[node]!; slot < end; slot++) {
        findClosestOnTriangle(corners, 9 * slot, scratch);
        // Equal distances: the first found wins, and only a limit itself may be met exactly.
        if (scratch[3]! < best2 || (bestSlot < 0 && scratch[3]! <= best2)) {
          best2 = scratch[3]!;
          bestSlot = slot;
        }
      }
    }
    if (bestSlot >= 0) lastSlot = bestSlot;
    scratch[3] = best2;
    return bestSlot;
  };

  const seek = (x: number, y: number, z: number, maxDistanceMm: number): number => {
    scratch[0] = x;
    scratch[1] = y;
    scratch[2] = z;
    return maxDistanceMm >= 0 ? findSlot(maxDistanceMm * maxDistanceMm) : -1;
  };

  return { seek, scratch };
}
