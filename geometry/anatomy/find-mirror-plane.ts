import { voxelPoint, type PatientPoint, type PatientVector } from '../core/frames';
import { add, cross, dot, normalize, scale, type Vec3 } from '../core/vector';
import { voxelToPatient } from '../volume/volume';
import type { HeadMap } from './map-head';

/** The plane in which the bone mirrors itself best: of a head, the median plane. */
export interface MirrorPlane {
  /** Unit, LPS; which of the two sides it points to says nothing. */
  readonly normalLps: PatientVector;
  /** A point of the plane, beside the bone's centre of mass. */
  readonly pointLps: PatientPoint;
  /** How well bone falls on bone: 1 for a perfect mirror image. */
  readonly similarity: number;
  /**
   * How much better than the best plane that stands elsewhere (more than 25 degrees away), in the
   * same measure.
   */
  readonly lead: number;
}

/**
 * Directions looked at over a half sphere: 3.5 degrees apart, half of which the blur of the first
 * look bridges.
 */
const DIRECTIONS = 1300;
/**
 * Planes looked at beside the bone's centre of mass, mm: a neck or a cut face draws it off the
 * middle.
 */
const BESIDE_MM = [-10, -5, 0, 5, 10];
/** Bone cells looked at, first and in the end. */
const FIRST_CELLS = 300;
const LAST_CELLS = 8000;
/** Summits that are followed up: directions without a better one within 16 degrees. */
const FOLLOWED = 6;
const BESIDE = Math.cos((16 * Math.PI) / 180);
/** Ways in which a plane is turned at each step. */
const WAYS = 8;
const ELSEWHERE = Math.cos((25 * Math.PI) / 180);

/**
 * Seeks the mirror plane in all directions, not only the scan's own: a look at each on a blurred
 * map of the bone, then the best few are turned and shifted to where they fit best, to about half a
 * degree. Null where there is no bone.
 */
export function findMirrorPlane(map: HeadMap): MirrorPlane | null {
  const { cells, solid } = map;
  const bone = listSolid(map);
  if (bone.length === 0) return null;
  const centre = centreOf(bone);
  // Twice, or planes that lay the cells themselves upon each other would seem better than they are.
  const fine = blurCells(blurCells(solid, cells.sizeVoxels, 1), cells.sizeVoxels, 1);
  const coarse = blurCells(fine, cells.sizeVoxels, 3);
  const first = similarityOn(map, coarse, bone, centre, FIRST_CELLS);
  const last = similarityOn(map, fine, bone, centre, LAST_CELLS);

  const looks: Trial[] = [];
  for (let n = 0; n < DIRECTIONS; n++) {
    const normal = halfSphere(n);
    let best: Trial = { normal, beside: 0, similarity: -1 };
    for (const beside of BESIDE_MM) {
      const similarity = first(normal, beside);
      if (similarity > best.similarity) best = { normal, beside, similarity: similarity };
    }
    looks.push(best);
  }
  looks.sort((a, b) => b.similarity - a.similarity);
  // Only summits: a direction beside a better one would climb the same hill.
  const summits = looks.filter((look, n) =>
    looks.slice(0, n).every(better => Math.abs(dot(better.normal, look.normal)) < BESIDE),
  );
  const settled = summits
    .slice(0, FOLLOWED)
    .map(look => settle(look, first, 3, 0.7))
    .sort((a, b) => b.similarity - a.similarity);
  const best = settle(settled[0]!, last, 1.5, 0.05);
  const elsewhere = settled.find(other => Math.abs(dot(other.normal, best.normal)) < ELSEWHERE);
  const rival = elsewhere && settle(elsewhere, last, 1.5, 0.4);

  const [a, b, c] = cells.axes;
  const { normal } = best;
  const normalLps = normalize(add(add(scale(a, normal[0]), scale(b, normal[1])), scale(c, normal[2])));
  const at = add(centre, scale(normal, best.beside));
  const [si, sj, sk] = cells.spacingMm;
  return {
    normalLps,
    pointLps: voxelToPatient(cells, voxelPoint(at[0] / si, at[1] / sj, at[2] / sk)),
    similarity: best.similarity,
    lead: best.similarity - (rival?.similarity ?? 0),
  };
}

/**
 * A plane in the map's own axes: its normal, and how far beside the bone's centre it stands, mm.
 */
interface Trial {
  readonly normal: Vec3;
  readonly beside: number;
  readonly similarity: number;
}
type SimilarityMetric = (normal: Vec3, beside: number) => number;

/**
 * Turns and shifts a plane while that betters it, by steps of `fromDeg` down to `toDeg` (and as
 * many millimetres).
 */
