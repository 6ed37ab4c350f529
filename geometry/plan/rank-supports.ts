import type { SupportOption } from './compare-supports';

/**
 * A square centimetre more of bared bone must be worth so much of the seating, mm: our own rate.
 */
const COST_PER_CM2 = 0.05;

/** A support by what it bares and how it seats. */
export type SupportSeat = Omit<SupportOption, 'isOnFront' | 'costMm'>;

/** What a support is ranked by, mm. */
export const costOf = ({ seating95Mm, bareMm2 }: Pick<SupportSeat, 'seating95Mm' | 'bareMm2'>): number =>
  seating95Mm + (COST_PER_CM2 * bareMm2) / 100;

/** Supports side by side, those that bare least first, each with what it costs. */
export const rankSupports = (seats: readonly SupportSeat[]): SupportOption[] =>
  [...seats]
    .sort((a, b) => a.bareMm2 - b.bareMm2)
    .map((seat, n, all) => ({
      ...seat,
      costMm: costOf(seat),
      isOnFront: all.every((other, m) => m === n || !dominates(other, seat)),
    }));

const dominates = (a: SupportSeat, b: SupportSeat): boolean =>
  a.bareMm2 <= b.bareMm2 &&
  a.seating95Mm <= b.seating95Mm &&
  (a.bareMm2 < b.bareMm2 || a.seating95Mm < b.seating95Mm);
