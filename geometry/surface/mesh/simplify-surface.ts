import { groupCorners } from './group-corners';
import { keepTriangles } from './keep-triangles';
import type { TriangleMesh } from './mesh';

export interface SimplifiedSurface {
  readonly mesh: TriangleMesh;
  /**
   * No point of the old surface lies further than this from the new one, mm: summed from what each
   * collapse could move.
   */
  readonly deviationMm: number;
}

/**
 * Collapses go on until a pass leaves out less than this share of the vertices, or for so many
 * passes.
 */
const LEAST_GAIN = 0.02;
const MOST_PASSES = 4;
/** The first passes may use this share of the tolerance, so that the flattest places go first. */
const firstShares = [0.25, 0.5] as const;
/** Distances to planes fall short of distances to the triangles in them by a percent. */
const SPARE = 1.03;
const MOST_AROUND = 16;
/**
 * New triangles must face as the old ones did together (cosine) and be no slivers (altitude over
 * longest edge).
 */
const LEAST_FACING = 0.5;
const LEAST_SHAPE = 0.12;

/**
 * Fewer triangles within `toleranceMm` of the old surface. Vertices are left out one by one, each
 * drawn onto the neighbour that moves the surface least (half-edge collapse), where that keeps the
 * surface manifold (link condition: Dey, Edelsbrunner, Guha and Nekhayev 1999), turns no triangle
 * over and makes no sliver. What a collapse can move the surface by, the left-out vertex's distance
 * to the planes of the new triangles, is carried on by its neighbours and adds up to the tolerance
 * at most. Vertices are kept or left out, never moved.
 *
 * Asks for a closed, edge- and vertex-manifold mesh and gives one with as many shells. The same
 * mesh gives the same result. About 1.5 s for a million triangles.
 */
export function simplifySurface(mesh: TriangleMesh, toleranceMm: number): SimplifiedSurface {
  const movedMm = new Float32Array(mesh.positions.length / 3);
  let triangles: Uint32Array = mesh.triangles.slice();
  let vertices = movedMm.length;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const share = firstShares[pass] ?? 1;
    const collapsed = collapseApart(mesh.positions, triangles, movedMm, (share * toleranceMm) / SPARE);
    triangles = dropCollapsed(triangles);
    vertices -= collapsed;
    if (share === 1 && collapsed < LEAST_GAIN * vertices) break;
  }
  return {
    mesh: keepTriangles({ positions: mesh.positions, triangles }, () => true).mesh,
    deviationMm: SPARE * movedMm.reduce((most, d) => Math.max(most, d), 0),
  };
}

/** Collapsed triangles have two equal corners. */
function dropCollapsed(triangles: Uint32Array): Uint32Array {
  let end = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (a === b || b === c || c === a) continue;
    triangles[end] = a;
    triangles[end + 1] = b;
    triangles[end + 2] = c;
    end += 3;
  }
  return triangles.slice(0, end);
}

/**
 * One pass: collapses vertices no two of which share a neighbour, so that each sees its
 * surroundings as they are.
 */
function collapseApart(
  p: Float32Array,
  triangles: Uint32Array,
  movedMm: Float32Array,
  toleranceMm: number,
): number {
  const vertices = p.length / 3;
  const { start, corners } = groupCorners(triangles.length, vertices, c => triangles[c]!);
  const around = corners.map(c => (c / 3) | 0);
  const touched = new Uint8Array(vertices);
  const beside = new Int32Array(vertices).fill(-1);
  const fan: Fan = { ring: new Uint32Array(MOST_AROUND), count: 0, normal: new Float64Array(3), size: 0 };
  const { ring, normal } = fan;
  const heads = new Uint32Array(MOST_AROUND);
  const tails = new Uint32Array(MOST_AROUND);

  /**
   * Neighbours of v in order to `ring`, the fan's summed normal to `normal`; their number, or 0
   * where it is no disc.
   */
  const gather = (v: number): number => {
    const count = start[v + 1]! - start[v]!;
    if (count < 4 || count > MOST_AROUND) return 0;
    normal.fill(0);
    for (let n = 0; n < count; n++) {
      const t = 3 * around[start[v]! + n]!;
      const at = triangles[t] === v ? 0 : triangles[t + 1] === v ? 1 : 2;
      const head = triangles[t + ((at + 1) % 3)]!;
      const tail = triangles[t + ((at + 2) % 3)]!;
      heads[n] = head;
      tails[n] = tail;
      addCross(p, v, head, tail, normal);
    }
    ring[0] = heads[0]!;
    for (let n = 0, next = tails[0]!; n < count; n++) {
      if (n === count - 1) return next === ring[0] ? count : 0;
      ring[n + 1] = next;
      let found = -1;
      for (let m = 1; m < count; m++) if (heads[m] === next) found = m;
      if (found < 0) return 0;
      next = tails[found]!;
    }
    return 0;
  };

  let collapsed = 0;
  for (let v = 0; v < vertices; v++) {
    if (touched[v]) continue;
    const count = gather(v);
    if (count === 0) continue;
    const size = Math.hypot(normal[0]!, normal[1]!, normal[2]!);
    if (!(size > 0)) continue;
    fan.count = count;
    fan.size = size;
    const free = toleranceMm - movedMm[v]!;
    let best = -1;
    let least = free;
    for (let i = 0; i < count; i++) {
      if (touched[ring[i]!]) continue;
      const moves = moveOnto(p, v, fan, i, least);
      if (moves < least && keepsManifold(i, count)) {
        least = moves;
        best = i;
      }
    }
    if (best < 0) continue;
    const onto = ring[best]!;
    for (let s = start[v]!; s < start[v + 1]!; s++) {
      const t = 3 * around[s]!;
      for (let c = 0; c < 3; c++) if (triangles[t + c] === v) triangles[t + c] = onto;
    }
    const moved = movedMm[v]! + least;
    touched[v] = 1;
    for (let i = 0; i < count; i++) {
      const w = ring[i]!;
      touched[w] = 1;
      if (moved > movedMm[w]!) movedMm[w] = moved;
    }
    collapsed++;
  }
  return collapsed;

  /**
   * Whether ring vertex i has no neighbour on the ring but the two beside it: else the collapse
   * would pinch the surface.
   */
  function keepsManifold(i: number, count: number): boolean {
    const u = ring[i]!;
    for (let s = start[u]!; s < start[u + 1]!; s++) {
      for (let c = 0; c < 3; c++) beside[triangles[3 * around[s]! + c]!] = u;
    }
    for (let j = 2; j <= count - 2; j++) if (beside[ring[(i + j) % count]!] === u) return false;
    return true;
  }
}

