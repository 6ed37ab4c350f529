import { distance, type Vec3 } from '../core/vector';
import {
  ABOVE_MM,
  BETWEEN_MM,
  cutAt,
  findHindrances,
  RIM_MM,
  rimOf,
  WINDOW_SIZES,
  windowAt,
  windowRing,
  type Point2,
  type Window,
  type WindowSite,
} from './try-window';

/** How closely a window is looked for. */
export interface WindowSearch {
  /** Grid of the places that are tried, mm. */
  readonly placesMm: number;
  /**
   * Cuts that are tried at each: square to the bone, and slanted from there away from the nearest
   * sleeve, degrees.
   */
  readonly slantsDeg: readonly number[];
  /** A place's middle lies so much farther from the rim than its window's edge may, mm. */
  readonly insideMm: number;
}
const USUAL: WindowSearch = { placesMm: 1, slantsDeg: [0], insideMm: 1 };
/** Where the usual one finds no two windows at opposite ends. */
export const CLOSE: WindowSearch = { placesMm: 0.5, slantsDeg: [0, 20, 35], insideMm: 0.6 };

/**
 * Two windows lie at opposite ends where they are this far round the pad's middle from each other,
 * degrees.
 */
export const OPPOSITE_DEG = 120;
/** Turns of the slot that are tried at each place. */
const TURNS = 6;
/**
 * Places are sorted by where they lie round the middle, this many ways; the best of each is kept.
 */
const WAYS = 24;
/** Nearer than this to the pad's middle a window shows no end of it, mm. */
const MIDDLE_MM = 3;

/** An angle between two places as seen from a middle, degrees. */
export function roundAbout([mx, my]: Point2, a: Vec3, b: Vec3): number {
  const turn = Math.atan2(a[1] - my, a[0] - mx) - Math.atan2(b[1] - my, b[0] - mx);
  return (Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) * 180) / Math.PI;
}

/** Whether two of the windows lie at opposite ends of the pad. */
export const showsBothEnds = (windows: readonly Window[], middle: Point2): boolean =>
  windows.some((a, n) =>
    windows.slice(n + 1).some(b => roundAbout(middle, a.origin, b.origin) >= OPPOSITE_DEG),
  );

/**
 * Windows cut square to the bone, wherever it slopes: the two that lie best opposite each other,
 * then a third. Fewer where the pad has no room.
 *
 * @param taken points on the pad to stay clear of
 */
export function placeWindows(
  site: WindowSite,
  taken: readonly Vec3[],
  search: WindowSearch = USUAL,
): Window[] {
  const best: ({ readonly window: Window; readonly rank: number } | null)[] = new Array(WAYS).fill(null);
  const { middle, radiusMm } = site;
  for (const { at, away, tangent } of placesOn(site, search.placesMm)) {
    const turn = Math.atan2(at[1] - middle[1], at[0] - middle[0]);
    const way = Math.floor(((turn / (2 * Math.PI) + 1) % 1) * WAYS) % WAYS;
    const found = largestAt(site, at, tangent, taken, search);
    if (!found) continue;
    // A larger one first; of the same size, the farther out.
    const rank = -10 * found.size + away / radiusMm;
    if (rank > (best[way]?.rank ?? -Infinity)) best[way] = { window: found.window, rank };
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

/** Places on the pad that are not its middle, with the direction along its rim. */
export function* placesOn(
  { middle, radiusMm }: Pick<WindowSite, 'middle' | 'radiusMm'>,
  placesMm: number,
): Generator<{ readonly at: Point2; readonly away: number; readonly tangent: Point2 }> {
  const steps = Math.ceil(radiusMm / placesMm);
  for (let v = -steps; v <= steps; v++) {
    for (let u = -steps; u <= steps; u++) {
      const [dx, dy] = [u * placesMm, v * placesMm];
      const away = Math.hypot(dx, dy);
      if (away > radiusMm || away < MIDDLE_MM) continue;
      yield { at: [middle[0] + dx, middle[1] + dy], away, tangent: [-dy / away, dx / away] };
    }
  }
}

/**
 * A vertical cut (along the insertion) of the given outline, from below the bone to above the pad.
 */
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

function largestAt(
  site: WindowSite,
  at: Point2,
  tangent: Point2,
  taken: readonly Vec3[],
  { slantsDeg, insideMm }: WindowSearch,
): { readonly window: Window; readonly size: number } | null {
  const cuts = slantsDeg
    .flatMap(slantDeg => cutAt(site, at, tangent, slantDeg) ?? [])
    .filter(cut => rimOf(site, cut) <= -RIM_MM - insideMm);
  for (const [size, lengthAndWidth] of WINDOW_SIZES.entries()) {
    for (const cut of cuts) {
      for (let n = 0; n < TURNS; n++) {
        const window = windowAt(site, cut, lengthAndWidth, (Math.PI * n) / TURNS);
        if (findHindrances(site, cut, window, taken).next().done) return { window, size };
      }
    }
  }
  return null;
}

const areApart = (a: Window, b: Window): boolean =>
  [0, a.toMm - ABOVE_MM].every(heightMm => {
    const others = windowRing(b, heightMm);
    return windowRing(a, heightMm).every(p => others.every(q => distance(p, q) >= BETWEEN_MM));
  });
