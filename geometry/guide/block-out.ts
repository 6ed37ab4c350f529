import { yieldToEvents } from '../core/yield-to-events';
import { transformDistance2d } from '../volume/transform-distance';
import type { SurfaceIndex } from '../surface/query/queries';
import { findOpen } from './find-open';
import type { Footprint } from './outline-footprint';
import type { ColumnGrid } from './sweep-bone';

export interface BlockOutGrid {
  readonly columns: ColumnGrid;
  /** Height of the lowest nodes, mm. */
  readonly zMm: number;
  readonly nz: number;
  /** Fine cells a coarse cell, a whole number; (n - 1) of every fine axis is a multiple of it. */
  readonly ratio: number;
}

export interface BlockOut {
  /**
   * Signed distance to the blocked-out bone at the fine nodes, mm, positive outside, i + nx * (j +
   * ny * k). Exact (to the mesh) within `bandMm` of the surface; interpolated from the coarse nodes
   * beyond, held at `limitMm`.
   */
  readonly fine: Float32Array;
  /**
   * The same of the entries' own bone alone, smoothed over about a coarse cell, twice continuously
   * differentiable: for the pad's outer face, which climbs no other bone.
   */
  readonly smooth: Float32Array;
  /**
   * The footprint's signed distance carried off that bone along its normals, less room beside other
   * bone, mm, smoothed alike.
   */
  readonly rim: Float32Array;
  /**
   * How far a node lies in the room that the rim leaves beside other bone, mm, negative outside of
   * it; smoothed alike.
   */
  readonly other: Float32Array;
}

/** The bone that a guide stands on and what else it meets, in the guide's local frame. */
export interface BlockedBone {
  /** Over all bone near by. */
  readonly index: SurfaceIndex;
  /** Over what of it carries pads: the entries' own. */
  readonly own: SurfaceIndex;
  /** Flags of the triangles of `index` that are the entries' own. */
  readonly isOwn: Uint8Array;
  /** Highest bone over every fine column, mm (`heightMap`), of all and of the entries' own. */
  readonly height: Float64Array;
  readonly ownHeight: Float64Array;
}

export interface BlockOutOptions {
  /** Distances are not needed beyond this, mm. */
  readonly limitMm: number;
  /**
   * Where the interpolated coarse distance lies nearer to the surface than this, the fine nodes are
   * computed exactly, mm: interpolation over a coarse cell of 1 mm is wrong by up to 0.9 mm beside
   * a sharp crest, and what is needed lies within 0.4 mm of the surface.
   */
  readonly bandMm: number;
  /**
   * 'block-out': the distance to the bone itself, undercuts open; 'curved-face': to a plane on the
   * highest bone under the pad.
   */
  readonly leaveOut?: 'block-out' | 'curved-face';
}

/**
 * The pad's rim stays so far from other bone that stands beside it (a jaw's process, an arch, the
 * orbit's rim), mm.
 */
const OFF_OTHER_MM = 1;
/** Bone that stands higher over a column than the entries' own by this is another, mm. */
const OTHER_MM = 0.02;

/**
 * Coarse cells below a column's bone within which the nearest bone is sought: all that smoothing
 * carries to the surface.
 */
const UNDER_BONE = 3;

/**
 * The block-out: for a guide that goes on along z, `blocked(x, y, z) = min over s >= 0 of
 * distance(x, y, z + s)`, which is the distance to the bone swept down the z axis. The guide may
 * live where it is at least the contact gap, and then lifts off without catching.
 *
 * Two grids keep it fast: true distances at coarse nodes everywhere, at fine nodes only near the
 * surface. The minimum along a column is taken between nodes too: the squared distance is a
 * parabola there (exact for a point).
 *
 * @param footprint where the pad may stand, asked at the bone point nearest to a node
 */
