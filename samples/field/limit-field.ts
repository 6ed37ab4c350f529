import { seededRandom } from '../../geometry/core/random';
import { part, type Field } from './field';

/** Corners of a box, mm. */
export interface Box {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/**
 * Keeps a first-order distance from running wild far away: no more than `reachMm` (wider blends
 * with this part must not be asked for), or the distance to the nearest of the boxes that hold the
 * solid where that is more. The slope is taken from samples round the solid, with a little to
 * spare.
 *
 * @param boxes hold the solid with `spareMm` to spare
 */
export function limitField(
  boxes: readonly Box[],
  reachMm: number,
  at: (x: number, y: number, z: number) => number,
): Field {
  const corners = Float64Array.from(boxes.flatMap(b => [...b.low, ...b.high]));
  const bounded = (x: number, y: number, z: number): number => {
    let nearest = Infinity;
    for (let n = 0; n < corners.length; n += 6) {
      const dx = Math.max(corners[n]! - x, 0, x - corners[n + 3]!);
      const dy = Math.max(corners[n + 1]! - y, 0, y - corners[n + 4]!);
      const dz = Math.max(corners[n + 2]! - z, 0, z - corners[n + 5]!);
      const square = dx * dx + dy * dy + dz * dz;
      if (square < nearest) nearest = square;
      if (nearest === 0) break;
    }
    const outside = nearest > 0 ? Math.sqrt(nearest) - 1 : -Infinity;
    if (outside >= reachMm) return outside;
    const value = at(x, y, z);
    const kept = value < reachMm ? value : reachMm;
    return kept > outside ? kept : outside;
  };
  const slope = measuredSlope(boxes, bounded);
  const near = (x: number, y: number, z: number): number => {
    const value = at(x, y, z);
    return value < reachMm ? value : reachMm;
  };
  const slopes = boxes.map(box => measuredSlope([box], bounded, NEAR_MM));
  return {
    slope,
    at: bounded,
    within(x, y, z, r) {
      if (r > SMALL_BALL_MM) return { slope, at: bounded, within: this.within };
      let local = 1;
      let least = Infinity;
      boxes.forEach((box, n) => {
        const distance = distanceToBox(box, x, y, z);
        if (distance < r + NEAR_MM) local = Math.max(local, slopes[n]!);
        least = Math.min(least, distance);
      });
      // The boxes stand off from the solid: a ball that hardly leaves them meets no place where
      // they matter.
      return part(local, least + r < 4 ? near : bounded);
    },
  };
}

/** In balls up to this radius only the field's slope near its surface counts, mm. */
const SMALL_BALL_MM = 3;
const NEAR_MM = 6;

function distanceToBox({ low, high }: Box, x: number, y: number, z: number): number {
  const dx = Math.max(low[0] - x, 0, x - high[0]);
  const dy = Math.max(low[1] - y, 0, y - high[1]);
  const dz = Math.max(low[2] - z, 0, z - high[2]);
  // Not Math.hypot, which takes several times as long: this is asked a million times a scan.
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/**
 * The steepest change among samples in the boxes and a little round them, with 5 % to spare; 1 at
 * least.
 * @param onlyWithinMm leaves out places further than this from the surface
 */
export function measuredSlope(
  boxes: readonly Box[],
  at: (x: number, y: number, z: number) => number,
  onlyWithinMm = Infinity,
): number {
  const random = seededRandom(7);
  const stepMm = 0.25;
  let steepest = 1;
  for (let n = 0; n < 3000; n++) {
    const box = boxes[n % boxes.length]!;
    const [x, y, z] = [0, 1, 2].map(a => random.between(box.low[a]! - 4, box.high[a]! + 4)) as [
      number,
      number,
      number,
    ];
    const [u, v, w] = random.direction();
    const here = at(x, y, z);
    if (Math.abs(here) > onlyWithinMm) continue;
    const change = Math.abs(at(x + stepMm * u, y + stepMm * v, z + stepMm * w) - here);
    steepest = Math.max(steepest, change / stepMm);
  }
  return 1.05 * steepest;
}

/** How far boxes stand off from the solid in them. */
const SPARE_MM = 4;

/**
 * Boxes round a body along z, one to each stretch; `extent(z)` gives its [low x, low y, high x,
 * high y] there.
 */
export function boxesAlong(
  from: number,
  to: number,
  pieces: number,
  extent: (z: number) => readonly [number, number, number, number],
): Box[] {
  const boxes: Box[] = [];
  for (let n = 0; n < pieces; n++) {
    const low = [Infinity, Infinity];
    const high = [-Infinity, -Infinity];
    const start = from + ((to - from) * n) / pieces;
    const end = from + ((to - from) * (n + 1)) / pieces;
    for (let s = 0; s <= 8; s++) {
      const e = extent(start + ((end - start) * s) / 8);
      low[0] = Math.min(low[0]!, e[0]);
      low[1] = Math.min(low[1]!, e[1]);
      high[0] = Math.max(high[0]!, e[2]);
      high[1] = Math.max(high[1]!, e[3]);
    }
    boxes.push({
      low: [low[0]! - SPARE_MM, low[1]! - SPARE_MM, start - SPARE_MM],
      high: [high[0]! + SPARE_MM, high[1]! + SPARE_MM, end + SPARE_MM],
    });
  }
  return boxes;
}
