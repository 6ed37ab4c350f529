/**
 * Where a slice lies on the screen. Every conversion between patient, plane, screen and picture of
 * the 2D viewports is in this file, and each kind of point has its own type.
 */
import { patientPoint, voxelPoint, type PatientPoint } from '../../geometry/core/frames';
import { along, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import type { SlicePlane } from './slice-plane';
declare const kind: unique symbol;

/** (right, down, into) from the plane's centre, mm; into is 0 on the plane itself. */
export type PlanePoint = Vec3 & { readonly [kind]: 'plane' };
/** CSS pixels from the viewport's top-left corner, x right, y down. */
export type ScreenPoint = readonly [number, number] & { readonly [kind]: 'screen' };

export const planePoint = (right: number, down: number, into = 0): PlanePoint =>
  [right, down, into] as unknown as PlanePoint;
export const screenPoint = (x: number, y: number): ScreenPoint => [x, y] as unknown as ScreenPoint;

/** One viewport's place, zoom and pan. */
export interface SliceWindow {
  readonly plane: SlicePlane;
  /** What lies in the middle of the viewport: (right, down) from the plane's centre, mm. */
  readonly middleMm: readonly [number, number];
  readonly mmPerPx: number;
  /** CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The canvas under it: device pixels. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
}

export function patientToPlane(plane: SlicePlane, p: PatientPoint): PlanePoint {
  const d = subtract<Vec3>(p, plane.center);
  return planePoint(dot(d, plane.right), dot(d, plane.down), dot(d, plane.into));
}

export function planeToPatient(plane: SlicePlane, p: PlanePoint): PatientPoint {
  const { center: c, right: r, down: d, into: n } = plane;
  return patientPoint(
    c[0] + p[0] * r[0] + p[1] * d[0] + p[2] * n[0],
    c[1] + p[0] * r[1] + p[1] * d[1] + p[2] * n[1],
    c[2] + p[0] * r[2] + p[1] * d[2] + p[2] * n[2],
  );
}

/** Drops the depth: the point's foot on the plane. */
export function planeToScreen(w: SliceWindow, p: PlanePoint): ScreenPoint {
  return screenPoint(
    w.widthPx / 2 + (p[0] - w.middleMm[0]) / w.mmPerPx,
    w.heightPx / 2 + (p[1] - w.middleMm[1]) / w.mmPerPx,
  );
}

/** The point of the plane (depth 0) under a screen point. */
export function screenToPlane(w: SliceWindow, s: ScreenPoint): PlanePoint {
  return planePoint(
    w.middleMm[0] + (s[0] - w.widthPx / 2) * w.mmPerPx,
    w.middleMm[1] + (s[1] - w.heightPx / 2) * w.mmPerPx,
  );
}

export const patientToScreen = (w: SliceWindow, p: PatientPoint): ScreenPoint =>
  planeToScreen(w, patientToPlane(w.plane, p));

export const screenToPatient = (w: SliceWindow, s: ScreenPoint): PatientPoint =>
  planeToPatient(w.plane, screenToPlane(w, s));

/** Size of one device pixel, mm. */
export const mmPerCanvasPx = (w: SliceWindow): number => (w.mmPerPx * w.widthPx) / w.canvasWidth;

/**
 * The raster that fills the viewport, one picture pixel a device pixel; coarser by one factor in
 * both directions where that would be more than `mostPixels`. The first pixel's corner lies in the
 * viewport's corner.
 */
export function gridOf(w: SliceWindow, mostPixels: number): SliceGrid {
  const coarser = Math.max(1, Math.sqrt((w.canvasWidth * w.canvasHeight) / mostPixels));
  const spacingMm = mmPerCanvasPx(w) * coarser;
  const left = w.middleMm[0] - (w.canvasWidth / 2) * mmPerCanvasPx(w) + spacingMm / 2;
  const top = w.middleMm[1] - (w.canvasHeight / 2) * mmPerCanvasPx(w) + spacingMm / 2;
  return {
    originLps: planeToPatient(w.plane, planePoint(left, top)),
    right: w.plane.right,
    down: w.plane.down,
    spacingMm,
    columns: Math.max(1, Math.ceil(w.canvasWidth / coarser - 1e-6)),
    rows: Math.max(1, Math.ceil(w.canvasHeight / coarser - 1e-6)),
  };
}

/**
 * cornerstone's viewport: device pixels a picture pixel, and picture pixels from the canvas's
 * middle.
 */
export interface PicturePlacement {
  readonly scale: number;
  readonly translation: { readonly x: number; readonly y: number };
}

/**
 * Places a picture cut earlier (`grid`, whose plane had its centre at `gridCenter`) in today's
 * window. cornerstone counts from the CORNER of the first pixel, so the picture's middle is at
 * columns / 2.
 */
export function placePicture(w: SliceWindow, grid: SliceGrid, gridCenter: PatientPoint): PicturePlacement {
  const d = subtract<Vec3>(grid.originLps, gridCenter);
  const middleRight = dot(d, grid.right) + (grid.columns / 2 - 0.5) * grid.spacingMm;
  const middleDown = dot(d, grid.down) + (grid.rows / 2 - 0.5) * grid.spacingMm;
  return {
    scale: grid.spacingMm / mmPerCanvasPx(w),
    translation: {
      x: (middleRight - w.middleMm[0]) / grid.spacingMm,
      y: (middleDown - w.middleMm[1]) / grid.spacingMm,
    },
  };
}

/**
 * The scale at which the whole volume, seen along the plane's into direction, fits the viewport; mm
 * a CSS pixel.
 */
export function fitMmPerPx(volume: Volume, plane: SlicePlane, widthPx: number, heightPx: number): number {
  const [ni, nj, nk] = volume.sizeVoxels;
  let width = 0;
  let height = 0;
  const zero = voxelToPatient(volume, voxelPoint(0, 0, 0));
  for (const corner of [voxelPoint(ni, 0, 0), voxelPoint(0, nj, 0), voxelPoint(0, 0, nk)]) {
    const edge = subtract<Vec3>(voxelToPatient(volume, corner), zero);
    width += Math.abs(dot(edge, plane.right));
    height += Math.abs(dot(edge, plane.down));
  }
  return Math.max(width / Math.max(1, widthPx), height / Math.max(1, heightPx), 1e-3);
}

/** A view of the work at hand is as wide as this at the least, and leaves so much round it, mm. */
const FOCUS_SPAN_MM = 60;
const FOCUS_ROOM_MM = 10;

/** The zoom that shows some points in the middle, near enough to work there; the whole at most. */
export function zoomToPoints(
  w: SliceWindow,
  pointsLps: readonly PatientPoint[],
  fitMm: number,
): { readonly middleMm: readonly [number, number]; readonly mmPerPx: number } {
  const points = pointsLps.map(p => patientToPlane(w.plane, p));
  const [right, down] = [0, 1].map(axis => {
    const values = points.map(p => p[axis]!);
    return [Math.min(...values), Math.max(...values)] as const;
  }) as [readonly [number, number], readonly [number, number]];
  const span = ([low, high]: readonly [number, number]): number =>
    Math.max(FOCUS_SPAN_MM, high - low + 2 * FOCUS_ROOM_MM);
  return {
    middleMm: [(right[0] + right[1]) / 2, (down[0] + down[1]) / 2],
    mmPerPx: Math.min(fitMm, Math.max(span(right) / w.widthPx, span(down) / w.heightPx)),
  };
}

/** Zooms by `factor` (above 1 enlarges) so that the point under `at` stays there. */
export function zoomAbout(
  w: SliceWindow,
  at: ScreenPoint,
  factor: number,
): { readonly middleMm: readonly [number, number]; readonly mmPerPx: number } {
  const mmPerPx = Math.min(Math.max(w.mmPerPx / factor, 0.005), 5);
  const held = screenToPlane(w, at);
  return {
    mmPerPx,
    middleMm: [held[0] - (at[0] - w.widthPx / 2) * mmPerPx, held[1] - (at[1] - w.heightPx / 2) * mmPerPx],
  };
}

/** Differences below this, mm, come of rounding and are no reason to cut again. */
const SAME_MM = 1e-6;

const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, n) => Math.abs(value - (b[n] ?? NaN)) < SAME_MM);

