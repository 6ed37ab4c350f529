import { assertThat } from '../core/result';
import type { TriangleMesh } from './mesh';

/**
 * A tree of axis-aligned boxes over a mesh's triangles. Flat, in depth-first order: the first child of inner node n
 * is n + 1, the second is `link[n]`. Node 0 is the root; a mesh without triangles has no nodes.
 */
export interface BoundingTree {
  readonly nodes: number;
  /** Six per node: xmin ymin zmin xmax ymax zmax, mm; exact, because the positions are float32 too. */
  readonly bounds: Float32Array;
  /** Inner node: its second child. Leaf: the slot of its first triangle. */
  readonly link: Uint32Array;
  /** Triangles of a leaf; 0 for an inner node. */
  readonly count: Uint8Array;
  /** Slot -> triangle of the mesh. */
  readonly triangleOf: Uint32Array;
  /** Nine per slot: the triangle's corners in tree order, so that a leaf reads memory in one run. */
  readonly corners: Float32Array;
}

/** More entries than any path from root to leaf holds. */
export const treeStackSize = 128;

const leafTriangles = 6;
const bins = 16;
/** Beyond this depth nodes are halved by count, which bounds the depth by 64 + log2(triangles). */
const balancedDepth = 64;

/**
 * Builds the tree top-down. Each node is cut across the longest axis of its centroids at the best of 15 planes by
 * the surface-area heuristic (binned, Wald 2007). Measured on a 1 M triangle sphere: 0.92 to 1.0 s on one busy core.
 */
export function buildBoundingTree(mesh: TriangleMesh): BoundingTree {
  const total = mesh.triangles.length / 3;
  assertThat(Number.isInteger(total), 'buildBoundingTree', 'triangles is not a multiple of three');
  const box = boxTriangles(mesh, total);
  const order = new Uint32Array(total);
  for (let t = 0; t < total; t++) order[t] = t;

  const capacity = Math.max(1, 2 * total);
  const bounds = new Float32Array(6 * capacity);
  const link = new Uint32Array(capacity);
  const count = new Uint8Array(capacity);
  let nodes = 0;

  const binBounds = new Float64Array(6 * bins);
  const binCount = new Int32Array(bins);
  const costAfter = new Float64Array(bins);
  const sweep = new Float64Array(6);
  const extent = new Float64Array(12);
  // Pending ranges: first, end, depth, and the parent whose `link` waits for this node (-1: none).
  const pending: number[] = total > 0 ? [0, total, 0, -1] : [];

  while (pending.length > 0) {
    const parent = pending.pop()!;
    const depth = pending.pop()!;
    const end = pending.pop()!;
    const first = pending.pop()!;
    const node = nodes++;
    if (parent >= 0) link[parent] = node;
    measureRange(box, order, first, end, extent);
    for (let a = 0; a < 6; a++) bounds[6 * node + a] = extent[a]!;
    if (end - first <= leafTriangles) {
      link[node] = first;
      count[node] = end - first;
      continue;
    }
    let axis = 0;
    for (let a = 1; a < 3; a++) {
      if (extent[9 + a]! - extent[6 + a]! > extent[9 + axis]! - extent[6 + axis]!) axis = a;
    }
    const low = extent[6 + axis]!;
    const width = extent[9 + axis]! - low;
    let middle = first;
    if (depth < balancedDepth && width > 0) {
      const perBin = (bins * (1 - 1e-6)) / width;
      fillBins(box, order, first, end, axis, low, perBin, binBounds, binCount);
      const cut = cheapestCut(binBounds, binCount, costAfter, sweep);
      if (cut > 0) middle = partition(box, order, first, end, axis, low, perBin, cut);
    }
    // Coincident centroids, or one lopsided bin: halve by count, in the order they came.
    if (middle === first || middle === end) middle = (first + end) >>> 1;
    pending.push(middle, end, depth + 1, node, first, middle, depth + 1, -1);
  }

  const corners = new Float32Array(9 * total);
  for (let slot = 0; slot < total; slot++) {
    const t = order[slot]!;
    for (let c = 0; c < 3; c++) {
      const v = 3 * mesh.triangles[3 * t + c]!;
      corners[9 * slot + 3 * c] = mesh.positions[v]!;
      corners[9 * slot + 3 * c + 1] = mesh.positions[v + 1]!;
      corners[9 * slot + 3 * c + 2] = mesh.positions[v + 2]!;
    }
  }
  return {
    nodes,
    bounds: bounds.slice(0, 6 * nodes),
    link: link.slice(0, nodes),
    count: count.slice(0, nodes),
    triangleOf: order,
    corners,
  };
}