/** The triangles round a vertex. */
interface Fan {
  /** Its neighbours in order, the first `count` entries. */
  readonly ring: Uint32Array;
  count: number;
  /** Sum of the triangles' normals, each twice its area long, and its length. */
  readonly normal: Float64Array;
  size: number;
}

/**
 * How far the surface can move if v is drawn onto ring vertex i, mm: the largest distance of v from
 * the planes of the new triangles. Infinity where one of them turns over or is a sliver, or beyond
 * `giveUp`.
 */
function moveOnto(
  p: Float32Array,
  v: number,
  { ring, count, normal, size }: Fan,
  i: number,
  giveUp: number,
): number {
  const u = 3 * ring[i]!;
  const ux = p[u]!;
  const uy = p[u + 1]!;
  const uz = p[u + 2]!;
  const dx = p[3 * v]! - ux;
  const dy = p[3 * v + 1]! - uy;
  const dz = p[3 * v + 2]! - uz;
  let most = 0;
  for (let j = 1; j < count - 1; j++) {
    const b = 3 * ring[(i + j) % count]!;
    const c = 3 * ring[(i + j + 1) % count]!;
    const bx = p[b]! - ux;
    const by = p[b + 1]! - uy;
    const bz = p[b + 2]! - uz;
    const cx = p[c]! - ux;
    const cy = p[c + 1]! - uy;
    const cz = p[c + 2]! - uz;
    const nx = by * cz - bz * cy;
    const ny = bz * cx - bx * cz;
    const nz = bx * cy - by * cx;
    const twice = Math.sqrt(nx * nx + ny * ny + nz * nz);
    const facing = nx * normal[0]! + ny * normal[1]! + nz * normal[2]!;
    if (!(facing > LEAST_FACING * twice * size)) return Infinity;
    const ex = cx - bx;
    const ey = cy - by;
    const ez = cz - bz;
    const longest2 = Math.max(
      bx * bx + by * by + bz * bz,
      cx * cx + cy * cy + cz * cz,
      ex * ex + ey * ey + ez * ez,
    );
    if (twice < LEAST_SHAPE * longest2) return Infinity;
    const d = Math.abs(nx * dx + ny * dy + nz * dz) / twice;
    if (d > most) most = d;
    if (most >= giveUp) return Infinity;
  }
  return most;
}

/** Adds (head - v) x (tail - v) to `sum`. */
function addCross(p: Float32Array, v: number, head: number, tail: number, sum: Float64Array): void {
  const ax = p[3 * head]! - p[3 * v]!;
  const ay = p[3 * head + 1]! - p[3 * v + 1]!;
  const az = p[3 * head + 2]! - p[3 * v + 2]!;
  const bx = p[3 * tail]! - p[3 * v]!;
  const by = p[3 * tail + 1]! - p[3 * v + 1]!;
  const bz = p[3 * tail + 2]! - p[3 * v + 2]!;
  sum[0] = sum[0]! + ay * bz - az * by;
  sum[1] = sum[1]! + az * bx - ax * bz;
  sum[2] = sum[2]! + ax * by - ay * bx;
}
