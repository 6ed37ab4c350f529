import type { Check } from '../core/check';
import { decimal, type Sentence } from '../core/message';
import { distance, scale, type Vec3 } from '../core/vector';
import { lettersOf, type NamedAxes } from '../core/name-direction';
import { letterWords } from '../messages/letter-words';
import { joined, words } from '../messages/phrase';
import type { SeatingDescription } from './describe-seating';

/**
 * A target farther from the face than this many times its width magnifies every rocking of the
 * guide (docs/clinical-facts.md, seating).
 */
const MOST_LEVER = 1.5;

/** The loosest motion in words: "slides towards Le-Cd or Rt-R (0.9 mm)". */
export function seatingWords(
  seating: Pick<SeatingDescription, 'kind' | 'directionLps' | 'amount'>,
  axes: NamedAxes,
): Sentence {
  const { kind, directionLps, amount } = seating;
  const one = letterWords(lettersOf(directionLps, axes));
  const other = letterWords(lettersOf(scale<Vec3>(directionLps, -1), axes));
  if (kind === 'slide') return words('seat-slides', { one, other, amount: decimal(amount, 2) });
  const angle = decimal(amount, 1);
  return kind === 'spin' ? words('seat-spins', { angle }) : words('seat-rocks', { one, other, angle });
}

/**
 * Warns of a guide whose farthest target lies too far from its face for the width of it, and says
 * how it would move.
 * @param canGrow whether a larger footprint would find more bone to rest on
 */
export function checkSeating(
  seating: SeatingDescription,
  targetsLps: readonly Vec3[],
  axes: NamedAxes,
  canGrow: boolean,
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
    ...joined([
      words('seat-lever', { lever: decimal(lever, 2), motion: seatingWords(seating, axes) }),
      long ? words(canGrow ? 'seat-remedy' : 'seat-remedy-elsewhere') : null,
    ]),
    atLps: [seating.centreLps[0], seating.centreLps[1], seating.centreLps[2]],
  };
}