export async function blockOut(
  { index, own, isOwn, height, ownHeight }: BlockedBone,
  grid: BlockOutGrid,
  footprint: Footprint,
  { limitMm, bandMm, leaveOut }: BlockOutOptions,
  signal?: AbortSignal,
): Promise<BlockOut> {
  const { columns, zMm, nz, ratio } = grid;
  const { nx, ny, cellMm, xMm, yMm } = columns;
  const cx = (nx - 1) / ratio + 1;
  const cy = (ny - 1) / ratio + 1;
  const cz = (nz - 1) / ratio + 1;
  const coarseCell = cellMm * ratio;

  const coarse = new Float32Array(cx * cy * cz);
  const ownCoarse = new Float32Array(coarse.length);
  const other = nearOther(grid, height, ownHeight, limitMm);
  const rim = other.slice();
  const column = new Float64Array(Math.max(cz, nz));
  const ownColumn = new Float64Array(cz);
  const bare = leaveOut === 'block-out' ? new Float32Array(coarse.length) : coarse;
  // Under bone only its nearness counts, and only close to the surface: further down nothing of the
  // guide begins.
  const underMm = UNDER_BONE * coarseCell;
  for (let j = 0; j < cy; j++) {
    for (let i = 0; i < cx; i++) {
      const top = height[i * ratio + nx * j * ratio]!;
      const ownTop = ownHeight[i * ratio + nx * j * ratio]!;
      const x = xMm + i * coarseCell;
      const y = yMm + j * coarseCell;
      for (let k = 0; k < cz; k++) {
        const n = i + cx * (j + cy * k);
        const z = zMm + k * coarseCell;
        if (leaveOut === 'block-out') bare[n] = index.signedDistanceAt(x, y, z, limitMm);
        const hit = index.closestPoint([x, y, z], z < top ? underMm : limitMm);
        const isNearest = hit ? isOwn[hit.triangle] === 1 : z < ownTop;
        const ownHit = isNearest ? hit : own.closestPoint([x, y, z], z < ownTop ? underMm : limitMm);
        column[k] = offBone(hit?.distanceMm ?? limitMm, z < top, coarseCell);
        ownColumn[k] = offBone(ownHit?.distanceMm ?? limitMm, z < ownTop, coarseCell);
        rim[n] = ownHit ? Math.max(rim[n]!, Math.min(limitMm, footprint.at(...ownHit.point))) : limitMm;
      }
      columnMinimum(column, cz, coarseCell);
      columnMinimum(ownColumn, cz, coarseCell);
      for (let k = 0; k < cz; k++) {
        coarse[i + cx * (j + cy * k)] = column[k]!;
        ownCoarse[i + cx * (j + cy * k)] = ownColumn[k]!;
      }
    }
    if (j % 8 === 0) await yieldToEvents(signal);
  }

  const size = [cx, cy, cz] as const;
  const open = leaveOut === 'block-out' ? findOpen(bare, size, coarseCell) : null;
  open?.forEach((flag, n) => {
    if (flag) ownCoarse[n] = coarse[n] = Math.min(limitMm, bare[n]!);
  });
  const fine = refineGrid(coarse, size, ratio, LINEAR(ratio));
  const smooth = refineGrid(ownCoarse, size, ratio, CUBIC(ratio));
  for (let j = 0; j < ny; j++) {
    if (j % 16 === 0) await yieldToEvents(signal);
    for (let i = 0; i < nx; i++) {
      const top = height[i + nx * j]!;
      for (let k = 0; k < nz; k++) {
        const guess = fine[i + nx * (j + ny * k)]!;
        column[k] = guess;
        if (guess < -bandMm || guess > bandMm) continue;
        const z = zMm + k * cellMm;
        const x = xMm + i * cellMm;
        const y = yMm + j * cellMm;
        const d = Math.min(limitMm, index.closestDistance(x, y, z, limitMm));
        column[k] = z < top ? -d : d;
        if (open && z < top && isNearOpen(open, size, i / ratio, j / ratio, k / ratio)) {
          column[k] = Math.min(limitMm, index.signedDistanceAt(x, y, z, limitMm));
        }
      }
      if (!open) columnMinimum(column, nz, cellMm);
      for (let k = 0; k < nz; k++) fine[i + nx * (j + ny * k)] = column[k]!;
    }
  }
  if (leaveOut === 'curved-face') flatten([fine, smooth], height, footprint, grid);
  const [rims, others] = [rim, other].map(values => refineGrid(values, size, ratio, CUBIC(ratio)));
  return { fine, smooth, rim: rims!, other: others! };
}

