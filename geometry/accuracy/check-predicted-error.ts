import type { Check } from '../core/check';
import { sleevePlayLimits } from './sleeve-play';
import { ERROR_TERMS, type ErrorTerm, type PredictedError } from './predict-error';

/** What the terms are called in a sentence. */
const TERM_WORDS: Readonly<Record<ErrorTerm, string>> = {
  imaging: 'the voxels of the scan',
  surface: 'the bone surface',
  print: 'the print',
  sleeve: 'play in the sleeve',
  seating: 'the seat of the guide on the bone',
  fusion: 'the fusion of the scans',
};

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
  const cause = `most comes from ${TERM_WORDS[largest!.term]} (${largest!.mm.toFixed(2)} mm)`;
  const fine = isSubMillimetre(total95Mm, worstPlayMm) ? ', sub-millimetre' : '';
  const target = `within ${total95Mm.toFixed(2)} mm of the target${fine} (median ${medianMm.toFixed(2)} mm)`;
  const entry = `${entry95Mm.toFixed(2)} mm at the entry`;
  return {
    id: 'predicted-error',
    trajectory,
    status: over ? 'warn' : 'pass',
    value: total95Mm,
    limit: limitMm,
    sense: 'at-most',
    unit: 'mm',
    message:
      `Predicted 95 times in 100: ${target}, ${entry}, ${angle95Deg.toFixed(1)} degrees; ${cause}.` +
      (over ? ` ${ADVICE[largest!.term]}` : ''),
  };
}

const ADVICE: Readonly<Record<ErrorTerm, string>> = {
  imaging: 'Scan with smaller voxels.',
  surface: 'Use the refined bone surface.',
  print: "Measure your own printer's error and enter it, or print on a better one.",
  sleeve: 'Lengthen the sleeve, or make the bore closer to the needle.',
  seating: 'Grow or move the footprint to where the bone has more relief.',
  fusion: 'Look at the fusion again, or plan on the CT itself.',
};