/** Six per triangle: its box. Throws on a vertex that does not exist or is not a number. */
function boxTriangles(mesh: TriangleMesh, total: number): Float32Array {
  const { positions, triangles } = mesh;
  const box = new Float32Array(6 * total);
  for (let t = 0; t < total; t++) {
    for (let axis = 0; axis < 3; axis++) {
      const a = positions[3 * triangles[3 * t]! + axis]!;
      const b = positions[3 * triangles[3 * t + 1]! + axis]!;
      const c = positions[3 * triangles[3 * t + 2]! + axis]!;
      const low = a < b ? (a < c ? a : c) : b < c ? b : c;
      const high = a > b ? (a > c ? a : c) : b > c ? b : c;
      if (!(a + b + c > -Infinity && a + b + c < Infinity)) {
        assertThat(false, 'buildBoundingTree', `triangle ${t} has a missing or non-finite corner`);
      }
      box[6 * t + axis] = low;
      box[6 * t + 3 + axis] = high;
    }
  }
  return box;
}

/** out[0..5]: box of the range's triangles; out[6..11]: box of twice their centres. */
function measureRange(box: Float32Array, order: Uint32Array, first: number, end: number, out: Float64Array) {
  for (let axis = 0; axis < 3; axis++) {
    let low = Infinity;
    let high = -Infinity;
    let centreLow = Infinity;
    let centreHigh = -Infinity;
    for (let s = first; s < end; s++) {
      const at = 6 * order[s]! + axis;
      const a = box[at]!;
      const b = box[at + 3]!;
      if (a < low) low = a;
      if (b > high) high = b;
      if (a + b < centreLow) centreLow = a + b;
      if (a + b > centreHigh) centreHigh = a + b;
    }
    out[axis] = low;
    out[3 + axis] = high;
    out[6 + axis] = centreLow;
    out[9 + axis] = centreHigh;
  }
}

function fillBins(
  box: Float32Array,
  order: Uint32Array,
  first: number,
  end: number,
  axis: number,
  low: number,
  perBin: number,
  binBounds: Float64Array,
  binCount: Int32Array,
) {
  binCount.fill(0);
  for (let b = 0; b < bins; b++) {
    binBounds.fill(Infinity, 6 * b, 6 * b + 3);
    binBounds.fill(-Infinity, 6 * b + 3, 6 * b + 6);
  }
  for (let s = first; s < end; s++) {
    const at = 6 * order[s]!;
    const bin = ((box[at + axis]! + box[at + 3 + axis]! - low) * perBin) | 0;
    binCount[bin] = binCount[bin]! + 1;
    const to = 6 * bin;
    if (box[at]! < binBounds[to]!) binBounds[to] = box[at]!;
    if (box[at + 1]! < binBounds[to + 1]!) binBounds[to + 1] = box[at + 1]!;
    if (box[at + 2]! < binBounds[to + 2]!) binBounds[to + 2] = box[at + 2]!;
    if (box[at + 3]! > binBounds[to + 3]!) binBounds[to + 3] = box[at + 3]!;
    if (box[at + 4]! > binBounds[to + 4]!) binBounds[to + 4] = box[at + 4]!;
    if (box[at + 5]! > binBounds[to + 5]!) binBounds[to + 5] = box[at + 5]!;
  }
}

/** The bin before which to cut for the least sum of area times count; 0 where no cut divides the range. */
function cheapestCut(
  binBounds: Float64Array,
  binCount: Int32Array,
  costAfter: Float64Array,
  sweep: Float64Array,
) {
  let held = 0;
  emptyBox(sweep);
  for (let b = bins - 1; b > 0; b--) {
    held += binCount[b]!;
    growBox(sweep, binBounds, 6 * b);
    costAfter[b] = held > 0 ? held * halfArea(sweep) : Infinity;
  }
  held = 0;
  emptyBox(sweep);
  let best = 0;
  let bestCost = Infinity;
  for (let b = 1; b < bins; b++) {
    held += binCount[b - 1]!;
    growBox(sweep, binBounds, 6 * (b - 1));
    const cost = held > 0 ? held * halfArea(sweep) + costAfter[b]! : Infinity;
    if (cost < bestCost) {
      bestCost = cost;
      best = b;
    }
  }
  return best;
}

function emptyBox(box: Float64Array) {
  box.fill(Infinity, 0, 3);
  box.fill(-Infinity, 3, 6);
}

function growBox(box: Float64Array, from: Float64Array, at: number) {
  for (let a = 0; a < 3; a++) {
    if (from[at + a]! < box[a]!) box[a] = from[at + a]!;
    if (from[at + 3 + a]! > box[3 + a]!) box[3 + a] = from[at + 3 + a]!;
  }
}

function halfArea(box: Float64Array): number {
  const x = box[3]! - box[0]!;
  const y = box[4]! - box[1]!;
  const z = box[5]! - box[2]!;
  return x * y + y * z + z * x;
}

/** Brings the triangles of bins below `cut` to the front; returns where the others begin. */
function partition(
  box: Float32Array,
  order: Uint32Array,
  first: number,
  end: number,
  axis: number,
  low: number,
  perBin: number,
  cut: number,
): number {
  let left = first;
  let right = end - 1;
  while (left <= right) {
    const t = order[left]!;
    if ((((box[6 * t + axis]! + box[6 * t + 3 + axis]! - low) * perBin) | 0) < cut) {
      left++;
    } else {
      order[left] = order[right]!;
      order[right--] = t;
    }
  }
  return left;
}
