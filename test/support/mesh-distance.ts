import { cornerNormal, type Soup } from './read-stl';
import { weldExactly } from './measure-topology';
import type { P3 } from './vec';

/**
 * The true distance to a closed mesh, written for the examiner alone and checked against brute
 * force in its test.
 */
export interface MeshDistance {
  /**
   * Signed distance, mm, positive outside (sign by the angle-weighted normal at the nearest
   * feature).
   */
  signed(p: P3): number;
  /** Index of the nearest triangle and the squared distance to it. */
  nearest(p: P3): { readonly triangle: number; readonly squared: number };
}

/**
 * A binary tree of boxes over the triangles (split at the middle of the longest side of the
 * centres' box, at the median where that leaves a side empty). Closest point on a triangle by its
 * regions, after Ericson, Real-Time Collision Detection 5.1.5; sign by pseudonormals, after
 * Baerentzen and Aanaes 2005 (`signed: false` leaves them out).
 */
export function buildMeshDistance(soup: Soup, { signed: withSign = true } = {}): MeshDistance {
  const n = soup.triangleCount;
  const c = soup.corners;
  const order = Uint32Array.from({ length: n }, (_, t) => t);
  const centres = new Float64Array(3 * n);
  for (let t = 0; t < n; t++) {
    for (let a = 0; a < 3; a++) {
      centres[3 * t + a] = (c[9 * t + a]! + c[9 * t + 3 + a]! + c[9 * t + 6 + a]!) / 3;
    }
  }
  // Nodes: six bounds each; for a leaf `first` and `count`, for a branch count 0 and `first` the
  // right child (left is next).
  const bounds: number[] = [];
  const first: number[] = [];
  const counts: number[] = [];
  const build = (from: number, to: number): void => {
    const node = first.length;
    const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    const mid = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    for (let i = from; i < to; i++) {
      const t = order[i]!;
      for (let a = 0; a < 3; a++) {
        for (let k = 0; k < 3; k++) {
          const value = c[9 * t + 3 * k + a]!;
          if (value < box[a]!) box[a] = value;
          if (value > box[a + 3]!) box[a + 3] = value;
        }
        const centre = centres[3 * t + a]!;
        if (centre < mid[a]!) mid[a] = centre;
        if (centre > mid[a + 3]!) mid[a + 3] = centre;
      }
    }
    bounds.push(...box);
    first.push(from);
    counts.push(to - from);
    if (to - from <= 4) return;
    const spans = [0, 1, 2].map(a => mid[a + 3]! - mid[a]!);
    const axis = spans.indexOf(Math.max(...spans));
    const part = order.subarray(from, to);
    const split = (mid[axis]! + mid[axis + 3]!) / 2;
    let left = 0;
    for (let i = 0; i < part.length; i++) {
      const t = part[i]!;
      if (centres[3 * t + axis]! < split) {
        part[i] = part[left]!;
        part[left++] = t;
      }
    }
    if (left === 0 || left === part.length) {
      part.sort((s, t) => centres[3 * s + axis]! - centres[3 * t + axis]!);
      left = part.length >> 1;
    }
    counts[node] = 0;
    build(from, from + left);
    first[node] = first.length;
    build(from + left, to);
  };
  build(0, n);
  const boxes = Float64Array.from(bounds);
  // Triangles of a leaf side by side in memory: most of the time of a query would go to fetching
  // them.
  const packed = new Float64Array(9 * n);
  order.forEach((t, i) => packed.set(c.subarray(9 * t, 9 * t + 9), 9 * i));

  const boxSquared = (node: number, p: P3): number => {
    const o = 6 * node;
    const x = Math.max(boxes[o]! - p[0], p[0] - boxes[o + 3]!, 0);
    const y = Math.max(boxes[o + 1]! - p[1], p[1] - boxes[o + 4]!, 0);
    const z = Math.max(boxes[o + 2]! - p[2], p[2] - boxes[o + 5]!, 0);
    return x * x + y * y + z * z;
  };
  const stack = new Int32Array(128);
  const found = { triangle: -1, squared: Infinity };
  let last = 0;
  const nearest = (p: P3): { triangle: number; squared: number } => {
    // The answer of the last call bounds this one: samples come in runs of neighbours.
    found.triangle = order[last]!;
    found.squared = closestOnTriangle(packed, last, p).squared;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top]!;
      if (boxSquared(node, p) >= found.squared) continue;
      const count = counts[node]!;
      if (count > 0) {
        for (let i = first[node]!; i < first[node]! + count; i++) {
          const { squared } = closestOnTriangle(packed, i, p);
          if (squared < found.squared) {
            found.squared = squared;
            found.triangle = order[i]!;
            last = i;
          }
        }
        continue;
      }
      const l = node + 1;
      const r = first[node]!;
      const leftFirst = boxSquared(l, p) <= boxSquared(r, p);
      stack[top++] = leftFirst ? r : l;
      stack[top++] = leftFirst ? l : r;
    }
    return found;
  };

  const normals = withSign ? pseudonormals(soup) : new Float64Array(0);
  const signed = (p: P3): number => {
    const hit = nearest(p);
    const at = closestOnTriangle(c, hit.triangle, p);
    const o = 21 * hit.triangle + 3 * at.feature;
    const side =
      (p[0] - at.x) * normals[o]! + (p[1] - at.y) * normals[o + 1]! + (p[2] - at.z) * normals[o + 2]!;
    return side >= 0 ? Math.sqrt(hit.squared) : -Math.sqrt(hit.squared);
  };
  return { signed, nearest };
}

