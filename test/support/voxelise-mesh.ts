import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import type { Volume } from '../../geometry/volume/volume';
import { inner, minus, walk, type P3 } from './vec';

/** Where the voxels of a simulated scan lie; axes unit, orthogonal, right-handed. */
export interface Grid {
  readonly sizeVoxels: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  readonly originLps: P3;
  readonly axes: readonly [P3, P3, P3];
}

/** Closed triangles of one tissue, nine coordinates a triangle, LPS mm. */
export interface Part {
  readonly corners: Float64Array;
  readonly hu: number;
}

/**
 * Share of each voxel that the closed mesh fills, 0..1, index i + ni * (j + nj * k): exact along i,
 * `parts` x `parts` rows a voxel across (so about 1 / (4 parts^2) wrong where the surface runs
 * along i, exact where it stands across). Inside is where the winding is not zero, so overlapping
 * shells of one mesh count once. The mesh may leave the grid.
 */
export function coverMesh(corners: Float64Array, grid: Grid, parts = 3): Float32Array {
  const [ni, nj, nk] = grid.sizeVoxels;
  const cover = new Float32Array(ni * nj * nk);
  const n = corners.length / 9;
  // (1) Corners as continuous voxel indices; triangles binned by slice.
  const q = new Float64Array(corners.length);
  for (let i = 0; i < corners.length; i += 3) {
    const d = minus([corners[i]!, corners[i + 1]!, corners[i + 2]!], grid.originLps);
    for (let a = 0; a < 3; a++) q[i + a] = inner(d, grid.axes[a]!) / grid.spacingMm[a]!;
  }
  const bins: number[][] = Array.from({ length: nk }, () => []);
  for (let t = 0; t < n; t++) {
    const z = [q[9 * t + 2]!, q[9 * t + 5]!, q[9 * t + 8]!];
    const from = Math.max(0, Math.floor(Math.min(...z) - 0.5));
    const to = Math.min(nk - 1, Math.ceil(Math.max(...z) + 0.5));
    for (let k = from; k <= to; k++) bins[k]!.push(t);
  }
  // (2) Plane by plane: contour segments, their crossings with each row, and the filled stretches
  // of the row.
  const weight = 1 / (parts * parts);
  const rows: { at: number; sense: number }[][] = Array.from({ length: nj * parts }, () => []);
  for (let k = 0; k < nk; k++) {
    for (let part = 0; part < parts; part++) {
      const z = k + (part + 0.5) / parts - 0.5;
      for (const t of bins[k]!) {
        crossPlane(q, t, z, (i0, j0, i1, j1) => {
          // Row r lies at j = (r + 0.5) / parts - 0.5; half-open, so that a shared end counts once.
          const sense = j1 > j0 ? 1 : -1;
          const low = Math.min(j0, j1);
          const high = Math.max(j0, j1);
          const from = Math.max(0, Math.ceil((low + 0.5) * parts - 0.5));
          const to = Math.min(nj * parts, Math.ceil((high + 0.5) * parts - 0.5));
          for (let r = from; r < to; r++) {
            const j = (r + 0.5) / parts - 0.5;
            rows[r]!.push({ at: i0 + ((j - j0) / (j1 - j0)) * (i1 - i0), sense });
          }
        });
      }
      for (let r = 0; r < rows.length; r++) {
        const crossings = rows[r]!;
        if (crossings.length === 0) continue;
        crossings.sort((a, b) => a.at - b.at);
        const start = ni * (Math.floor(r / parts) + nj * k);
        let winding = 0;
        let entered = 0;
        for (const { at, sense } of crossings) {
          if (winding === 0) entered = at;
          winding += sense;
          if (winding === 0) fill(cover.subarray(start, start + ni), entered, at, weight);
        }
        crossings.length = 0;
      }
    }
  }
  return cover;
}

/**
 * The directed segment in which triangle `t` meets the plane of index height z (corners at z count
 * as above).
 */
function crossPlane(
  q: Float64Array,
  t: number,
  z: number,
  use: (i0: number, j0: number, i1: number, j1: number) => void,
): void {
  let i0 = 0;
  let j0 = 0;
  let i1 = 0;
  let j1 = 0;
  let found = 0;
  for (let e = 0; e < 3; e++) {
    const a = 9 * t + 3 * e;
    const b = 9 * t + 3 * ((e + 1) % 3);
    const up = q[a + 2]! < z;
    if (up === q[b + 2]! < z) continue;
    // Always from the lower end, so that both triangles of an edge compute the same point.
    const [l, h] = up ? [a, b] : [b, a];
    const s = (z - q[l + 2]!) / (q[h + 2]! - q[l + 2]!);
    const i = q[l]! + s * (q[h]! - q[l]!);
    const j = q[l + 1]! + s * (q[h + 1]! - q[l + 1]!);
    if (up) [i0, j0] = [i, j];
    else [i1, j1] = [i, j];
    found++;
  }
  if (found === 2 && j0 !== j1) use(i0, j0, i1, j1);
}

/** Adds `weight` times the length of [from, to] (index units) that falls on each voxel of a row. */
function fill(row: Float32Array, from: number, to: number, weight: number): void {
  const ni = row.length;
  const a = Math.max(-0.5, from);
  const b = Math.min(ni - 0.5, to);
  if (!(b > a)) return;
  const first = Math.min(ni - 1, Math.floor(a + 0.5));
  const last = Math.min(ni - 1, Math.floor(b + 0.5));
  for (let i = first; i <= last; i++) {
    row[i]! += weight * Math.max(0, Math.min(b, i + 0.5) - Math.max(a, i - 0.5));
  }
}

