import type { Problem } from '../../../geometry/core/result';
import type { PrinterProfile, SterilisingCycle } from '../../../geometry/print/printer-profile';

/** A coupon on its way from print to profile. */
export interface CouponWork {
  /** The printer that it is of, as it was known before. */
  readonly profile: PrinterProfile;
  /** What decides its shape; see `CouponShape`. */
  readonly toolDiameterMm: number;
  readonly tiltDeg: number;
  /** As they are typed, by the row's id. */
  readonly readings: Readonly<Record<string, number>>;
  /** "2026-01-31". */
  readonly day: string;
  readonly lot: string;
  readonly cycle: SterilisingCycle;
  /** Null until it was solved, and once a reading is changed. */
  readonly solved: SolvedCoupon | null;
  /** Why it cannot be solved as it is. */
  readonly problem: Problem | null;
}

interface SolvedCoupon {
  readonly profile: PrinterProfile;
  /** How far each length lies from what all say, by its row, mm. */
  readonly residualsMm: Readonly<Record<string, number>>;
}
