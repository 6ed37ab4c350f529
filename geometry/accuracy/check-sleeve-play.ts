import type { Check } from '../core/check';
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
    message:
      `Play in the sleeve lets the needle miss the target by ${value.toFixed(2)} mm at worst` +
      (loose ? '. Lengthen the sleeve, or make the bore closer to the needle.' : '.'),
  };
}
