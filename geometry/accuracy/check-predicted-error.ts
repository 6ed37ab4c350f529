import type { Check } from '../core/check';
import { decimal, type Sentence } from '../core/message';
import type { MessageCode } from '../messages/catalogue';
import { joined, words } from '../messages/phrase';
import { sleeveRemedy } from './check-sleeve-play';
import { sleevePlayLimits, type SleeveFit } from './sleeve-play';
import { ERROR_TERMS, type ErrorTerm, type PredictedError } from './predict-error';

/** What the terms are called in a sentence. */
const CAUSES = {
  imaging: 'from-voxels',
  surface: 'from-surface',
  print: 'from-print',
  sterilising: 'from-sterilising',
  sleeve: 'from-sleeve',
  bending: 'from-bending',
  seating: 'from-seat',
  fusion: 'from-fusion',
} as const satisfies Readonly<Record<ErrorTerm, MessageCode>>;

/**
 * Whether a plan may be called sub-millimetre: predicted so 95 times in 100, and no play in the
 * sleeve that belies it.
 */
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

/** What is known of a guide that decides which advice can be followed. */
export interface Remediable {
  /** Whether its bone surface is the refined one. */
  readonly isRefined: boolean;
  /** Whether a larger footprint would find more bone to rest on. */
  readonly canGrow: boolean;
  /** Whether the print's error is that of its printer's coupon; default false. */
  readonly isPrinterMeasured?: boolean;
  readonly fit: Pick<SleeveFit, 'boreDiameterMm' | 'toolDiameterMm'>;
}

/**
 * Warns of a path whose tool is predicted to miss by more than `limitMm`, and says what most of it
 * comes from.
 */
export function checkPredictedError(
  trajectory: string,
  error: PredictedError,
  worstPlayMm: number,
  limitMm: number,
  guide: Remediable,
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
      over ? advise(largest!.term, guide) : null,
    ]),
  };
}

function advise(
  term: ErrorTerm,
  { isRefined, canGrow, fit, isPrinterMeasured = false }: Remediable,
): Sentence {
  switch (term) {
    case 'imaging':
      return words('scan-finer');
    case 'surface':
      return words(isRefined ? 'surer-bone' : 'use-refined-surface');
    case 'print':
      return words(isPrinterMeasured ? 'shorten-print-lever' : 'measure-printer');
    case 'sterilising':
      return words('sterilise-coupon');
    case 'sleeve':
      return sleeveRemedy(fit);
    case 'bending':
      return words('stiffen-guide');
    case 'seating':
      return words(canGrow ? 'seek-relief' : 'seek-relief-elsewhere');
    case 'fusion':
      return words('look-at-fusion');
  }
}