function settle(trial: Trial, metric: SimilarityMetric, fromDeg: number, toDeg: number): Trial {
  let best: Trial = { ...trial, similarity: metric(trial.normal, trial.beside) };
  for (let step = fromDeg; step >= toDeg;) {
    const before = best.similarity;
    const side = normalize(cross(best.normal, Math.abs(best.normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));
    const up = cross(best.normal, side);
    const by = Math.tan((step * Math.PI) / 180);
    const moves: (readonly [Vec3, number])[] = Array.from({ length: WAYS }, (_, n) => {
      const turn = (2 * Math.PI * n) / WAYS;
      const way = add(scale(side, by * Math.cos(turn)), scale(up, by * Math.sin(turn)));
      return [normalize(add(best.normal, way)), best.beside];
    });
    moves.push([best.normal, best.beside + step], [best.normal, best.beside - step]);
    for (const [normal, beside] of moves) {
      const similarity = metric(normal, beside);
      if (similarity > best.similarity) best = { normal, beside, similarity: similarity };
    }
    if (best.similarity <= before) step /= 2;
  }
  return best;
}

/** Direction n of DIRECTIONS, spread evenly over a half sphere (Fibonacci lattice). */
function halfSphere(n: number): Vec3 {
  const z = (n + 0.5) / DIRECTIONS;
  const r = Math.sqrt(1 - z * z);
  const turn = n * Math.PI * (3 - Math.sqrt(5));
  return [r * Math.cos(turn), r * Math.sin(turn), z];
}

/** Positions of the bone's cells, mm along the map's own axes from its first cell. */
function listSolid({ solid, cells }: HeadMap): Float32Array {
  const [ni, nj] = cells.sizeVoxels;
  const [si, sj, sk] = cells.spacingMm;
  let count = 0;
  for (const cell of solid) count += cell;
  const list = new Float32Array(3 * count);
  let at = 0;
  for (let n = 0; n < solid.length; n++) {
    if (solid[n] !== 1) continue;
    const i = n % ni;
    const j = ((n - i) / ni) % nj;
    list[at++] = si * i;
    list[at++] = sj * j;
    list[at++] = (sk * (n - i - ni * j)) / (ni * nj);
  }
  return list;
}

function centreOf(list: Float32Array): Vec3 {
  const sum = [0, 0, 0];
  for (let n = 0; n < list.length; n++) sum[n % 3]! += list[n]!;
  return sum.map(s => (3 * s) / list.length) as unknown as Vec3;
}

/**
 * The mean of a blurred map of bone at the mirror images of about `most` bone cells, as a share of
 * its mean at the cells themselves.
 */
function similarityOn(
  { cells }: HeadMap,
  field: Float32Array,
  bone: Float32Array,
  centre: Vec3,
  most: number,
): SimilarityMetric {
  const [si, sj, sk] = cells.spacingMm;
  const read = readBetween(field, cells.sizeVoxels);
  const count = bone.length / 3;
  const taken = Math.min(count, most);
  const points = new Float64Array(3 * taken);
  let own = 0;
  for (let n = 0; n < taken; n++) {
    const from = 3 * Math.floor(((n + 0.5) * count) / taken);
    for (let a = 0; a < 3; a++) points[3 * n + a] = bone[from + a]! - centre[a]!;
    own += read(bone[from]! / si, bone[from + 1]! / sj, bone[from + 2]! / sk);
  }
  return ([x, y, z], beside) => {
    let sum = 0;
    for (let n = 0; n < points.length; n += 3) {
      const p = points[n]!;
      const q = points[n + 1]!;
      const r = points[n + 2]!;
      const twice = 2 * (p * x + q * y + r * z - beside);
      sum += read(
        (centre[0] + p - twice * x) / si,
        (centre[1] + q - twice * y) / sj,
        (centre[2] + r - twice * z) / sk,
      );
    }
    return sum / Math.max(1e-9, own);
  };
}

/** Trilinear; outside the field is no bone. */
function readBetween(
  field: Float32Array,
  [ni, nj, nk]: readonly [number, number, number],
): (i: number, j: number, k: number) => number {
  const layer = ni * nj;
  return (x, y, z) => {
    if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) return 0;
    const i = Math.floor(x);
    const j = Math.floor(y);
    const k = Math.floor(z);
    const at = i + ni * j + layer * k;
    const u = x - i;
    const v = y - j;
    const row = (n: number): number => field[n]! + u * (field[n + 1]! - field[n]!);
    const face = (n: number): number => row(n) + v * (row(n + ni) - row(n));
    const low = face(at);
    return low + (z - k) * (face(at + layer) - low);
  };
}

/** Box means of 2 `reach` + 1 cells along each axis in turn; outside the map is no bone. */
function blurCells(
  from: ArrayLike<number>,
  size: readonly [number, number, number],
  reach: number,
): Float32Array {
  const field = Float32Array.from(from);
  const strides = [1, size[0], size[0] * size[1]] as const;
  for (const axis of [0, 1, 2] as const) {
    const [count, stride] = [size[axis], strides[axis]];
    const [b, c] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
    const line = new Float32Array(count + 2 * reach + 1);
    for (let q = 0; q < size[c]; q++) {
      for (let p = 0; p < size[b]; p++) {
        const start = p * strides[b] + q * strides[c];
        for (let n = 0; n < count; n++) line[n + reach + 1] = field[start + stride * n]!;
        let sum = 0;
        for (let n = 0; n < reach; n++) sum += line[n + reach + 1]!;
        for (let n = 0; n < count; n++) {
          sum += line[n + 2 * reach + 1]! - line[n]!;
          field[start + stride * n] = sum / (2 * reach + 1);
        }
      }
    }
  }
  return field;
}
