import { along, basisAcross, cross, distance, dot, normalize, subtract, type Vec3 } from '../core/vector';
import type { BlockOut, BlockOutGrid } from './block-out';
import type { ColumnGrid } from './sweep-bone';
import type { PlacedSleeve } from './placed-sleeve';

type Point2 = readonly [number, number];

/** A slot cut through the pad to show the bone: its outline (counter-clockwise) across `z` at `origin`, local mm. */
export interface Window {
  readonly origin: Vec3;
  /** Right-handed and unit; z is the way the cut goes, off the bone. */
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly outline: readonly Point2[];
  /** Ends of the cut along z from the origin. */
  readonly fromMm: number;
  readonly toMm: number;
}

/** Two windows lie at opposite ends where they are this far round the pad's middle from each other, degrees. */
const OPPOSITE_DEG = 120;
/** Sizes that are tried, the largest first: length and width at scale 1, mm. */
const SIZES = [
  [7, 3],
  [5.5, 2.6],
  [4.2, 2.2],
  [2.6, 2.2],
] as const;
/** Least material to the rim, to a sleeve, to another window or the arrow, mm. */
const RIM_MM = 1.8;
const SLEEVE_MM = 2;
const BETWEEN_MM = 2.2;
/** The bone under a window departs from a plane by no more than this, mm: a straight cut then leaves whole walls. */
const FLAT_MM = 1;
/** Grid of places, and turns of the slot at each. */
const PLACES_MM = 1;
const TURNS = 6;
/** Places are sorted by where they lie round the middle, this many ways; the best of each is kept. */
const WAYS = 24;
/** The cut ends this much above the pad, over fillet and arrow, and this much below the bone, mm. */
const ABOVE_MM = 5;
const BELOW_MM = 2;
/** Over this half-width the bone's normal is taken, mm. */
const NORMAL_MM = 1.5;

export interface WindowSite {
  readonly grid: BlockOutGrid;
  readonly blocked: Pick<BlockOut, 'rim'>;
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

/** An angle between two places as seen from a middle, degrees. */
function roundAbout([mx, my]: Point2, a: Vec3, b: Vec3): number {
  const turn = Math.atan2(a[1] - my, a[0] - mx) - Math.atan2(b[1] - my, b[0] - mx);
  return (Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) * 180) / Math.PI;
}

/** Whether two of the windows lie at opposite ends of the pad. */
export const showsBothEnds = (windows: readonly Window[], middle: Point2): boolean =>
  windows.some((a, n) =>
    windows.slice(n + 1).some(b => roundAbout(middle, a.origin, b.origin) >= OPPOSITE_DEG),
  );

/**
 * Windows cut square to the bone, wherever it slopes: the two that lie best opposite each other, then a third. Fewer where
 * the pad has no room. `taken`: points on the pad to stay clear of.
 */