export const offBone = (mm: number, isUnder: boolean, coarseCell: number): number =>
  isUnder ? -Math.min(mm, 2 * coarseCell) : mm;

/**
 * At every coarse node how far it lies in the room that the pad leaves beside other bone standing
 * higher than the node, mm, negative outside of it; never under -`limitMm`. Without it the pad
 * would climb a coronoid process beside the temple, and end on it in rags.
 */
function nearOther(
  { columns: { nx, ny, cellMm }, zMm, nz, ratio }: BlockOutGrid,
  height: Float64Array,
  ownHeight: Float64Array,
  limitMm: number,
): Float32Array {
  const [cx, cy, cz] = [nx, ny, nz].map(n => (n - 1) / ratio + 1) as [number, number, number];
  const depth = new Float32Array(cx * cy * cz).fill(-limitMm);
  let last = -1;
  for (let k = 0; k < cz; k++) {
    const z = zMm + k * ratio * cellMm;
    const mask = Uint8Array.from(height, (h, n) => (h > z && h - ownHeight[n]! > OTHER_MM ? 1 : 0));
    const count = mask.reduce((sum, flag) => sum + flag, 0);
    if (count === 0) break; // higher up there is less
    const layer = cx * cy;
    if (count === last) {
      depth.copyWithin(k * layer, (k - 1) * layer, k * layer);
      continue;
    }
    last = count;
    const outside = transformDistance2d(mask, nx, ny);
    const inside = transformDistance2d(
      mask.map(flag => 1 - flag),
      nx,
      ny,
    );
    for (let j = 0; j < cy; j++) {
      for (let i = 0; i < cx; i++) {
        const n = i * ratio + nx * j * ratio;
        const off = (outside[n]! > 0 ? outside[n]! - 0.5 : 0.5 - inside[n]!) * cellMm;
        depth[i + cx * j + layer * k] = Math.max(-limitMm, Math.min(limitMm, OFF_OTHER_MM - off));
      }
    }
  }
  return depth;
}

/** Replaces the distances by those to the plane that lies on the highest bone under the pad. */
function flatten(
  distances: readonly Float32Array[],
  height: Float64Array,
  { outline }: Footprint,
  { columns: { nx, ny, cellMm }, zMm, nz }: BlockOutGrid,
): void {
  const highest = height.reduce((most, h, n) => (outline[n]! <= 0 ? Math.max(most, h) : most), -Infinity);
  for (const values of distances) {
    for (let k = 0; k < nz; k++) values.fill(zMm + k * cellMm - highest, nx * ny * k, nx * ny * (k + 1));
  }
}

/** Whether one of the eight coarse nodes round a place (in coarse cells) is open. */
function isNearOpen(
  open: Uint8Array,
  [cx, cy, cz]: readonly [number, number, number],
  x: number,
  y: number,
  z: number,
): boolean {
  for (const k of [Math.floor(z), Math.min(cz - 1, Math.ceil(z))]) {
    for (const j of [Math.floor(y), Math.min(cy - 1, Math.ceil(y))]) {
      for (const i of [Math.floor(x), Math.min(cx - 1, Math.ceil(x))]) {
        if (open[i + cx * (j + cy * k)]) return true;
      }
    }
  }
  return false;
}

/**
 * Replaces every value by the minimum of the column from it upwards, minima between nodes included.
 */
