import { listCouponRows } from './coupon-rows';
import { fitLengths, type MeasuredLength } from './fit-lengths';
import type { MeasuredCoupon } from './read-coupon-table';

/** The lengths of a coupon that were measured, in the order of its sheet. */
export const lengthsOf = ({ layout, readings }: MeasuredCoupon): MeasuredLength[] =>
  listCouponRows(layout).flatMap(({ id, nominal, model }) =>
    model ? [{ id, nominalMm: nominal, measuredMm: readings.get(id)!, model }] : [],
  );

/** How far each length lies from what all of them together say, by its row, mm. */
export function couponResiduals(coupon: MeasuredCoupon): ReadonlyMap<string, number> {
  const lengths = lengthsOf(coupon);
  const { residualsMm } = fitLengths(lengths);
  return new Map(lengths.map(({ id }, n) => [id, residualsMm[n]!]));
}
