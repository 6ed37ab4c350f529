import type { Check } from '../core/check';
import { decimal } from '../core/message';
import { joined, words } from '../messages/phrase';
import { predictSleevePlay, sleevePlayLimits, type SleeveFit } from './sleeve-play';

/** Warns of a sleeve that lets the needle wander at the target. */
export function checkSleevePlay(trajectory: string, fit: SleeveFit): Check {
  const value = predictSleevePlay(fit).errorExactMm;
  const limit = sleevePlayLimits.warnMm;
  const loose = value > limit;
  return {
    id: 'sleeve-play',
    trajectory,
    status: loose ? 'warn' : 'pass',
    value,
    limit,
    sense: 'at-most',
    unit: 'mm',
    ...joined([words('sleeve-play', { play: decimal(value, 2) }), loose ? words('sleeve-remedy') : null]),
  };
}
