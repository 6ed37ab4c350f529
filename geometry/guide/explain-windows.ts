import type { FootprintOptions } from './outline-footprint';
import { markScale } from './place-windows-and-arrow';
import { CLOSE, OPPOSITE_DEG, placesOn, roundAbout } from './place-windows';
import {
  cutAt,
  findHindrances,
  heightAt,
  RIM_MM,
  WINDOW_SIZES,
  windowAt,
  type Hindrance,
  type Point2,
  type Window,
  type WindowSite,
} from './try-window';

/** Why a pad shows only one of its ends, or none. */
export interface MissingWindow {
  /**
   * From the pad's middle to the end that has no window, local x and y, unit; null where no end has
   * one.
   */
  readonly towards: Point2 | null;
  /**
   * A sleeve stands too near to the rim there, the pad is too narrow, or the bone too steep or
   * uneven for a straight cut.
   */
  readonly because: 'sleeve' | 'narrow' | 'steep-bone';
  /**
   * What the rim there follows from: the reach that was asked for, or bone that carries no more
   * pad.
   */
  readonly rimBy: 'reach' | 'bone';
}

/** Places that are looked at, mm apart. */
const PLACES_MM = 1;
/** A rim so far inside of the reach is none that the reach makes, mm. */
const INSIDE_REACH_MM = 2;

/**
 * What leaves no room for a window at the end of the pad that has none, found at every place there
 * as what alone is in the way of the least window.
 *
 * @param open windows that can be looked through
 * @param asked the footprint as the design was asked for it
 */
export function explainWindows(
  unscaled: Omit<WindowSite, 'scale'>,
  open: readonly Window[],
  asked: Pick<FootprintOptions, 'radiusMm' | 'shiftMm'>,
): MissingWindow {
  const site = { ...unscaled, scale: markScale(unscaled) };
  const { middle } = site;
  const alone: Record<Hindrance, number> = { sleeve: 0, rim: 0, 'steep-bone': 0, mark: 0 };
  let [byReach, byBone] = [0, 0];
  for (const { at, tangent } of placesOn(site, PLACES_MM)) {
    const isEnd =
      open.length === 0 || open.some(w => roundAbout(middle, w.origin, [...at, 0]) >= OPPOSITE_DEG);
    if (!isEnd) continue;
    const hindrances = fewestAt(site, at, tangent);
    const [only] = hindrances;
    if (hindrances.size === 1) alone[only!]++;
    if (!hindrances.has('rim')) continue;
    const insideMm = asked.radiusMm - offMiddle(site, at, asked.shiftMm);
    if (insideMm < 0) continue;
    if (insideMm < RIM_MM + INSIDE_REACH_MM) byReach++;
    else byBone++;
  }
  return {
    towards: endWithout(open, middle),
    because: alone['steep-bone'] > 0 ? 'steep-bone' : alone.sleeve > 0 ? 'sleeve' : 'narrow',
    rimBy: byBone > byReach ? 'bone' : 'reach',
  };
}

/** What hinders the least window at a place, of the cut that least is in the way of. */
function fewestAt(site: WindowSite, at: Point2, tangent: Point2): ReadonlySet<Hindrance> {
  const found = CLOSE.slantsDeg.flatMap(slantDeg => {
    const cut = cutAt(site, at, tangent, slantDeg);
    if (!cut) return [];
    return [new Set(findHindrances(site, cut, windowAt(site, cut, WINDOW_SIZES.at(-1)!, 0), []))];
  });
  return found.sort((a, b) => a.size - b.size)[0] ?? new Set(['rim']);
}

/** Of the bone at a place from where the footprint's nearest middle was asked for, mm. */
function offMiddle({ sleeves, grid, height }: WindowSite, [x, y]: Point2, [dx, dy]: Point2): number {
  const z = heightAt(grid.columns, height, [x, y]);
  return Math.min(
    ...sleeves.map(({ entry }) => {
      const rise = Number.isFinite(z) ? z - entry[2] : 0;
      return Math.hypot(x - entry[0] - dx, y - entry[1] - dy, rise);
    }),
  );
}

/** Away from the windows that there are. */
function endWithout(open: readonly Window[], [mx, my]: Point2): Point2 | null {
  let [x, y] = [0, 0];
  for (const { origin } of open) {
    const away = Math.hypot(origin[0] - mx, origin[1] - my);
    x -= (origin[0] - mx) / away;
    y -= (origin[1] - my) / away;
  }
  const size = Math.hypot(x, y);
  return size > 0 ? [x / size, y / size] : null;
}
