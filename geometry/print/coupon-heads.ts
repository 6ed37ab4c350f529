import type { Sentence } from '../core/message';
import { words } from '../messages/phrase';
import type { CouponLayout } from './lay-out-coupon';
import { STERILISING_CYCLES } from './printer-profile';

/** A line of the table that is no measure. */
export interface CouponHead {
  readonly id: 'coupon' | 'tilt' | 'date' | 'lot' | 'cycle';
  readonly what: Sentence;
  /** What the coupon was made with; null: to be filled in. */
  readonly given: string | number | null;
}

/** Which coupon it is, and what must be told of it beside its measures. */
export const couponHeads = ({ id, tiltDeg }: Pick<CouponLayout, 'id' | 'tiltDeg'>): CouponHead[] => [
  { id: 'coupon', what: words('read-coupon'), given: id },
  { id: 'tilt', what: words('read-tilt'), given: tiltDeg },
  { id: 'date', what: words('read-date'), given: null },
  { id: 'lot', what: words('read-lot'), given: null },
  { id: 'cycle', what: words('read-cycle', { list: [...STERILISING_CYCLES] }), given: null },
];
