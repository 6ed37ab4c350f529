import {
  along,
  basisAcross,
  cross,
  distance,
  dot,
  length,
  normalize,
  scale,
  subtract,
  type Vec3,
} from '../core/vector';
import type { BlockOut, BlockOutGrid } from './block-out';
import { nearestOnAxis, offSleeve, type PlacedSleeve } from './placed-sleeve';
import type { ColumnGrid } from './sweep-bone';

export type Point2 = readonly [number, number];

/**
 * A slot cut through the pad to show the bone: its outline (counter-clockwise) across `z` at
 * `origin`, local mm.
 */
export interface Window {
  readonly origin: Vec3;
  /** Right-handed and unit; z is the way the cut goes, off the bone. */
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly outline: readonly Point2[];
  /** Ends of the cut along z from the origin. */
  readonly fromMm: number;
  readonly toMm: number;
}

export interface WindowSite {
  readonly grid: BlockOutGrid;
  readonly blocked: Pick<BlockOut, 'rim' | 'smooth'>;
  /** Highest bone per column, mm. */
  readonly height: Float64Array;
  /** The footprint's middle and reach, local mm. */
  readonly middle: Point2;
  readonly radiusMm: number;
  readonly sleeves: readonly PlacedSleeve[];
  /** Gap and thickness together, mm. */
  readonly outerMm: number;
  readonly scale: number;
}

/**
 * What of the guide or of the bone leaves a window no room; a mark is the arrow, or another window.
 */
export type Hindrance = 'sleeve' | 'rim' | 'steep-bone' | 'mark';

/** Sizes that are tried, the largest first: length and width at scale 1, mm. */
export const WINDOW_SIZES = [
  [7, 3],
  [5.5, 2.6],
  [4.2, 2.2],
  [2.6, 2.2],
] as const;
/** Least material to the rim, to a sleeve, to another window or the arrow, mm. */
export const RIM_MM = 1.8;
const SLEEVE_MM = 2;
export const BETWEEN_MM = 2.2;
/**
 * The bone under a window departs from a plane by no more than this, mm: a straight cut then leaves
 * whole walls.
 */
const FLAT_MM = 1;
/**
 * The cut ends this much above the pad, over fillet and arrow, and this much below the bone, mm.
 */
export const ABOVE_MM = 5;
const BELOW_MM = 2;
/**
 * It has left the pad this far beyond the pad's thickness, and from there on meets no more of it,
 * mm.
 */
const LEAVES_MM = 1.5;
/** It is followed in steps of this, mm. */
const FOLLOW_MM = 1;
/** Over this half-width the bone's normal is taken, mm. */
const NORMAL_MM = 1.5;

/** A place on the bone and a way to cut there. */
export interface Cut {
  readonly origin: Vec3;
  /** Unit, off the bone. */
  readonly normal: Vec3;
  /** Unit, the way the cut goes. */
  readonly up: Vec3;
  /** Cosine of the angle from one to the other. */
  readonly lean: number;
  /** Across `up`, and the rim's angle from the first of them to the second. */
  readonly across: readonly [Vec3, Vec3];
  readonly rim: number;
}

/**
 * The cut at a place, square to the bone or slanted away from the nearest sleeve; null where there
 * is no bone to be square to.
 * @param tangent along the pad's rim
 */
export function cutAt(site: WindowSite, at: Point2, tangent: Point2, slantDeg: number): Cut | null {
  const { grid, height } = site;
  const z = heightAt(grid.columns, height, at);
  const h = NORMAL_MM;
  const rise = (dx: number, dy: number): number =>
    (heightAt(grid.columns, height, [at[0] + dx, at[1] + dy]) -
      heightAt(grid.columns, height, [at[0] - dx, at[1] - dy])) /
    (2 * h);
  const [slopeX, slopeY] = [rise(h, 0), rise(0, h)];
  if (!Number.isFinite(z + slopeX + slopeY)) return null;
  const normal = normalize<Vec3>([-slopeX, -slopeY, 1]);
  const origin: Vec3 = [at[0], at[1], z];
  const up = slantDeg === 0 ? normal : slanted(site, origin, normal, (slantDeg * Math.PI) / 180);
  if (!up) return null;
  const [first, second] = basisAcross(up);
  const rim = Math.atan2(dot([...tangent, 0], second), dot([...tangent, 0], first));
  const lean = slantDeg === 0 ? 1 : dot(up, normal);
  return { origin, normal, up, lean, across: [first, second], rim };
}

/**
 * The normal turned away from the sleeve that stands nearest to where the cut leaves the pad; null
 * without a sleeve beside it.
 */
function slanted({ sleeves, outerMm }: WindowSite, origin: Vec3, normal: Vec3, slant: number): Vec3 | null {
  const top = along(origin, normal, outerMm);
  const nearest = sleeves
    .map(s => ({ off: offSleeve(s, top), axis: nearestOnAxis(s, top) }))
    .sort((a, b) => a.off - b.off)[0];
  if (!nearest) return null;
  const away = subtract(top, nearest.axis);
  const across = along(away, normal, -dot(away, normal));
  if (length(across) < 1e-6) return null;
  return normalize(along(scale(normal, Math.cos(slant)), normalize(across), Math.sin(slant)));
}

