import { basisAcross, dot, normalize, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { vertexNormals } from '../surface/mesh/vertex-normals';

/** A place on a crest or an edge of bone: what an eye and a finger find again. */
export interface Landmark {
  /** Where the bone is highest across the ridge. */
  readonly point: Vec3;
  /** Unit, off the bone. */
  readonly normal: Vec3;
  /** Unit, across the ridge and along the bone: a displacement along it shows. */
  readonly across: Vec3;
  /** Radius of the ridge across, mm. */
  readonly radiusMm: number;
}

export interface LandmarkOptions {
  /** Only places nearer to `about` than this are looked at, mm. */
  readonly about: Vec3;
  readonly reachMm: number;
  /** Broader ridges tell an eye too little, mm. Default 6. */
  readonly broadestMm?: number;
}

const BROADEST_MM = 6;
/** A ridge is a form of this size: what is smaller is the scan's, what is larger the head's own. */
const WINDOW_MM = 3;
/** Along a ridge the bone bends by no more than so much of what it bends across. */
const MOST_ALONG = 0.4;
/** Candidates lie so far apart, and landmarks, mm. */
const CANDIDATE_MM = 0.8;
const APART_MM = 5;
/** The ridge's own line lies no farther than this from the candidate that is moved onto it, mm. */
const MOST_SHIFT_MM = 0.4;
/** A paraboloid wants more places than it has numbers. */
const LEAST_NEIGHBOURS = 14;

/**
 * Finds ridges of bone within reach: crests, temporal and nuchal lines, rims, arches. All over the
 * surface a paraboloid is fitted to the bone within 3 mm; where it falls away to both sides in a
 * radius of 6 mm at the most and runs on straight along, its highest line is the landmark.
 *
 * @param bone closed or cut out, mm, oriented outward; any frame
 * @returns the sharpest first, 5 mm apart
 */
export function findLandmarks(bone: TriangleMesh, options: LandmarkOptions): Landmark[] {
  const { about, reachMm, broadestMm = BROADEST_MM } = options;
  const { positions: p } = bone;
  const normals = vertexNormals(bone);
  const cells = bucket(p, WINDOW_MM);
  const taken = new Set<string>();
  const found: Landmark[] = [];
  for (let v = 0; v < p.length / 3; v++) {
    const at: Vec3 = [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
    if (Math.hypot(at[0] - about[0], at[1] - about[1], at[2] - about[2]) > reachMm) continue;
    const key = at.map(x => Math.floor(x / CANDIDATE_MM)).join();
    if (taken.has(key)) continue;
    taken.add(key);
    const ridge = fitRidge(p, normals, cells, v);
    if (ridge && ridge.radiusMm <= broadestMm) found.push(ridge);
  }
  found.sort((a, b) => a.radiusMm - b.radiusMm);
  const kept: Landmark[] = [];
  for (const ridge of found) {
    if (kept.every(({ point }) => away(point, ridge.point) >= APART_MM)) kept.push(ridge);
  }
  return kept;
}

const away = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

type Cells = ReadonlyMap<string, readonly number[]>;

function bucket(p: Float32Array, cellMm: number): Cells {
  const cells = new Map<string, number[]>();
  for (let v = 0; v < p.length; v += 3) {
    const key = [0, 1, 2].map(a => Math.floor(p[v + a]! / cellMm)).join();
    const cell = cells.get(key);
    if (cell) cell.push(v / 3);
    else cells.set(key, [v / 3]);
  }
  return cells;
}

/** Null where the bone round the vertex is no ridge. */
function fitRidge(p: Float32Array, normals: Float32Array, cells: Cells, vertex: number): Landmark | null {
  const of = (array: Float32Array, v: number): Vec3 => [array[3 * v]!, array[3 * v + 1]!, array[3 * v + 2]!];
  const at = of(p, vertex);
  const own = of(normals, vertex);
  // A vertex of no triangle.
  if (dot(own, own) === 0) return null;
  const [ci, cj, ck] = at.map(x => Math.floor(x / WINDOW_MM)) as [number, number, number];
  const near: number[] = [];
  let mean: Vec3 = [0, 0, 0];
  for (let i = ci - 1; i <= ci + 1; i++) {
    for (let j = cj - 1; j <= cj + 1; j++) {
      for (let k = ck - 1; k <= ck + 1; k++) {
        for (const v of cells.get([i, j, k].join()) ?? []) {
          const normal = of(normals, v);
          if (dot(normal, normal) === 0) continue;
          // The far side of a thin plate is another surface.
          if (away(of(p, v), at) > WINDOW_MM || dot(normal, own) < 0) continue;
          near.push(v);
          mean = [mean[0] + normal[0], mean[1] + normal[1], mean[2] + normal[2]];
        }
      }
    }
  }
  if (near.length < LEAST_NEIGHBOURS) return null;
  const normal = normalize<Vec3>(mean);
  const [x, y] = basisAcross(normal);
  const places = near.map((v): Vec3 => {
    const d: Vec3 = [p[3 * v]! - at[0], p[3 * v + 1]! - at[1], p[3 * v + 2]! - at[2]];
    return [dot(d, x), dot(d, y), dot(d, normal)];
  });
  const fit = fitParaboloid(places);
  if (!fit) return null;
  const [height, gx, gy, a, b, c] = fit;
  // Eigenvalues of [[a, b], [b, c]]: the most convex is the lowest.
  const half = (a + c) / 2;
  const root = Math.hypot((a - c) / 2, b);
  const [lowest, highest] = [half - root, half + root];
  if (!(lowest < 0) || Math.abs(highest) > MOST_ALONG * -lowest) return null;
  const turn = 0.5 * Math.atan2(2 * b, a - c) + Math.PI / 2;
  const [u, v] = [Math.cos(turn), Math.sin(turn)];
  const slope = gx * u + gy * v;
  const shift = -slope / lowest;
  if (Math.abs(shift) > MOST_SHIFT_MM) return null;
  const up = height + slope * shift + (lowest / 2) * shift * shift;
  const across = normalize<Vec3>([0, 1, 2].map(k => u * x[k]! + v * y[k]!) as unknown as Vec3);
  const point = [0, 1, 2].map(k => at[k]! + shift * across[k]! + up * normal[k]!) as unknown as Vec3;
  return { point, normal, across, radiusMm: -1 / lowest };
}

type Paraboloid = readonly [number, number, number, number, number, number];

/** z = h + gx x + gy y + (a x^2 + 2 b x y + c y^2) / 2 by least squares; null if undetermined. */
function fitParaboloid(places: readonly Vec3[]): Paraboloid | null {
  const size = 6;
  const m = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [x, y, z] of places) {
    const row = [1, x, y, (x * x) / 2, x * y, (y * y) / 2];
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) m[r]![c]! += row[r]! * row[c]!;
      m[r]![size]! += row[r]! * z;
    }
  }
  for (let r = 0; r < size; r++) {
    let pivot = r;
    for (let n = r + 1; n < size; n++) if (Math.abs(m[n]![r]!) > Math.abs(m[pivot]![r]!)) pivot = n;
    if (Math.abs(m[pivot]![r]!) < 1e-9) return null;
    [m[r], m[pivot]] = [m[pivot]!, m[r]!];
    for (let n = 0; n < size; n++) {
      if (n === r) continue;
      const share = m[n]![r]! / m[r]![r]!;
      for (let c = r; c <= size; c++) m[n]![c]! -= share * m[r]![c]!;
    }
  }
  return m.map((row, r) => row[size]! / row[r]!) as unknown as Paraboloid;
}
