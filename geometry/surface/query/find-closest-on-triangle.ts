/** The part of a triangle that holds its point closest to a query. */
export const feature = { face: 0, edgeAb: 1, edgeBc: 2, edgeCa: 3, a: 4, b: 5, c: 6 } as const;
export type Feature = (typeof feature)[keyof typeof feature];

/**
 * Scratch of one query: x y z of the query point (in), then out: squared distance, x y z of the
 * closest point. Numbers pass through it rather than through arguments because V8 allocates every
 * float argument and result of a call that it does not inline.
 */
export type ClosestScratch = Float64Array;

/**
 * The point of a triangle closest to scratch[0..2], and the feature on which it lies, by the
 * regions of Ericson, Real-Time Collision Detection (2005), section 5.1.5. `corners[at .. at + 8]`
 * are the corners A, B, C. Triangles without area are taken as their three edges.
 */
export function findClosestOnTriangle(corners: Float32Array, at: number, scratch: ClosestScratch): Feature {
  const px = scratch[0]!;
  const py = scratch[1]!;
  const pz = scratch[2]!;
  const ax = corners[at]!;
  const ay = corners[at + 1]!;
  const az = corners[at + 2]!;
  const bx = corners[at + 3]!;
  const by = corners[at + 4]!;
  const bz = corners[at + 5]!;
  const cx = corners[at + 6]!;
  const cy = corners[at + 7]!;
  const cz = corners[at + 8]!;
  const abx = bx - ax;
  const aby = by - ay;
  const abz = bz - az;
  const acx = cx - ax;
  const acy = cy - ay;
  const acz = cz - az;

  const d1 = abx * (px - ax) + aby * (py - ay) + abz * (pz - az);
  const d2 = acx * (px - ax) + acy * (py - ay) + acz * (pz - az);
  if (d1 <= 0 && d2 <= 0) return finish(scratch, ax, ay, az, feature.a);
  const d3 = abx * (px - bx) + aby * (py - by) + abz * (pz - bz);
  const d4 = acx * (px - bx) + acy * (py - by) + acz * (pz - bz);
  if (d3 >= 0 && d4 <= d3) return finish(scratch, bx, by, bz, feature.b);
  const d5 = abx * (px - cx) + aby * (py - cy) + abz * (pz - cz);
  const d6 = acx * (px - cx) + acy * (py - cy) + acz * (pz - cz);
  if (d6 >= 0 && d5 <= d6) return finish(scratch, cx, cy, cz, feature.c);

  const nx = aby * acz - abz * acy;
  const ny = abz * acx - abx * acz;
  const nz = abx * acy - aby * acx;
  const area2 = nx * nx + ny * ny + nz * nz;
  const span2 = (abx * abx + aby * aby + abz * abz) * (acx * acx + acy * acy + acz * acz);
  // A sine of 1e-7 between two sides: below it the regions' signs are rounding, the edges alone are
  // sure.
  if (!(area2 > 1e-14 * span2)) return closestOnEdges(corners, at, scratch);

  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    const v = d1 / (d1 - d3);
    return finish(scratch, ax + v * abx, ay + v * aby, az + v * abz, feature.edgeAb);
  }
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    const w = d2 / (d2 - d6);
    return finish(scratch, ax + w * acx, ay + w * acy, az + w * acz, feature.edgeCa);
  }
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const w = (d4 - d3) / (d4 - d3 + (d5 - d6));
    return finish(scratch, bx + w * (cx - bx), by + w * (cy - by), bz + w * (cz - bz), feature.edgeBc);
  }
  // Inside: straight along the normal, which keeps more digits than barycentric coordinates on long
  // triangles.
  const off = ((px - ax) * nx + (py - ay) * ny + (pz - az) * nz) / area2;
  return finish(scratch, px - off * nx, py - off * ny, pz - off * nz, feature.face);
}

function finish(scratch: ClosestScratch, x: number, y: number, z: number, where: Feature): Feature {
  const dx = scratch[0]! - x;
  const dy = scratch[1]! - y;
  const dz = scratch[2]! - z;
  scratch[3] = dx * dx + dy * dy + dz * dz;
  scratch[4] = x;
  scratch[5] = y;
  scratch[6] = z;
  return where;
}

function closestOnEdges(corners: Float32Array, at: number, scratch: ClosestScratch): Feature {
  let best = Infinity;
  let bestX = 0;
  let bestY = 0;
  let bestZ = 0;
  let where: Feature = feature.a;
  for (let edge = 0; edge < 3; edge++) {
    const from = at + 3 * edge;
    const to = at + 3 * ((edge + 1) % 3);
    const ex = corners[to]! - corners[from]!;
    const ey = corners[to + 1]! - corners[from + 1]!;
    const ez = corners[to + 2]! - corners[from + 2]!;
    const length2 = ex * ex + ey * ey + ez * ez;
    const along =
      (scratch[0]! - corners[from]!) * ex +
      (scratch[1]! - corners[from + 1]!) * ey +
      (scratch[2]! - corners[from + 2]!) * ez;
    const t = length2 > 0 ? Math.min(1, Math.max(0, along / length2)) : 0;
    const x = corners[from]! + t * ex;
    const y = corners[from + 1]! + t * ey;
    const z = corners[from + 2]! + t * ez;
    const dx = scratch[0]! - x;
    const dy = scratch[1]! - y;
    const dz = scratch[2]! - z;
    const d = dx * dx + dy * dy + dz * dz;
    if (d < best) {
      best = d;
      bestX = x;
      bestY = y;
      bestZ = z;
      where = cornerOrEdge(edge, t);
    }
  }
  return finish(scratch, bestX, bestY, bestZ, where);
}

function cornerOrEdge(edge: number, t: number): Feature {
  if (t > 0 && t < 1) return (1 + edge) as Feature;
  return (4 + ((t <= 0 ? edge : edge + 1) % 3)) as Feature;
}
