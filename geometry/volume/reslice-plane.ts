import { patientVector, type PatientPoint, type PatientVector } from '../core/frames';
import { assertThat } from '../core/result';
import { dot } from '../core/vector';
import { patientToVoxel, type Volume } from './volume';

/** A flat raster of square pixels placed anywhere in the patient frame. */
export interface SliceGrid {
  /** CENTRE of the first pixel (column 0, row 0), LPS mm. */
  readonly originLps: PatientPoint;
  /** Unit, the way the columns run, LPS. */
  readonly right: PatientVector;
  /** Unit, the way the rows run, LPS; perpendicular to `right`. */
  readonly down: PatientVector;
  readonly spacingMm: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Stands in the pixels that lie outside the volume. No CT stores it (the scale ends at -1024 or
 * -3024 HU), and as the least Int16 it shows as black as air at any window.
 */
export const OUTSIDE_HU = -32768;

/**
 * Cuts a volume along an arbitrary plane: trilinear, rounded to whole HU. Writes pixel (column,
 * row) to `out[column + columns * row]`; a pixel whose centre lies outside the volume (each voxel
 * reaches half a spacing from its centre) becomes `outsideHu`. Within the outermost half voxel the
 * border voxels go on. Returns how many pixels lie inside. Throws an InvariantError where `out` is
 * too short or the grid is degenerate.
 *
 * Each row is cut against the volume's box first, so that the inner loop knows neither borders nor
 * branches.
 */
export function reslicePlane(volume: Volume, grid: SliceGrid, out: Int16Array): number {
  const { columns, rows, spacingMm } = grid;
  assertThat(out.length >= columns * rows, 'reslicePlane', 'the output is shorter than the grid', grid);
  assertThat(spacingMm > 0 && Number.isFinite(spacingMm), 'reslicePlane', `spacing ${spacingMm} mm`, grid);
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const nij = ni * nj;
  const start = patientToVoxel(volume, grid.originLps);
  const [ci, cj, ck] = indexStep(volume, grid.right, spacingMm);
  const [ri, rj, rk] = indexStep(volume, grid.down, spacingMm);
  let inside = 0;

  for (let row = 0; row < rows; row++) {
    const i0 = start[0] + row * ri;
    const j0 = start[1] + row * rj;
    const k0 = start[2] + row * rk;
    const at = columns * row;
    const outer = { from: 0, to: columns };
    clip(outer, i0, ci, -0.5, ni - 0.5);
    clip(outer, j0, cj, -0.5, nj - 0.5);
    clip(outer, k0, ck, -0.5, nk - 0.5);
    const inner = { from: outer.from, to: outer.to };
    clip(inner, i0, ci, 0, ni - 1);
    clip(inner, j0, cj, 0, nj - 1);
    clip(inner, k0, ck, 0, nk - 1);
    if (inner.from >= inner.to) inner.from = inner.to = outer.to;

    out.fill(OUTSIDE_HU, at, at + outer.from);
    out.fill(OUTSIDE_HU, at + outer.to, at + columns);
    inside += outer.to - outer.from;

    for (let c = outer.from; c < inner.from; c++) {
      out[at + c] = sampleAtBorder(volume, i0 + c * ci, j0 + c * cj, k0 + c * ck);
    }
    for (let c = inner.from; c < inner.to; c++) {
      const x = i0 + c * ci;
      const y = j0 + c * cj;
      const z = k0 + c * ck;
      // Truncation is floor here: all three are at least 0.
      const i = x | 0;
      const j = y | 0;
      const k = z | 0;
      const u = x - i;
      const v = y - j;
      const p = i + ni * j + nij * k;
      const q = p + nij;
      const a = voxels[p]! + u * (voxels[p + 1]! - voxels[p]!);
      const b = voxels[p + ni]! + u * (voxels[p + ni + 1]! - voxels[p + ni]!);
      const d = voxels[q]! + u * (voxels[q + 1]! - voxels[q]!);
      const e = voxels[q + ni]! + u * (voxels[q + ni + 1]! - voxels[q + ni]!);
      const low = a + v * (b - a);
      out[at + c] = Math.round(low + (z - k) * (d + v * (e - d) - low));
    }
    for (let c = inner.to; c < outer.to; c++) {
      out[at + c] = sampleAtBorder(volume, i0 + c * ci, j0 + c * cj, k0 + c * ck);
    }
  }
  return inside;
}

/** A step of `distanceMm` along a patient direction, in voxel indices. */
function indexStep(
  volume: Volume,
  direction: PatientVector,
  distanceMm: number,
): readonly [number, number, number] {
  const step = (axis: 0 | 1 | 2): number =>
    (dot(direction, volume.axes[axis]) * distanceMm) / volume.spacingMm[axis];
  return [step(0), step(1), step(2)];
}

interface Range {
  from: number;
  to: number;
}

/**
 * Narrows `range` (columns from..to-1) to those with low <= first + c * step < high. The division
 * finds the ends nearly; the test itself settles them, so that rounding never lets a pixel read
 * beyond the voxels.
 */
function clip(range: Range, first: number, step: number, low: number, high: number): void {
  const holds = (c: number): boolean => {
    const value = first + c * step;
    return value >= low && value < high;
  };
  if (step !== 0) {
    const a = (low - first) / step;
    const b = (high - first) / step;
    range.from = Math.min(Math.max(range.from, Math.floor(Math.min(a, b)) - 1), range.to);
    range.to = Math.max(Math.min(range.to, Math.ceil(Math.max(a, b)) + 2), range.from);
  }
  while (range.from < range.to && !holds(range.from)) range.from++;
  while (range.to > range.from && !holds(range.to - 1)) range.to--;
}

/** Trilinear with indices held within the volume, for the half voxel along its border. */
function sampleAtBorder(volume: Volume, x: number, y: number, z: number): number {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const i = Math.min(Math.max(x, 0), ni - 1);
  const j = Math.min(Math.max(y, 0), nj - 1);
  const k = Math.min(Math.max(z, 0), nk - 1);
  const i0 = i | 0;
  const j0 = j | 0;
  const k0 = k | 0;
  const di = i0 < ni - 1 ? 1 : 0;
  const dj = j0 < nj - 1 ? ni : 0;
  const dk = k0 < nk - 1 ? ni * nj : 0;
  const u = i - i0;
  const v = j - j0;
  const p = i0 + ni * (j0 + nj * k0);
  const q = p + dk;
  const a = voxels[p]! + u * (voxels[p + di]! - voxels[p]!);
  const b = voxels[p + dj]! + u * (voxels[p + dj + di]! - voxels[p + dj]!);
  const d = voxels[q]! + u * (voxels[q + di]! - voxels[q]!);
  const e = voxels[q + dj]! + u * (voxels[q + dj + di]! - voxels[q + dj]!);
  const low = a + v * (b - a);
  return Math.round(low + (k - k0) * (d + v * (e - d) - low));
}

/**
 * How far apart slices lie when a volume is leafed through along `direction` (unit, LPS), mm: the
 * voxel spacing along a voxel axis, and between the spacings for a slanted one (the radius of the
 * ellipsoid with the spacings as axes).
 */
export function sliceStepMm(volume: Volume, direction: PatientVector): number {
  const along = indexStep(volume, patientVector(direction[0], direction[1], direction[2]), 1);
  return 1 / Math.hypot(...along);
}
