import type { Vec3 } from '../../core/vector';
import type { BoundingTree } from './build-bounding-tree';

/** Triangles whose bounding box comes within radiusMm of the center, in no particular order. */
export function collectNearTriangles(tree: BoundingTree, center: Vec3, radiusMm: number): Uint32Array {
  const { bounds, link, count, corners, triangleOf } = tree;
  const found: number[] = [];
  if (tree.nodes === 0 || !(radiusMm >= 0)) return new Uint32Array(0);
  const pending = [0];
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (boxDistance2(bounds, 6 * node, center) > radiusMm * radiusMm) continue;
    if (count[node] === 0) {
      pending.push(link[node]!, node + 1);
      continue;
    }
    for (let slot = link[node]!; slot < link[node]! + count[node]!; slot++) {
      if (cornersDistance2(corners, 9 * slot, center) <= radiusMm * radiusMm) found.push(triangleOf[slot]!);
    }
  }
  return Uint32Array.from(found);
}

/** Squared distance from a point to the box bounds[at .. at + 5]. */
function boxDistance2(bounds: Float32Array, at: number, p: Vec3): number {
  let sum = 0;
  for (let a = 0; a < 3; a++) {
    const d = Math.max(bounds[at + a]! - p[a]!, p[a]! - bounds[at + 3 + a]!, 0);
    sum += d * d;
  }
  return sum;
}

/** Squared distance from a point to the bounding box of the triangle corners[at .. at + 8]. */
function cornersDistance2(corners: Float32Array, at: number, p: Vec3): number {
  let sum = 0;
  for (let a = 0; a < 3; a++) {
    const low = Math.min(corners[at + a]!, corners[at + 3 + a]!, corners[at + 6 + a]!);
    const high = Math.max(corners[at + a]!, corners[at + 3 + a]!, corners[at + 6 + a]!);
    const d = Math.max(low - p[a]!, p[a]! - high, 0);
    sum += d * d;
  }
  return sum;
}
