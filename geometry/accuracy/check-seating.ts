import type { Check } from '../core/check';
import { distance, scale, type Vec3 } from '../core/vector';
import { lettersOf, type NamedAxes } from '../core/name-direction';
import type { SeatingDescription } from './describe-seating';

/** A target farther from the face than this many times its width magnifies every rocking of the guide (docs/clinical-facts.md, seating). */
const MOST_LEVER = 1.5;

/** The loosest motion in words: "slides towards Le-Cd or Rt-R (0.9 mm)". */
export function seatingWords(
  seating: Pick<SeatingDescription, 'kind' | 'directionLps' | 'amount'>,
  axes: NamedAxes,
): string {
  const { kind, directionLps, amount } = seating;
  const ends = [directionLps, scale<Vec3>(directionLps, -1)].map(d => lettersOf(d, axes));
  if (kind === 'slide') return `slides towards ${ends.join(' or ')} (${amount.toFixed(2)} mm)`;
  return kind === 'spin'
    ? `spins about the insertion direction (${amount.toFixed(1)} degrees)`
    : `rocks about ${ends.join(' to ')} (${amount.toFixed(1)} degrees)`;
}

/** Warns of a guide whose farthest target lies too far from its face for the width of it, and says how it would move. */
export function checkSeating(
  seating: SeatingDescription,
  targetsLps: readonly Vec3[],
  axes: NamedAxes,
): Check {
  const lever =
    Math.max(...targetsLps.map(target => distance(target, seating.centreLps))) /
    Math.max(1e-6, seating.spanMm);
  const long = lever > MOST_LEVER;
  return {
    id: 'seating',
    status: long ? 'warn' : 'pass',
    value: lever,
    limit: MOST_LEVER,
    sense: 'at-most',
    unit: '',
    message:
      `The farthest target lies ${lever.toFixed(2)} times the width of the contact face away; on its seat the guide most readily ` +
      `${seatingWords(seating, axes)}.` +
      (long ? ' Enlarge the footprint: a wide face holds the needle steadier.' : ''),
    atLps: [seating.centreLps[0], seating.centreLps[1], seating.centreLps[2]],
  };
}