/** Features: 0-2 corners, 3-5 edges (from corner k to the next), 6 the face. */
const spot = { x: 0, y: 0, z: 0, squared: 0, feature: 6 };

/** Closest point of triangle `t`; the returned object is reused by the next call. */
export function closestOnTriangle(c: Float64Array, t: number, p: P3): typeof spot {
  const o = 9 * t;
  const ax = c[o]!;
  const ay = c[o + 1]!;
  const az = c[o + 2]!;
  const abx = c[o + 3]! - ax;
  const aby = c[o + 4]! - ay;
  const abz = c[o + 5]! - az;
  const acx = c[o + 6]! - ax;
  const acy = c[o + 7]! - ay;
  const acz = c[o + 8]! - az;
  const apx = p[0] - ax;
  const apy = p[1] - ay;
  const apz = p[2] - az;
  const d1 = abx * apx + aby * apy + abz * apz;
  const d2 = acx * apx + acy * apy + acz * apz;
  const bb = abx * abx + aby * aby + abz * abz;
  const cc = acx * acx + acy * acy + acz * acz;
  const bc = abx * acx + aby * acy + abz * acz;
  const d3 = d1 - bb;
  const d4 = d2 - bc;
  const d5 = d1 - bc;
  const d6 = d2 - cc;
  const va = d3 * d6 - d5 * d4;
  const vb = d5 * d2 - d1 * d6;
  const vc = d1 * d4 - d3 * d2;
  let s: number;
  let w: number;
  let feature: number;
  if (d1 <= 0 && d2 <= 0) {
    s = 0;
    w = 0;
    feature = 0;
  } else if (d3 >= 0 && d4 <= d3) {
    s = 1;
    w = 0;
    feature = 1;
  } else if (d6 >= 0 && d5 <= d6) {
    s = 0;
    w = 1;
    feature = 2;
  } else if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    s = d1 / (d1 - d3);
    w = 0;
    feature = 3;
  } else if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    s = 0;
    w = d2 / (d2 - d6);
    feature = 5;
  } else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    w = (d4 - d3) / (d4 - d3 + d5 - d6);
    s = 1 - w;
    feature = 4;
  } else {
    const sum = va + vb + vc;
    s = sum > 0 ? vb / sum : 0;
    w = sum > 0 ? vc / sum : 0;
    feature = 6;
  }
  spot.x = ax + s * abx + w * acx;
  spot.y = ay + s * aby + w * acy;
  spot.z = az + s * abz + w * acz;
  spot.squared = (p[0] - spot.x) ** 2 + (p[1] - spot.y) ** 2 + (p[2] - spot.z) ** 2;
  spot.feature = feature;
  return spot;
}

/**
 * Seven normals a triangle (three corners, three edges, face); not unit, only their direction
 * counts.
 */
function pseudonormals(soup: Soup): Float64Array {
  const { ids, count } = weldExactly(soup);
  const n = soup.triangleCount;
  const c = soup.corners;
  const faces = new Float64Array(3 * n);
  const vertices = new Float64Array(3 * count);
  const edges = new Map<number, [number, number, number]>();
  const key = (t: number, e: number): number => {
    const a = ids[3 * t + e]!;
    const b = ids[3 * t + ((e + 1) % 3)]!;
    return Math.min(a, b) * count + Math.max(a, b);
  };
  for (let t = 0; t < n; t++) {
    const raw = cornerNormal(c, t);
    const l = Math.hypot(...raw) || 1;
    for (let a = 0; a < 3; a++) faces[3 * t + a] = raw[a]! / l;
    for (let e = 0; e < 3; e++) {
      const at = (k: number, a: number): number => c[9 * t + 3 * (k % 3) + a]!;
      const p = [0, 1, 2].map(a => at(e + 1, a) - at(e, a));
      const q = [0, 1, 2].map(a => at(e + 2, a) - at(e, a));
      const cosine =
        (p[0]! * q[0]! + p[1]! * q[1]! + p[2]! * q[2]!) / (Math.hypot(...p) * Math.hypot(...q) || 1);
      const angle = Math.acos(Math.min(1, Math.max(-1, cosine)));
      const sum = edges.get(key(t, e)) ?? [0, 0, 0];
      for (let a = 0; a < 3; a++) {
        vertices[3 * ids[3 * t + e]! + a]! += angle * faces[3 * t + a]!;
        sum[a]! += faces[3 * t + a]!;
      }
      edges.set(key(t, e), sum);
    }
  }
  const all = new Float64Array(21 * n);
  for (let t = 0; t < n; t++) {
    for (let a = 0; a < 3; a++) {
      for (let e = 0; e < 3; e++) {
        all[21 * t + 3 * e + a] = vertices[3 * ids[3 * t + e]! + a]!;
        all[21 * t + 9 + 3 * e + a] = edges.get(key(t, e))![a]!;
      }
      all[21 * t + 18 + a] = faces[3 * t + a]!;
    }
  }
  return all;
}