/** A window of that length and width (mm, at scale 1), turned from along the rim. */
export function windowAt(
  { scale: size, outerMm }: WindowSite,
  { origin, up, lean, across: [first, second], rim }: Cut,
  [lengthMm, widthMm]: readonly [number, number],
  offRim: number,
): Window {
  const turn = rim + offRim;
  const x = along(along<Vec3>([0, 0, 0], first, Math.cos(turn)), second, Math.sin(turn));
  // A slanted cut meets the bone's plane higher at one side than at the other.
  const slackMm = ((lengthMm * size) / 2) * Math.sqrt(1 / lean ** 2 - 1);
  return {
    origin,
    axes: [x, cross(up, x), up],
    outline: slot(lengthMm * size, widthMm * size),
    fromMm: -BELOW_MM - slackMm,
    toMm: outerMm / lean + slackMm + ABOVE_MM,
  };
}

/** Points of a window's outline at a height along its cut, local mm. */
export const windowRing = ({ origin, axes: [x, y, z], outline }: Window, heightMm: number): Vec3[] =>
  outline.map(([u, v]) => along(along(along(origin, x, u), y, v), z, heightMm));

/**
 * What hinders a window, point by point of its outline, as it is found.
 * @param taken points on the pad to stay clear of
 */
export function* findHindrances(
  site: WindowSite,
  { origin, normal, up, lean }: Cut,
  window: Window,
  taken: readonly Vec3[],
): Generator<Hindrance> {
  const { grid, height, sleeves } = site;
  const outerMm = site.outerMm / lean;
  for (const [n, point] of windowRing(window, 0).entries()) {
    if (n % 2 === 1) continue;
    const p = along(point, up, -dot(subtract(point, origin), normal) / lean);
    const bone = heightAt(grid.columns, height, [p[0], p[1]]);
    if (!(Math.abs((bone - p[2]) * normal[2]) <= FLAT_MM)) yield 'steep-bone';
    const top = along(p, up, outerMm);
    if (!(valueAt(site, site.blocked.rim, top) <= -RIM_MM)) yield 'rim';
    const high = along(point, up, window.toMm);
    if (sleeves.some(s => [p, top, high].some(q => offSleeve(s, q) < SLEEVE_MM))) yield 'sleeve';
    if (taken.some(q => distance(top, q) < BETWEEN_MM)) yield 'mark';
    if (!leavesPad(site, p, up, outerMm, window.toMm)) yield 'steep-bone';
  }
}

/**
 * Whether a cut comes out of the pad's outer face for good: from the flank of a hollow it would run
 * into the pad's other side and leave a pocket there.
 */
function leavesPad(site: WindowSite, p: Vec3, up: Vec3, outerMm: number, toMm: number): boolean {
  for (let mm = outerMm + LEAVES_MM; mm <= toMm; mm += FOLLOW_MM) {
    const q = along(p, up, mm);
    const isInPad =
      valueAt(site, site.blocked.smooth, q) < site.outerMm && valueAt(site, site.blocked.rim, q) < 0;
    if (isInPad) return false;
  }
  return true;
}

/** A circle about a place, as a polygon within it, counter-clockwise. */
export const roundOutline = (radiusMm: number, sides: number, [x, y]: Point2 = [0, 0]): Point2[] =>
  Array.from({ length: sides }, (_, n): Point2 => {
    const turn = (2 * Math.PI * n) / sides;
    return [x + radiusMm * Math.cos(turn), y + radiusMm * Math.sin(turn)];
  });

/** A slot with round ends about its middle, along x, counter-clockwise. */
export function slot(lengthMm: number, widthMm: number): Point2[] {
  const r = widthMm / 2;
  const half = lengthMm / 2 - r;
  const end = (x: number, from: number): Point2[] =>
    Array.from({ length: 17 }, (_, n): Point2 => {
      const turn = from + (Math.PI * n) / 16;
      return [x + r * Math.cos(turn), r * Math.sin(turn)];
    });
  return [...end(half, -Math.PI / 2), ...end(-half, Math.PI / 2)];
}

/** How far inside the pad's rim (negative) the middle of a cut leaves the pad, mm. */
export const rimOf = (site: WindowSite, { origin, up, lean }: Cut): number =>
  valueAt(site, site.blocked.rim, along(origin, up, site.outerMm / lean));

/** A field's value at the node nearest to a point; Infinity off the grid. */
function valueAt({ grid: { columns, zMm, nz } }: WindowSite, values: Float32Array, [x, y, z]: Vec3): number {
  const { xMm, yMm, nx, ny, cellMm } = columns;
  const [i, j, k] = [x - xMm, y - yMm, z - zMm].map(v => Math.round(v / cellMm)) as [number, number, number];
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return Infinity;
  return values[i + nx * (j + ny * k)]!;
}

/** The value of the column nearest to a place; NaN off the grid. */
export function heightAt(
  { xMm, yMm, nx, ny, cellMm }: ColumnGrid,
  height: Float64Array,
  [x, y]: Point2,
): number {
  const i = Math.round((x - xMm) / cellMm);
  const j = Math.round((y - yMm) / cellMm);
  return i < 0 || j < 0 || i >= nx || j >= ny ? NaN : height[i + nx * j]!;
}
