import type { Check } from '../core/check';
import { decimal, type Sentence } from '../core/message';
import { LEAST_CLEARANCE_MM } from '../guide/check-bore';
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
    ...joined([words('sleeve-play', { play: decimal(value, 2) }), loose ? sleeveRemedy(fit) : null]),
  };
}

/** What lessens the play: a bore that is as close as a print allows can only be made longer. */
export const sleeveRemedy = ({
  boreDiameterMm,
  toolDiameterMm,
}: Pick<SleeveFit, 'boreDiameterMm' | 'toolDiameterMm'>): Sentence =>
  words(boreDiameterMm - toolDiameterMm > LEAST_CLEARANCE_MM + 1e-9 ? 'sleeve-remedy' : 'sleeve-longer');