/** Whether two planes are one, also in where their centres lie. */
export function isSamePlane(a: SlicePlane, b: SlicePlane): boolean {
  return isNear(a.center, b.center) && isNear(a.right, b.right) && isNear(a.down, b.down);
}

/**
 * Whether two windows show the same plane in the same place, so that a picture of one is right for
 * the other.
 */
export function showsSame(a: SliceWindow, b: SliceWindow): boolean {
  return (
    a.mmPerPx === b.mmPerPx &&
    a.canvasWidth === b.canvasWidth &&
    a.canvasHeight === b.canvasHeight &&
    isNear(a.middleMm, b.middleMm) &&
    isSamePlane(a.plane, b.plane)
  );
}

/**
 * Where another plane cuts this one: a point and a unit direction, (right, down) mm; null where
 * they are parallel (within 0.06 degrees).
 */
export function crossingLine(
  plane: SlicePlane,
  other: SlicePlane,
): { readonly at: readonly [number, number]; readonly way: readonly [number, number] } | null {
  const normal = other.into;
  const a = dot(normal, plane.right);
  const b = dot(normal, plane.down);
  const size2 = a * a + b * b;
  if (size2 < 1e-6) return null;
  const level = dot(normal, subtract<Vec3>(other.center, plane.center));
  const size = Math.sqrt(size2);
  return { at: [(a * level) / size2, (b * level) / size2], way: [-b / size, a / size] };
}

/** Moves a patient point within the plane, mm. */
export function moveInPlane(plane: SlicePlane, p: PatientPoint, right: number, down: number): PatientPoint {
  return along(along(p, plane.right, right), plane.down, down);
}
