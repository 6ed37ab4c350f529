import type { Vec3 } from '../../core/vector';
import { buildBoundingTree, TREE_STACK_SIZE } from './build-bounding-tree';
import { collectRayCrossings } from './collect-ray-crossings';
import { findClosestOnTriangle } from './find-closest-on-triangle';
import type { TriangleMesh } from '../mesh/mesh';
import type { SurfaceIndex } from './queries';
import { preparePseudonormals, type Pseudonormals } from './sum-pseudonormals';

/**
 * Builds the spatial index of a mesh (in whatever frame it is; queries answer in the same, mm). The mesh must not be
 * changed afterwards. Signed distances ask for a closed, outward-oriented mesh; vertices need not be welded.
 * Throws an InvariantError on missing or non-finite vertices. An empty mesh gives an index that finds nothing.
 */
export function buildSurfaceIndex(mesh: TriangleMesh): SurfaceIndex {
  const tree = buildBoundingTree(mesh);
  const { bounds, link, count, corners, triangleOf } = tree;
  const scratch = new Float64Array(7);
  const stack = new Int32Array(TREE_STACK_SIZE);
  const stackDistance2 = new Float64Array(TREE_STACK_SIZE);
  const pseudonormal = new Float64Array(3);
  let pseudonormals: Pseudonormals | null = null;
  let lastSlot = -1;

  /**
   * The slot of the triangle closest to scratch[0..2] within sqrt(limit2), or -1; scratch[3] holds the squared
   * distance. The last answer gives a first bound, never an answer of its own, so results do not depend on the
   * order of the questions.
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

  const signedDistanceAt = (x: number, y: number, z: number, maxDistanceMm = Infinity): number => {
    const slot = seek(x, y, z, maxDistanceMm);
    if (slot < 0) return Infinity;
    pseudonormals ??= preparePseudonormals(mesh);
    const where = findClosestOnTriangle(corners, 9 * slot, scratch);
    pseudonormals.sum(triangleOf[slot]!, where, pseudonormal);
    const outward =
      (x - scratch[4]!) * pseudonormal[0]! +
      (y - scratch[5]!) * pseudonormal[1]! +
      (z - scratch[6]!) * pseudonormal[2]!;
    const d = Math.sqrt(scratch[3]!);
    return outward < 0 ? -d : d;
  };

  return {
    closestPoint(point, maxDistanceMm = Infinity) {
      const slot = seek(point[0], point[1], point[2], maxDistanceMm);
      if (slot < 0) return null;
      findClosestOnTriangle(corners, 9 * slot, scratch);
      return {
        triangle: triangleOf[slot]!,
        point: [scratch[4]!, scratch[5]!, scratch[6]!],
        distanceMm: Math.sqrt(scratch[3]!),
      };
    },
    closestDistance(x, y, z, maxDistanceMm = Infinity) {
      return seek(x, y, z, maxDistanceMm) < 0 ? Infinity : Math.sqrt(scratch[3]!);
    },
    castRay(origin, direction, maxDistanceMm = Infinity) {
      return collectRayCrossings(tree, origin, direction, maxDistanceMm);
    },
    trianglesNear(center: Vec3, radiusMm: number) {
      const found: number[] = [];
      if (tree.nodes === 0 || !(radiusMm >= 0)) return new Uint32Array(0);
      let held = 1;
      stack[0] = 0;
      while (held > 0) {
        const node = stack[--held]!;
        if (boxDistance2(bounds, 6 * node, center) > radiusMm * radiusMm) continue;
        if (count[node] === 0) {
          stack[held++] = link[node]!;
          stack[held++] = node + 1;
          continue;
        }
        for (let slot = link[node]!; slot < link[node]! + count[node]!; slot++) {
          if (cornersDistance2(corners, 9 * slot, center) <= radiusMm * radiusMm)
            found.push(triangleOf[slot]!);
        }
      }
      return Uint32Array.from(found);
    },
    signedDistance(point, maxDistanceMm = Infinity) {
      const d = signedDistanceAt(point[0], point[1], point[2], maxDistanceMm);
      return d === Infinity ? null : d;
    },
    signedDistanceAt,
  };
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
