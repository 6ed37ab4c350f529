import { along, type Vec3 } from '../core/vector';
import { heightAt, type HeightMap } from './map-heights';
import type { PlacedFoot } from './placed-foot';
import type { PlacedSleeve } from './placed-sleeve';
import type { Point2 } from './try-window';

/**
 * Room between the bone and everything of the guide but its feet, mm: more than any error lets it
 * come to rest there.
 */
export const LIFT_MM = 2;
/** An arm's half-width and thickness at the sleeve and at the foot, mm. */
export const ARM = { halfWidthMm: [4.5, 3.5], thicknessMm: [7, 5] } as const;
/** Places along an arm lie this far apart, mm. */
const STEP_MM = 0.5;

/**
 * An arm: a beam that stands over a straight line seen along the insertion, arched over the bone;
 * local frame, mm.
 */
export interface Arm {
  /**
   * Its ends seen along the insertion: at the sleeve's axis, and at the foot's head (or at another
   * sleeve's axis).
   */
  readonly from: Point2;
  readonly to: Point2;
  readonly lengthMm: number;
  /**
   * Height of its underside at every `STEP_MM` from `from`, and how steeply it rises there
   * (tangent).
   */
  readonly undersideMm: Float64Array;
  readonly rise: Float64Array;
  /** Half-width and thickness at either end; between them they change evenly. */
  readonly halfWidthMm: readonly [number, number];
  readonly thicknessMm: readonly [number, number];
}

/** The middle of a foot's head, which its arm ends in. */
export const headOf = ({ point, normal }: PlacedFoot): Vec3 =>
  along(point, normal, LIFT_MM + ARM.thicknessMm[1] / 2);

/**
 * The arm from a sleeve to a foot. Its underside is the lowest arch over the bone below it that
 * sags nowhere: from the foot it follows bone that bulges and bridges bone that falls away, as a
 * fossa does, so that it stays short and stiff.
 */
export function archArm(map: HeightMap, sleeve: PlacedSleeve, foot: PlacedFoot): Arm {
  const head = headOf(foot);
  const hub = hubOf(map, sleeve);
  const atFoot = head[2] - (ARM.thicknessMm[1] / 2) * foot.normal[2];
  return archBetween(map, hub.at, [head[0], head[1]], [hub.undersideMm, atFoot], ARM);
}

/** The beam from a sleeve to another, which holds them together. */
export function archLink(map: HeightMap, a: PlacedSleeve, b: PlacedSleeve): Arm {
  const [one, other] = [hubOf(map, a), hubOf(map, b)];
  const [halfWidthMm] = ARM.halfWidthMm;
  const [thicknessMm] = ARM.thicknessMm;
  return archBetween(map, one.at, other.at, [one.undersideMm, other.undersideMm], {
    halfWidthMm: [halfWidthMm, halfWidthMm],
    thicknessMm: [thicknessMm, thicknessMm],
  });
}

/** Where the arms of a sleeve begin: over the highest bone under it, on its axis. */
function hubOf(
  map: HeightMap,
  { entry, up, outerRadiusMm }: PlacedSleeve,
): { readonly at: Point2; readonly undersideMm: number } {
  const undersideMm = highestWithin(map, [entry[0], entry[1]], outerRadiusMm) + LIFT_MM;
  const t = (undersideMm + ARM.thicknessMm[0] / 2 - entry[2]) / Math.max(0.5, up[2]);
  return { at: [entry[0] + t * up[0], entry[1] + t * up[1]], undersideMm };
}

function archBetween(
  map: HeightMap,
  from: Point2,
  to: Point2,
  ends: readonly [number, number],
  { halfWidthMm, thicknessMm }: Pick<Arm, 'halfWidthMm' | 'thicknessMm'>,
): Arm {
  const lengthMm = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(2, Math.ceil(lengthMm / STEP_MM));
  const way: Point2 = [(to[0] - from[0]) / lengthMm, (to[1] - from[1]) / lengthMm];
  const bone = Float64Array.from({ length: steps + 1 }, (_, n) => {
    const s = Math.min(n * STEP_MM, lengthMm);
    const half = halfWidthMm[0] + ((halfWidthMm[1] - halfWidthMm[0]) * s) / lengthMm;
    return highestAcross(map, [from[0] + s * way[0], from[1] + s * way[1]], [-way[1], way[0]], half);
  });
  const clear = bone.map((_, n) => {
    let most = -Infinity;
    const reach = Math.floor(LIFT_MM / STEP_MM);
    for (let k = Math.max(0, n - reach); k <= Math.min(steps, n + reach); k++) {
      const off = (k - n) * STEP_MM;
      most = Math.max(most, bone[k]! + Math.sqrt(LIFT_MM ** 2 - off * off));
    }
    return most;
  });
  clear[0] = Math.max(ends[0], clear[0]!);
  clear[steps] = ends[1];
  const undersideMm = smoothed(archOver(clear));
  const rise = undersideMm.map((_, n) => {
    const [a, b] = [Math.max(0, n - 1), Math.min(steps, n + 1)];
    return (undersideMm[b]! - undersideMm[a]!) / ((b - a) * STEP_MM);
  });
  return { from, to, lengthMm, undersideMm, rise, halfWidthMm, thicknessMm };
}

