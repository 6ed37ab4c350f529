import type { Result } from '../../geometry/core/result';
import { DEFAULT_PRINTER } from '../../geometry/plan/guide-input';
import { layOutCoupon, type CouponLayout } from '../../geometry/print/lay-out-coupon';
import type { CouponWork } from './session/coupon-work';

/** How the coupon lies on its printer's bed, or on the bed that is assumed where none is known. */
export const couponLayout = ({
  profile,
  toolDiameterMm,
  tiltDeg,
}: Pick<CouponWork, 'profile' | 'toolDiameterMm' | 'tiltDeg'>): Result<CouponLayout> =>
  layOutCoupon({ toolDiameterMm, tiltDeg, bedMm: profile.bed.sizeMm ?? DEFAULT_PRINTER.bedMm });
