import { cross, dot, subtract, type Vec3 } from '../core/vector';
import type { Hand } from './draw-placement';
import { placementCovariance, type Sight } from './sight-placement';

export interface SightSearch<T> {
  /** What can be looked at. */
  readonly offered: readonly T[];
  readonly sightOf: (one: T) => Sight;
  /** Whether one can stand beside those that are chosen. */
  readonly fits: (one: T, chosen: readonly T[]) => boolean;
  readonly most: number;
  /** Where the guide rests: what the hand is off there is what the seat is off. */
  readonly rests: readonly Vec3[];
  /** Unit, into the bone. */
  readonly press: Vec3;
  readonly hand: Hand;
}

/** A sight that takes less than this share off the spread is not worth its opening. */
const WORTHWHILE = 0.1;

/**
 * Chooses what to look at: one after the other, each time what narrows the placement most, as long
 * as it is worth it. What counts is the slide of the places that the guide rests on, across the
 * pressing direction: tilt and height are the contacts' matter.
 */
export function chooseSights<T>({ offered, sightOf, fits, most, rests, press, hand }: SightSearch<T>): T[] {
  const chosen: T[] = [];
  const spread = (some: readonly T[]): number => slideOf(rests, press, hand, some.map(sightOf));
  let best = spread(chosen);
  while (chosen.length < most) {
    let found: T | null = null;
    let least = best * (1 - WORTHWHILE);
    for (const one of offered) {
      if (chosen.includes(one) || !fits(one, chosen)) continue;
      const mm = spread([...chosen, one]);
      if (mm < least) [found, least] = [one, mm];
    }
    if (found === null) break;
    chosen.push(found);
    best = least;
  }
  return chosen;
}

/** Root mean square slide of the rests across the pressing direction, mm. */
function slideOf(rests: readonly Vec3[], press: Vec3, hand: Hand, sights: readonly Sight[]): number {
  const sum = rests.reduce<Vec3>((s, p) => [s[0] + p[0], s[1] + p[1], s[2] + p[2]], [0, 0, 0]);
  const centre = sum.map(v => v / rests.length) as unknown as Vec3;
  const covariance = placementCovariance(press, hand, { sights, centre });
  let square = 0;
  for (const rest of rests) {
    const arm = subtract<Vec3>(rest, centre);
    for (const axis of [0, 1, 2] as const) {
      // The displacement along an axis, less what of it lies along the press.
      const unit: Vec3 = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
      const sunk = dot(unit, press);
      const way: Vec3 = [unit[0] - sunk * press[0], unit[1] - sunk * press[1], unit[2] - sunk * press[2]];
      const row = [...way, ...cross(arm, way)];
      for (let a = 0; a < 6; a++)
        for (let b = 0; b < 6; b++) square += row[a]! * covariance[6 * a + b]! * row[b]!;
    }
  }
  return Math.sqrt(square / rests.length);
}
