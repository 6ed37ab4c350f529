import { succeed, type Result } from '../core/result';
import type { Language } from '../messages/translate';
import type { SolidKernel } from '../solid/load-kernel';
import { writeStl } from '../surface/mesh/write-stl';
import { buildCoupon } from './build-coupon';
import { layOutCoupon, type CouponLayout, type CouponRequest } from './lay-out-coupon';
import type { PrinterProfile } from './printer-profile';
import { writeCouponSheet } from './write-coupon-sheet';
import { writeCouponTable } from './write-coupon-table';

/** Everything that a coupon leaves with. */
export interface CouponFiles {
  readonly layout: CouponLayout;
  readonly stl: Uint8Array;
  readonly sheets: Readonly<Record<Language, string>>;
  /** The table that readings are typed into, a CSV. */
  readonly table: string;
}

/**
 * Makes the coupon for a printer's bed: the part, its measuring sheet in both languages and its
 * table.
 * @param assumedBedMm for a profile whose bed is not known
 */
export function makeCoupon(
  kernel: SolidKernel,
  profile: PrinterProfile,
  { toolDiameterMm, tiltDeg }: Omit<CouponRequest, 'bedMm'>,
  assumedBedMm: CouponRequest['bedMm'],
): Result<CouponFiles> {
  const laid = layOutCoupon({ toolDiameterMm, tiltDeg, bedMm: profile.bed.sizeMm ?? assumedBedMm });
  if (!laid.ok) return laid;
  const layout = laid.value;
  return succeed({
    layout,
    stl: writeStl(buildCoupon(kernel, layout), `Bregma coupon ${layout.id} mm NOMINAL, do not compensate`),
    sheets: {
      en: writeCouponSheet(layout, profile, 'en'),
      fr: writeCouponSheet(layout, profile, 'fr'),
    },
    table: writeCouponTable(layout),
  });
}
