import { basisAcross, dot, normalize, subtract, type Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';
import { intrusionMm, type ClearBall } from './keep-clear';
import type { HeightMap } from './map-heights';
import { KEEP_OFF_MM } from './outline-footprint';

/** A place on the bone where a foot can stand; the guide's local frame, mm. */
export interface FootPlace {
  readonly point: Vec3;
  /** Unit, off the bone: the mean over the foot. */
  readonly normal: Vec3;
  /** Where the foot may come to rest, xyz each: its middle and a ring, on the bone. */
  readonly rests: Float64Array;
  /** Least bone under it, mm; `THICK_ENOUGH_MM` where it is thicker. */
  readonly thicknessMm: number;
}

/** What limits the places. */
export interface FootLimits {
  readonly footRadiusMm: number;
  /** Places are this far apart, mm. */
  readonly latticeMm: number;
  /** Entries on the bone, local. */
  readonly entries: readonly Vec3[];
  /** From the nearest entry to the foot's far edge at the most, along a straight line, mm. */
  readonly reachMm: number;
  /** From every bore to the foot's middle at the least, seen along the insertion, mm. */
  readonly clearMm: number;
  /** Seen along the insertion, local x and y. */
  readonly keepOff: readonly (readonly [number, number])[];
  /** Eyes and ears; see `ballsToClear`. */
  readonly clear: readonly ClearBall[];
}

/**
 * A foot stands on bone no steeper to the insertion than this, degrees: its arm can still hold it
 * square.
 */
const MOST_SLOPE_DEG = 60;
/**
 * Its normal leans no further towards the bore than this, degrees: the view through its window must
 * pass the sleeve.
 */
const MOST_INWARDS_DEG = 20;
/** Bone under a foot departs from a plane by no more than this, mm. */
const FLAT_MM = 0.6;
/** Bone thinner than this carries no foot, mm: our own limit; no published figure was found. */
const LEAST_BONE_MM = 0.8;
/** Thicker than this is not measured, mm. */
const THICK_ENOUGH_MM = 4;
/** A foot keeps so far inside the bone that may carry it, mm. */
const INSIDE_MM = 0.8;
/** Places on a foot where it may come to rest, beside its middle, and how far out of its radius. */
const RING = 4;
const RING_SHARE = 0.8;

/**
 * All places of a lattice where a foot can stand: whole, nearly flat, thick enough bone of the
 * entries' own, no steeper than the arm can reach, off what is kept off, within reach of an entry
 * and clear of every bore.
 *
 * @param index over the same bone, to measure its thickness
 */
export function findFootPlaces(map: HeightMap, index: SurfaceIndex, limits: FootLimits): FootPlace[] {
  const { columns } = map;
  const step = Math.max(1, Math.round(limits.latticeMm / columns.cellMm));
  const middle = [(columns.nx - 1) >> 1, (columns.ny - 1) >> 1] as const;
  const places: FootPlace[] = [];
  for (let j = middle[1] % step; j < columns.ny; j += step) {
    for (let i = middle[0] % step; i < columns.nx; i += step) {
      const place = placeAt(map, index, [i, j], limits);
      if (place) places.push(place);
    }
  }
  return places;
}

function placeAt(
  map: HeightMap,
  index: SurfaceIndex,
  [i, j]: readonly [number, number],
  { footRadiusMm, entries, reachMm, clearMm, keepOff, clear }: FootLimits,
): FootPlace | null {
  const { columns, heightMm, isOwn } = map;
  const { nx, ny, xMm, yMm, cellMm } = columns;
  const n = i + nx * j;
  if (!isOwn[n]) return null;
  const point: Vec3 = [xMm + i * cellMm, yMm + j * cellMm, heightMm[n]!];
  const away = entries.map(entry => Math.hypot(...subtract<Vec3>(point, entry)));
  if (Math.min(...away) + footRadiusMm > reachMm) return null;
  if (entries.some(entry => Math.hypot(point[0] - entry[0], point[1] - entry[1]) < clearMm)) return null;
  if (keepOff.some(([x, y]) => Math.hypot(point[0] - x, point[1] - y) < KEEP_OFF_MM + footRadiusMm))
    return null;
  if (intrusionMm(clear, point) > -footRadiusMm) return null;

  const reach = Math.ceil((footRadiusMm + INSIDE_MM) / cellMm);
  if (i < reach || j < reach || i >= nx - reach || j >= ny - reach) return null;
  const slope = planeUnder(map, n, Math.max(2, Math.round((0.7 * footRadiusMm) / cellMm)));
  if (!slope) return null;
  const normal = normalize<Vec3>([-slope[0], -slope[1], 1]);
  if (normal[2] < Math.cos((MOST_SLOPE_DEG * Math.PI) / 180)) return null;
  const nearest = entries[away.indexOf(Math.min(...away))]!;
  const [ix, iy] = [nearest[0] - point[0], nearest[1] - point[1]];
  const inwards = (normal[0] * ix + normal[1] * iy) / Math.hypot(ix, iy);
  if (inwards > Math.sin((MOST_INWARDS_DEG * Math.PI) / 180)) return null;

  // Every column under the foot, which stands square on the bone, and a little round it.
  let [high, low] = [-Infinity, Infinity];
  for (let v = -reach; v <= reach; v++) {
    for (let u = -reach; u <= reach; u++) {
      const [dx, dy] = [u * cellMm, v * cellMm];
      const dz = slope[0] * dx + slope[1] * dy;
      if (Math.hypot(dx, dy, dz) > footRadiusMm + INSIDE_MM) continue;
      const m = n + u + nx * v;
      if (!isOwn[m]) return null;
      const off = (heightMm[m]! - point[2] - dz) * normal[2];
      high = Math.max(high, off);
      low = Math.min(low, off);
    }
  }
  if (high - low > FLAT_MM) return null;
  const rests = restsOf(map, point, normal, footRadiusMm);
  const thicknessMm = thinnestUnder(index, rests, normal);
  return rests && thicknessMm >= LEAST_BONE_MM ? { point, normal, rests, thicknessMm } : null;
}

/**
 * Rise per mm along x and y of the plane that fits the bone within `reach` columns best; null where
 * there is a hole.
 */
function planeUnder(
  { columns: { nx, cellMm }, heightMm }: HeightMap,
  n: number,
  reach: number,
): [number, number] | null {
  let [sx, sy, square] = [0, 0, 0];
  for (let v = -reach; v <= reach; v++) {
    for (let u = -reach; u <= reach; u++) {
      const h = heightMm[n + u + nx * v];
      if (h === undefined || !Number.isFinite(h)) return null;
      sx += u * h;
      sy += v * h;
      square += u * u;
    }
  }
  return [sx / (square * cellMm), sy / (square * cellMm)];
}

function restsOf(map: HeightMap, point: Vec3, normal: Vec3, radiusMm: number): Float64Array {
  const [first, second] = basisAcross(normal);
  const rests = [...point];
  for (let k = 0; k < RING; k++) {
    const turn = (2 * Math.PI * k) / RING;
    const [c, s] = [RING_SHARE * radiusMm * Math.cos(turn), RING_SHARE * radiusMm * Math.sin(turn)];
    const [x, y] = [0, 1].map(a => point[a]! + c * first[a]! + s * second[a]!) as [number, number];
    rests.push(x, y, heightBetween(map, x, y));
  }
  return Float64Array.from(rests);
}

/** Least bone inwards of the places where a foot rests, mm. */
function thinnestUnder(index: SurfaceIndex, rests: Float64Array, normal: Vec3): number {
  const inwards: Vec3 = [-normal[0], -normal[1], -normal[2]];
  let least = THICK_ENOUGH_MM;
  for (let p = 0; p < rests.length; p += 3) {
    const from: Vec3 = [0, 1, 2].map(a => rests[p + a]! + 0.05 * inwards[a]!) as unknown as Vec3;
    const through = index.castRay(from, inwards, THICK_ENOUGH_MM).find(hit => hit.distanceMm > 0.15);
    if (through && dot(inwards, subtract(through.point, from)) < least) least = through.distanceMm;
  }
  return least;
}

/** The map's height between its columns, bilinear; the place must lie inside of it. */
function heightBetween(
  { columns: { xMm, yMm, nx, cellMm }, heightMm }: HeightMap,
  x: number,
  y: number,
): number {
  const [fx, fy] = [(x - xMm) / cellMm, (y - yMm) / cellMm];
  const [i, j] = [Math.floor(fx), Math.floor(fy)];
  const [u, v] = [fx - i, fy - j];
  const n = i + nx * j;
  const near = heightMm[n]! * (1 - u) + heightMm[n + 1]! * u;
  const next = heightMm[n + nx]! * (1 - u) + heightMm[n + nx + 1]! * u;
  return near * (1 - v) + next * v;
}
