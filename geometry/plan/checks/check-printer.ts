import type { Check } from '../../core/check';
import { decimal, type Sentence } from '../../core/message';
import { joined, phrase, words } from '../../messages/phrase';
import { cycleWords } from '../../print/describe-profile';
import { findLapses, PROFILE_DAYS, type Lapse } from '../../print/judge-profile';
import { isMeasured } from '../../print/printer-profile';
import type { Case, CasePrinter } from '../document/case-schema';

/**
 * What the case's printer says about the guide: whether its coupon still speaks for it, whether the
 * material bears the cycle, whether a layer is finer than the gap to the bone and a bore wider than
 * the narrowest gap. None for a case without a printer.
 *
 * @param now milliseconds since 1970, of the machine that plans
 */
export function checkPrinter(planCase: Pick<Case, 'printer' | 'tool' | 'guide'>, now: number): Check[] {
  const { printer } = planCase;
  if (!printer) return [];
  const { layerMm, minimumGapMm } = printer.profile;
  const boreMm = planCase.tool.diameterMm + planCase.guide.sleeve.boreClearanceMm;
  return [
    checkProfile(printer, now),
    ...(printer.cycle === null || printer.cycle === 'none' ? [] : [checkCycle(printer, printer.cycle)]),
    ...(layerMm.value === null ? [] : [checkLayer(layerMm.value, planCase.guide.contactGapMm)]),
    ...(minimumGapMm.value === null ? [] : [checkGap(minimumGapMm.value, boreMm)]),
  ];
}

const LAPSES = {
  age: 'coupon-old',
  ahead: 'coupon-ahead',
  lot: 'coupon-other-lot',
  cycle: 'coupon-other-cycle',
} as const satisfies Readonly<Record<Lapse, string>>;

/** A profile that was never measured is no fault: it says what the prediction then rests on. */
function checkProfile(printer: CasePrinter, now: number): Check {
  const { profile } = printer;
  const base = { id: 'printer-profile', value: null, limit: null, unit: '' } as const;
  const { name, measuredAt } = profile;
  if (!isMeasured(profile)) {
    return { ...base, status: 'pass', ...phrase('printer-not-measured', { printer: name }) };
  }
  const told = { printer: name, date: measuredAt!.slice(0, 10) };
  const lapses = findLapses(profile, printer, now);
  if (lapses.length === 0) return { ...base, status: 'pass', ...phrase('printer-measured', told) };
  const isOther = lapses.some(lapse => lapse === 'lot' || lapse === 'cycle');
  return {
    ...base,
    status: 'warn',
    ...joined([
      words('printer-lapsed', told),
      ...lapses.map(lapse => lapseWords(lapse, printer)),
      words(isOther ? 'print-term-published' : 'print-term-of-old-coupon'),
      words('coupon-again'),
    ]),
  };
}

function lapseWords(lapse: Lapse, { profile, lot, cycle }: CasePrinter): Sentence {
  switch (lapse) {
    case 'age':
      return words(LAPSES.age, { days: PROFILE_DAYS });
    case 'ahead':
      return words(LAPSES.ahead);
    case 'lot':
      return words(LAPSES.lot, { measured: named(profile.lot), used: named(lot) });
    case 'cycle':
      return words(LAPSES.cycle, {
        measured: profile.cycle === null ? words('not-said') : cycleWords(profile.cycle),
        used: cycle === null ? words('not-said') : cycleWords(cycle),
      });
  }
}

const named = (lot: string): Sentence | string => (lot.trim() === '' ? words('not-said') : lot);

/** A material that does not bear the cycle comes out as another part. */
function checkCycle({ profile }: CasePrinter, cycle: NonNullable<CasePrinter['cycle']>): Check {
  const known = profile.sterilising.find(one => one.cycle === cycle);
  const told = { material: profile.material, cycle: cycleWords(cycle) };
  return {
    id: 'printer-cycle',
    status: known ? (known.bears ? 'pass' : 'fail') : 'warn',
    value: null,
    limit: null,
    unit: '',
    ...(known
      ? known.bears
        ? phrase('cycle-is-borne', { ...told, source: known.source })
        : phrase('cycle-is-not-borne', { ...told, source: known.source })
      : phrase('cycle-not-known', told)),
  };
}

/** A face is stepped by a layer: steps as high as the gap leave none of it. */
function checkLayer(layerMm: number, contactGapMm: number): Check {
  const isFine = layerMm <= contactGapMm;
  const told = { layer: decimal(layerMm, 3), gap: decimal(contactGapMm, 2) };
  return {
    id: 'printer-layer',
    status: isFine ? 'pass' : 'warn',
    value: layerMm,
    limit: contactGapMm,
    sense: 'at-most',
    unit: 'mm',
    ...(isFine ? phrase('layer-fine', told) : phrase('layer-coarse', told)),
  };
}

function checkGap(minimumGapMm: number, boreMm: number): Check {
  const isOpen = boreMm >= minimumGapMm;
  const told = { bore: decimal(boreMm, 2), least: decimal(minimumGapMm, 2) };
  return {
    id: 'printer-gap',
    status: isOpen ? 'pass' : 'fail',
    value: boreMm,
    limit: minimumGapMm,
    sense: 'at-least',
    unit: 'mm',
    ...(isOpen ? phrase('gap-comes-open', told) : phrase('gap-closes', told)),
  };
}
