import { buildMeshDistance } from './mesh-distance';
import type { BoneDistance } from './measure-gap';
import { minus, type P3 } from './vec';

/** What the examiner needs of an implicit solid: negative inside, exact zero set, bounded slope. */
export interface Implicit {
  at(x: number, y: number, z: number): number;
  readonly slope: number;
  /** The same values within a ball, usually cheaper. */
  within(x: number, y: number, z: number, radiusMm: number): Implicit;
}

const CELLS = 8;
/** More than the facets' sagitta. */
const SIDE_MM = 0.05;

/**
 * Triangles (nine coordinates each) of the zero surface inside a box: tetrahedra on a grid of
 * `stepMm`, every corner then moved onto the zero set by Newton's method, so that what is left is
 * the sagitta of the facets, step^2 / (8 * radius of curvature). Blocks that the slope shows to be
 * empty are skipped; blocks that are not `fine` (by their centre and the radius round it) take
 * steps twice as long.
 */
function meshImplicit(
  solid: Implicit,
  min: P3,
  max: P3,
  stepMm: number,
  fine: (centre: P3, radiusMm: number) => boolean = () => true,
): Float64Array {
  const triangles: number[] = [];
  const values = new Float64Array((CELLS + 1) ** 3);
  const mesh = (from: P3, to: P3, step: number, split: boolean): void => {
    const block = CELLS * step;
    const reach = (block / 2) * Math.sqrt(3);
    const counts = from.map((m, a) => Math.ceil((to[a]! - m) / block - 1e-9));
    for (let bz = 0; bz < counts[2]!; bz++) {
      for (let by = 0; by < counts[1]!; by++) {
        for (let bx = 0; bx < counts[0]!; bx++) {
          const o: P3 = [from[0] + bx * block, from[1] + by * block, from[2] + bz * block];
          const centre: P3 = [o[0] + block / 2, o[1] + block / 2, o[2] + block / 2];
          const local = solid.within(...centre, reach + step);
          if (Math.abs(local.at(...centre)) > local.slope * reach) continue;
          if (split && fine(centre, reach)) {
            mesh(o, [o[0] + block, o[1] + block, o[2] + block], step / 2, false);
          } else {
            sampleBlock(local, o, step, values);
            contourBlock(local, values, o, step, triangles);
          }
        }
      }
    }
  };
  mesh(min, max, 2 * stepMm, true);
  return Float64Array.from(triangles);
}

function sampleBlock(local: Implicit, o: P3, stepMm: number, values: Float64Array): void {
  const n = CELLS + 1;
  for (let k = 0, v = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++, v++) {
        values[v] = local.at(o[0] + i * stepMm, o[1] + j * stepMm, o[2] + k * stepMm);
      }
    }
  }
}

/**
 * The six tetrahedra of a cube that share its long diagonal (corner 0 to corner 7; bit 0 = x, 1 =
 * y, 2 = z).
 */
const tetrahedra = [
  [0, 1, 3, 7],
  [0, 3, 2, 7],
  [0, 2, 6, 7],
  [0, 6, 4, 7],
  [0, 4, 5, 7],
  [0, 5, 1, 7],
] as const;