export function columnMinimum(column: Float64Array, count: number, cellMm: number): void {
  let least = Infinity;
  let above = Infinity;
  for (let k = count - 1; k >= 0; k--) {
    const here = column[k]!;
    const below = k > 0 ? column[k - 1]! : Infinity;
    let value = here;
    if (here > 0 && here <= above && here <= below && Number.isFinite(above) && Number.isFinite(below)) {
      const slope = (above * above - below * below) / (2 * cellMm);
      const curvature = (above * above - 2 * here * here + below * below) / (cellMm * cellMm);
      if (curvature > 0) value = Math.sqrt(Math.max(0, here * here - (slope * slope) / (2 * curvature)));
    }
    above = here;
    if (value < least) least = value;
    column[k] = least;
  }
}

/** Weights of the four coarse neighbours (-1, 0, 1, 2) for every phase between two coarse nodes. */
export type Weights = readonly (readonly [number, number, number, number])[];

export const LINEAR = (ratio: number): Weights =>
  Array.from({ length: ratio }, (_, phase) => [0, 1 - phase / ratio, phase / ratio, 0] as const);

/** Uniform cubic B-spline, not interpolating: smooths over about a coarse cell. */
const CUBIC = (ratio: number): Weights =>
  Array.from({ length: ratio }, (_, phase) => {
    const t = phase / ratio;
    return [
      (1 - t) ** 3 / 6,
      (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
      (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
      t ** 3 / 6,
    ] as const;
  });

/** Coarse nodes -> fine nodes, one axis after the other; borders held. */
export function refineGrid(
  coarse: Float32Array,
  size: readonly [number, number, number],
  ratio: number,
  weights: Weights,
): Float32Array {
  let values = coarse;
  const shape = [...size];
  for (let axis = 2; axis >= 0; axis--) {
    const inner = axis === 0 ? 1 : axis === 1 ? shape[0]! : shape[0]! * shape[1]!;
    const count = shape[axis]!;
    const outer = values.length / (inner * count);
    const fineCount = (count - 1) * ratio + 1;
    const next = new Float32Array(inner * fineCount * outer);
    if (axis === 0) {
      refineRows(values, next, { count, ratio, weights });
    } else {
      for (let o = 0; o < outer; o++) {
        for (let q = 0; q < fineCount; q++) {
          const node = Math.floor(q / ratio);
          const [w0, w1, w2, w3] = weights[q % ratio]!;
          const base = o * count;
          const a = inner * (base + Math.max(0, node - 1));
          const b = inner * (base + node);
          const c = inner * (base + Math.min(count - 1, node + 1));
          const d = inner * (base + Math.min(count - 1, node + 2));
          const to = inner * (o * fineCount + q);
          for (let n = 0; n < inner; n++) {
            next[to + n] =
              w0 * values[a + n]! + w1 * values[b + n]! + w2 * values[c + n]! + w3 * values[d + n]!;
          }
        }
      }
    }
    values = next;
    shape[axis] = fineCount;
  }
  return values;
}

/**
 * The same along x, whose values lie side by side: the four coarse ones of a cell are read once for
 * all its phases.
 */
function refineRows(
  values: Float32Array,
  next: Float32Array,
  { count, ratio, weights }: { readonly count: number; readonly ratio: number; readonly weights: Weights },
): void {
  const flat = Float64Array.from(weights.flat());
  let to = 0;
  for (let row = 0; row < values.length; row += count) {
    const last = row + count - 1;
    let a = values[row]!;
    let b = a;
    let c = values[Math.min(last, row + 1)]!;
    for (let node = row; node < last; node++) {
      const d = values[Math.min(last, node + 2)]!;
      for (let w = 0; w < 4 * ratio; w += 4) {
        next[to++] = flat[w]! * a + flat[w + 1]! * b + flat[w + 2]! * c + flat[w + 3]! * d;
      }
      a = b;
      b = c;
      c = d;
    }
    next[to++] = flat[0]! * a + flat[1]! * b + flat[2]! * b + flat[3]! * b;
  }
}
