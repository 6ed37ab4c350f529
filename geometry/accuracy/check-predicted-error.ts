import type { Check } from '../core/check';
import { decimal } from '../core/message';
import type { MessageCode } from '../messages/catalogue';
import { joined, words } from '../messages/phrase';
import { sleevePlayLimits } from './sleeve-play';
import { ERROR_TERMS, type ErrorTerm, type PredictedError } from './predict-error';

/** What the terms are called in a sentence. */
const CAUSES = {
  imaging: 'from-voxels',
  surface: 'from-surface',
  print: 'from-print',
  sleeve: 'from-sleeve',
  seating: 'from-seat',
  fusion: 'from-fusion',
} as const satisfies Readonly<Record<ErrorTerm, MessageCode>>;

/** Whether a plan may be called sub-millimetre: predicted so 95 times in 100, and no play in the sleeve that belies it. */
export function isSubMillimetre(total95Mm: number, worstPlayMm: number): boolean {
  return total95Mm < 1 && worstPlayMm <= sleevePlayLimits.noSubMillimetreMm;
}

/** The terms that apply, the largest first. */
function rankTerms(error: PredictedError): { readonly term: ErrorTerm; readonly mm: number }[] {
  return ERROR_TERMS.flatMap(term => {
    const mm = error.terms[term];
    return mm === null ? [] : [{ term, mm }];
  }).sort((a, b) => b.mm - a.mm);
}

/** Warns of a path whose tool is predicted to miss by more than `limitMm`, and says what most of it comes from. */
export function checkPredictedError(
  trajectory: string,
  error: PredictedError,
  worstPlayMm: number,
  limitMm: number,
): Check {
  const { total95Mm, medianMm, entry95Mm, angle95Deg } = error;
  const over = total95Mm > limitMm;
  const [largest] = rankTerms(error);
  const isFine = isSubMillimetre(total95Mm, worstPlayMm);
  return {
    id: 'predicted-error',
    trajectory,
    status: over ? 'warn' : 'pass',
    value: total95Mm,
    limit: limitMm,
    sense: 'at-most',
    unit: 'mm',
    ...joined([
      words(isFine ? 'predicted-error-sub-millimetre' : 'predicted-error', {
        total: decimal(total95Mm, 2),
        median: decimal(medianMm, 2),
        entry: decimal(entry95Mm, 2),
        angle: decimal(angle95Deg, 1),
        cause: words(CAUSES[largest!.term]),
        most: decimal(largest!.mm, 2),
      }),
      over ? words(ADVICE[largest!.term]) : null,
    ]),
  };
}

const ADVICE = {
  imaging: 'scan-finer',
  surface: 'use-refined-surface',
  print: 'measure-printer',
  sleeve: 'sleeve-remedy',
  seating: 'seek-relief',
  fusion: 'look-at-fusion',
} as const satisfies Readonly<Record<ErrorTerm, MessageCode>>;