function contourBlock(
  local: Implicit,
  values: Float64Array,
  o: P3,
  stepMm: number,
  triangles: number[],
): void {
  const n = CELLS + 1;
  const points = new Map<number, P3>();
  const node = (cube: number, corner: number): number =>
    cube + (corner & 1) + n * ((corner >> 1) & 1) + n * n * (corner >> 2);
  const at = (v: number): P3 => [
    o[0] + (v % n) * stepMm,
    o[1] + (Math.floor(v / n) % n) * stepMm,
    o[2] + Math.floor(v / (n * n)) * stepMm,
  ];
  const crossing = (a: number, b: number): P3 => {
    const key = Math.min(a, b) * n * n * n + Math.max(a, b);
    const known = points.get(key);
    if (known) return known;
    const p = at(Math.min(a, b));
    const q = at(Math.max(a, b));
    const fp = values[Math.min(a, b)]!;
    const fq = values[Math.max(a, b)]!;
    const s = fp / (fp - fq);
    const point = settle(local, [
      p[0] + s * (q[0] - p[0]),
      p[1] + s * (q[1] - p[1]),
      p[2] + s * (q[2] - p[2]),
    ]);
    points.set(key, point);
    return point;
  };
  for (let k = 0; k < CELLS; k++) {
    for (let j = 0; j < CELLS; j++) {
      for (let i = 0; i < CELLS; i++) {
        const cube = i + n * (j + n * k);
        for (const tetrahedron of tetrahedra) {
          const corners = tetrahedron.map(c => node(cube, c));
          const inside = corners.filter(v => values[v]! < 0);
          const outside = corners.filter(v => values[v]! >= 0);
          const emit = (a: P3, b: P3, c: P3): void => void triangles.push(...a, ...b, ...c);
          if (inside.length === 1 || outside.length === 1) {
            const [apex, rest] = inside.length === 1 ? [inside[0]!, outside] : [outside[0]!, inside];
            emit(crossing(apex, rest[0]!), crossing(apex, rest[1]!), crossing(apex, rest[2]!));
          } else if (inside.length === 2) {
            const ac = crossing(inside[0]!, outside[0]!);
            const ad = crossing(inside[0]!, outside[1]!);
            const bc = crossing(inside[1]!, outside[0]!);
            const bd = crossing(inside[1]!, outside[1]!);
            emit(ac, ad, bd);
            emit(ac, bd, bc);
          }
        }
      }
    }
  }
}

/**
 * Newton's steps onto the zero set along the gradient at the start, which is a fraction of a step
 * away.
 */
function settle(f: Implicit, start: P3): P3 {
  let [x, y, z] = start;
  const h = 1e-4;
  let value = f.at(x, y, z);
  if (Math.abs(value) < 1e-6) return start;
  const gx = (f.at(x + h, y, z) - value) / h;
  const gy = (f.at(x, y + h, z) - value) / h;
  const gz = (f.at(x, y, z + h) - value) / h;
  const g2 = Math.max(0.1, gx * gx + gy * gy + gz * gz);
  for (let round = 0; round < 5 && Math.abs(value) >= 1e-6; round++) {
    x -= (value * gx) / g2;
    y -= (value * gy) / g2;
    z -= (value * gz) / g2;
    value = f.at(x, y, z);
  }
  return [x, y, z];
}

/**
 * The true distance to an implicit solid near `middle`: unsigned to the examiner's own triangles of
 * its zero surface within `reachMm` (a box), signed by the solid itself. Bone outside the box is
 * not seen. Distances come out too large by at most the facets' sagitta over convex bone; facets
 * further than `fineMm` from `fineAt` are twice as long.
 */
export function implicitDistance(
  solid: Implicit,
  middle: P3,
  reachMm: number,
  stepMm = 0.3,
  { fineAt = middle, fineMm = Infinity }: { fineAt?: P3; fineMm?: number } = {},
): { readonly distance: BoneDistance; readonly corners: Float64Array } {
  const box = (sign: number): P3 => [
    middle[0] + sign * reachMm,
    middle[1] + sign * reachMm,
    middle[2] + sign * reachMm,
  ];
  const fine = (centre: P3, radius: number): boolean =>
    Math.hypot(...minus(centre, fineAt)) - radius < fineMm;
  const corners = meshImplicit(solid, box(-1), box(1), stepMm, fine);
  const soup = {
    header: '',
    triangleCount: corners.length / 9,
    corners,
    statedNormals: new Float64Array(corners.length / 3),
  };
  const mesh = buildMeshDistance(soup, { signed: false });
  // No surface lies within the last answer of its place: there the side is the same, and asking the
  // solid costs most.
  let [last, lastMm]: [P3, number] = [middle, 0];
  return {
    corners,
    distance: p => {
      const d = Math.sqrt(mesh.nearest(p).squared);
      const knowsSide = Math.hypot(...minus(p, last)) < Math.abs(lastMm) - SIDE_MM;
      const isInside = knowsSide ? lastMm < 0 : solid.at(p[0], p[1], p[2]) < 0;
      [last, lastMm] = [p, isInside ? -d : d];
      return lastMm;
    },
  };
}