export function placeWindows(site: WindowSite, taken: readonly Vec3[]): Window[] {
  const best: ({ readonly window: Window; readonly rank: number } | null)[] = new Array(WAYS).fill(null);
  const { middle, radiusMm } = site;
  const steps = Math.ceil(radiusMm / PLACES_MM);
  for (let v = -steps; v <= steps; v++) {
    for (let u = -steps; u <= steps; u++) {
      const [dx, dy] = [u * PLACES_MM, v * PLACES_MM];
      const away = Math.hypot(dx, dy);
      if (away > radiusMm || away < 3) continue;
      const way = Math.floor(((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * WAYS) % WAYS;
      const found = largestAt(site, [middle[0] + dx, middle[1] + dy], taken, [-dy / away, dx / away]);
      if (!found) continue;
      // A larger one first; of the same size, the farther out.
      const rank = -10 * found.size + away / radiusMm;
      if (rank > (best[way]?.rank ?? -Infinity)) best[way] = { window: found.window, rank };
    }
  }
  const all = best.flatMap(entry => entry ?? []);
  let chosen: Window[] = [];
  let score = -Infinity;
  all.forEach(({ window: a, rank }, n) => {
    for (const { window: b, rank: other } of all.slice(n + 1)) {
      if (!areApart(a, b)) continue;
      const turn = roundAbout(middle, a.origin, b.origin);
      const value = (turn >= OPPOSITE_DEG ? 1000 : turn) + rank + other;
      if (value > score) [score, chosen] = [value, [a, b]];
    }
  });
  if (chosen.length === 0) return all.slice(0, 1).map(({ window }) => window);
  const third = all
    .filter(({ window }) => chosen.every(other => areApart(window, other)))
    .sort((a, b) => b.rank - a.rank)[0];
  return third ? [...chosen, third.window] : chosen;
}

/** A vertical cut (along the insertion) of the given outline, from below the bone to above the pad. */
export const uprightWindow = (
  outline: readonly Point2[],
  [x, y]: Point2,
  zFromMm: number,
  zToMm: number,
): Window => ({
  origin: [x, y, 0],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  outline: outline.map(([px, py]): Point2 => [px - x, py - y]),
  fromMm: zFromMm,
  toMm: zToMm,
});

/** Points of a window's outline at a height along its cut, local mm. */
const windowRing = ({ origin, axes: [x, y, z], outline }: Window, heightMm: number): Vec3[] =>
  outline.map(([u, v]) => along(along(along(origin, x, u), y, v), z, heightMm));

function largestAt(
  site: WindowSite,
  at: Point2,
  taken: readonly Vec3[],
  tangent: Point2,
): { readonly window: Window; readonly size: number } | null {
  const { columns } = site.grid;
  const z = heightAt(columns, site.height, at);
  const h = NORMAL_MM;
  const slopeX =
    (heightAt(columns, site.height, [at[0] + h, at[1]]) -
      heightAt(columns, site.height, [at[0] - h, at[1]])) /
    (2 * h);
  const slopeY =
    (heightAt(columns, site.height, [at[0], at[1] + h]) -
      heightAt(columns, site.height, [at[0], at[1] - h])) /
    (2 * h);
  if (!Number.isFinite(z + slopeX + slopeY)) return null;
  const up = normalize<Vec3>([-slopeX, -slopeY, 1]);
  const origin: Vec3 = [at[0], at[1], z];
  if (rimAt(site, along(origin, up, site.outerMm)) > -RIM_MM - 1) return null;
  const [first, second] = basisAcross(up);
  for (const [size, [lengthMm, widthMm]] of SIZES.entries()) {
    // Along the rim first.
    const start = Math.atan2(dot([...tangent, 0], second), dot([...tangent, 0], first));
    for (let n = 0; n < TURNS; n++) {
      const turn = start + (Math.PI * n) / TURNS;
      const x = along(along<Vec3>([0, 0, 0], first, Math.cos(turn)), second, Math.sin(turn));
      const window: Window = {
        origin,
        axes: [x, cross(up, x), up],
        outline: slot(lengthMm * site.scale, widthMm * site.scale),
        fromMm: -BELOW_MM,
        toMm: site.outerMm + ABOVE_MM,
      };
      if (fits(site, window, taken)) return { window, size };
    }
  }
  return null;
}

function fits(site: WindowSite, window: Window, taken: readonly Vec3[]): boolean {
  const { grid, height, sleeves, outerMm } = site;
  const up = window.axes[2];
  const seen = (p: Vec3): boolean => {
    const bone = heightAt(grid.columns, height, [p[0], p[1]]);
    if (!(Math.abs((bone - p[2]) * up[2]) <= FLAT_MM)) return false;
    const top = along(p, up, outerMm);
    if (!(rimAt(site, top) <= -RIM_MM)) return false;
    const high = along(p, up, window.toMm);
    return (
      sleeves.every(
        s =>
          offSleeve(s, p) >= SLEEVE_MM && offSleeve(s, top) >= SLEEVE_MM && offSleeve(s, high) >= SLEEVE_MM,
      ) && taken.every(q => distance(top, q) >= BETWEEN_MM)
    );
  };
  return windowRing(window, 0).every((p, n) => n % 2 === 1 || seen(p));
}

const areApart = (a: Window, b: Window): boolean =>
  [0, a.toMm - ABOVE_MM].every(heightMm => {
    const others = windowRing(b, heightMm);
    return windowRing(a, heightMm).every(p => others.every(q => distance(p, q) >= BETWEEN_MM));
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

/** Distance of a point from a sleeve's cylinder, mm. */
function offSleeve({ entry, up, upperLipMm, outerRadiusMm }: PlacedSleeve, p: Vec3): number {
  const t = Math.max(0, Math.min(upperLipMm, dot(subtract<Vec3>(p, entry), up)));
  return distance(p, along(entry, up, t)) - outerRadiusMm;
}

/** The footprint's signed distance carried off the bone, at the node nearest to a point; Infinity off the grid. */
function rimAt({ grid: { columns, zMm, nz }, blocked }: WindowSite, [x, y, z]: Vec3): number {
  const { xMm, yMm, nx, ny, cellMm } = columns;
  const [i, j, k] = [x - xMm, y - yMm, z - zMm].map(v => Math.round(v / cellMm)) as [number, number, number];
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return Infinity;
  return blocked.rim[i + nx * (j + ny * k)]!;
}

function heightAt({ xMm, yMm, nx, ny, cellMm }: ColumnGrid, height: Float64Array, [x, y]: Point2): number {
  const i = Math.round((x - xMm) / cellMm);
  const j = Math.round((y - yMm) / cellMm);
  return i < 0 || j < 0 || i >= nx || j >= ny ? NaN : height[i + nx * j]!;
}