/** The least concave line over the heights: their upper hull. */
export function archOver(heights: Float64Array): Float64Array {
  const hull: number[] = [];
  for (let n = 0; n < heights.length; n++) {
    for (;;) {
      const [a, b] = [hull.at(-2), hull.at(-1)];
      if (a === undefined || b === undefined) break;
      const chord = heights[a]! + ((heights[n]! - heights[a]!) * (b - a)) / (n - a);
      if (heights[b]! > chord) break;
      hull.pop();
    }
    hull.push(n);
  }
  const arch = new Float64Array(heights.length);
  for (let k = 0; k + 1 < hull.length; k++) {
    const [a, b] = [hull[k]!, hull[k + 1]!];
    for (let n = a; n <= b; n++) arch[n] = heights[a]! + ((heights[b]! - heights[a]!) * (n - a)) / (b - a);
  }
  return arch;
}

/** Corners of the arch are rounded over so many steps to either side. */
const ROUND_STEPS = 6;

/** The arch with its corners rounded; the ends stay. */
function smoothed(arch: Float64Array): Float64Array {
  const last = arch.length - 1;
  return arch.map((height, n) => {
    const reach = Math.min(ROUND_STEPS, n, last - n);
    let sum = 0;
    for (let k = -reach; k <= reach; k++) sum += arch[n + k]!;
    // The mean of a concave line lies below it: no higher than needed, and the body is cut clear of
    // the bone anyway.
    return reach > 0 ? sum / (2 * reach + 1) : height;
  });
}

function highestAcross(map: HeightMap, [x, y]: Point2, [ax, ay]: Point2, halfMm: number): number {
  const { cellMm } = map.columns;
  const steps = Math.ceil(halfMm / cellMm);
  let most = -Infinity;
  for (let k = -steps; k <= steps; k++) {
    const w = (k * halfMm) / steps;
    most = Math.max(most, heightAt(map, x + w * ax, y + w * ay));
  }
  return most;
}

function highestWithin(map: HeightMap, [x, y]: Point2, radiusMm: number): number {
  const { cellMm } = map.columns;
  const reach = Math.ceil(radiusMm / cellMm);
  let most = -Infinity;
  for (let v = -reach; v <= reach; v++) {
    for (let u = -reach; u <= reach; u++) {
      if (Math.hypot(u, v) > reach) continue;
      most = Math.max(most, heightAt(map, x + u * cellMm, y + v * cellMm));
    }
  }
  return most;
}

/** An arm's section at a place seen along the insertion. */
export interface ArmSection {
  /** How far the place lies beyond an end, mm; 0 between them. */
  readonly beyondMm: number;
  readonly acrossMm: number;
  /** Height of the underside, and the cosine of its rise. */
  readonly undersideMm: number;
  readonly cosine: number;
  readonly halfWidthMm: number;
  readonly thicknessMm: number;
}

/** Where a place lies on an arm. */
export function sectionAt(
  { from, to, lengthMm, undersideMm, rise, halfWidthMm, thicknessMm }: Arm,
  x: number,
  y: number,
): ArmSection {
  const way: Point2 = [(to[0] - from[0]) / lengthMm, (to[1] - from[1]) / lengthMm];
  const [dx, dy] = [x - from[0], y - from[1]];
  const s = dx * way[0] + dy * way[1];
  const held = Math.max(0, Math.min(lengthMm, s));
  const share = held / lengthMm;
  const place = share * (undersideMm.length - 1);
  const n = Math.min(undersideMm.length - 2, Math.floor(place));
  const between = (values: ArrayLike<number>): number =>
    values[n]! + (values[n + 1]! - values[n]!) * (place - n);
  return {
    beyondMm: Math.abs(s - held),
    acrossMm: Math.abs(dx * way[1] - dy * way[0]),
    undersideMm: between(undersideMm),
    cosine: 1 / Math.hypot(1, between(rise)),
    halfWidthMm: halfWidthMm[0] + (halfWidthMm[1] - halfWidthMm[0]) * share,
    thicknessMm: thicknessMm[0] + (thicknessMm[1] - thicknessMm[0]) * share,
  };
}
