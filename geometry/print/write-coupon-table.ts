import { writeCsv, type Cell } from '../core/write-csv';
import { translate } from '../messages/translate';
import { listCouponRows } from './coupon-rows';
import { couponHeads } from './coupon-heads';
import type { CouponLayout } from './lay-out-coupon';

/** First line of a coupon's table. */
export const TABLE_COLUMNS = ['row', 'what', 'quoi', 'nominal', 'measured'] as const;

/**
 * The table that a coupon's readings are typed into, a CSV: what was drawn is filled in, what is
 * measured is empty, but for what is `filled` in, by the row's id.
 */
export function writeCouponTable(
  layout: CouponLayout,
  filled: ReadonlyMap<string, string | number> = new Map(),
): string {
  const heads = couponHeads(layout).map(({ id, what, given }): Cell[] => [
    id,
    translate([what], 'en'),
    translate([what], 'fr'),
    '',
    given ?? filled.get(id) ?? '',
  ]);
  const rows = listCouponRows(layout).map(({ id, what, nominal, kind }): Cell[] => [
    id,
    translate([what], 'en'),
    translate([what], 'fr'),
    kind === 'length' || kind === 'needle' ? Number(nominal.toFixed(3)) : '',
    filled.get(id) ?? '',
  ]);
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${writeCsv([[...TABLE_COLUMNS], ...heads, ...rows])}`;
}