export interface ScanOptions {
  /** Full width at half maximum of the Gaussian blur. Default 0.7. */
  readonly blurMm?: number;
  /** Standard deviation of the noise, HU. Default 20. */
  readonly noiseHu?: number;
  readonly seed?: number;
  /** What surrounds everything, HU. Default -1000. */
  readonly airHu?: number;
  /** Changes HU before the blur, with everything painted (to fill a brain-case). */
  readonly beforeBlur?: (hu: Float32Array, grid: Grid) => void;
}

/**
 * Paints the parts in turn (later ones over earlier ones, mixed by coverage), blurs, adds noise: a
 * scan.
 */
export function scanParts(parts: readonly Part[], grid: Grid, options: ScanOptions = {}): Volume {
  const { blurMm = 0.7, noiseHu = 20, seed = 1, airHu = -1000, beforeBlur } = options;
  const [ni, nj, nk] = grid.sizeVoxels;
  const hu = new Float32Array(ni * nj * nk).fill(airHu);
  for (const part of parts) {
    const box = boxAround(part.corners, grid);
    if (!box) continue;
    const { from, within } = box;
    const cover = coverMesh(part.corners, within);
    const [pi, pj, pk] = within.sizeVoxels;
    for (let k = 0, v = 0; k < pk; k++) {
      for (let j = 0; j < pj; j++) {
        let at = from[0] + ni * (from[1] + j + nj * (from[2] + k));
        for (let i = 0; i < pi; i++, v++, at++) {
          const c = cover[v]!;
          if (c > 0) hu[at] = hu[at]! + c * (part.hu - hu[at]!);
        }
      }
    }
  }
  beforeBlur?.(hu, grid);
  blur(hu, grid, blurMm / Math.sqrt(8 * Math.log(2)));
  const random = seededRandom(seed);
  const voxels = new Int16Array(hu.length);
  for (let v = 0; v < hu.length; v++) {
    const value = hu[v]! + (noiseHu > 0 ? noiseHu * random.normal() : 0);
    voxels[v] = Math.max(-1024, Math.min(3071, Math.round(value)));
  }
  const [a, b, c] = grid.axes;
  return {
    sizeVoxels: grid.sizeVoxels,
    voxels,
    originLps: patientPoint(...grid.originLps),
    spacingMm: grid.spacingMm,
    axes: [patientVector(...a), patientVector(...b), patientVector(...c)],
  };
}

/**
 * The part of the grid that a mesh can touch: its first voxel and the grid of its own; null where
 * it lies outside.
 */
function boxAround(corners: Float64Array, grid: Grid): { from: P3; within: Grid } | null {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < corners.length; i += 3) {
    const d = minus([corners[i]!, corners[i + 1]!, corners[i + 2]!], grid.originLps);
    for (let a = 0; a < 3; a++) {
      const at = inner(d, grid.axes[a]!) / grid.spacingMm[a]!;
      low[a] = Math.min(low[a]!, at);
      high[a] = Math.max(high[a]!, at);
    }
  }
  const from = low.map(x => Math.max(0, Math.floor(x - 1))) as unknown as P3;
  const size = high.map((x, a) => Math.min(grid.sizeVoxels[a]!, Math.ceil(x + 2)) - from[a]!);
  if (size.some(s => s <= 0)) return null;
  let originLps = grid.originLps;
  for (let a = 0; a < 3; a++) originLps = walk(originLps, grid.axes[a]!, from[a]! * grid.spacingMm[a]!);
  return { from, within: { ...grid, sizeVoxels: size as [number, number, number], originLps } };
}

/**
 * Separable Gaussian of standard deviation `sigmaMm`, in place; the outermost voxel repeats beyond
 * the edge.
 */
export function blur(field: Float32Array, grid: Grid, sigmaMm: number): void {
  const strides = [1, grid.sizeVoxels[0], grid.sizeVoxels[0] * grid.sizeVoxels[1]];
  for (let axis = 0; axis < 3; axis++) {
    const sigma = sigmaMm / grid.spacingMm[axis]!;
    if (!(sigma > 0.05)) continue;
    const reach = Math.ceil(4 * sigma);
    const kernel = Float64Array.from({ length: reach + 1 }, (_, k) =>
      Math.exp(-(k * k) / (2 * sigma * sigma)),
    );
    const total = kernel.reduce((sum, k) => sum + 2 * k, -1);
    const size = grid.sizeVoxels[axis]!;
    const stride = strides[axis]!;
    const line = new Float64Array(size + 2 * reach);
    for (let v = 0; v < field.length; v++) {
      if (Math.floor(v / stride) % size !== 0) continue;
      let flat = true;
      for (let i = 0; i < size + 2 * reach; i++) {
        line[i] = field[v + stride * Math.min(size - 1, Math.max(0, i - reach))]!;
        flat &&= line[i] === line[0];
      }
      if (flat) continue;
      for (let i = 0; i < size; i++) {
        let sum = kernel[0]! * line[i + reach]!;
        for (let k = 1; k <= reach; k++) sum += kernel[k]! * (line[i + reach - k]! + line[i + reach + k]!);
        field[v + stride * i] = sum / total;
      }
    }
  }
}
