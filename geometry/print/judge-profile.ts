import { isMeasured, type PrinterProfile, type SterilisingCycle } from './printer-profile';

/** So many days a coupon speaks for its printer. */
export const PROFILE_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/**
 * What a guide is printed from, and what it goes through before it is used; as far as it was said.
 */
export interface PrintUse {
  readonly lot: string;
  readonly cycle: SterilisingCycle | null;
}

/**
 * Why a coupon no longer speaks for a guide: its age, a day that is still to come, another lot,
 * another cycle.
 */
export type Lapse = 'age' | 'ahead' | 'lot' | 'cycle';

/** In what another guide is not as its coupon was: in what the case says, whatever the day. */
function findOtherUse({ lot, cycle }: PrinterProfile, use: PrintUse): Extract<Lapse, 'lot' | 'cycle'>[] {
  return [
    ...(lot.trim() === use.lot.trim() ? [] : (['lot'] as const)),
    ...(cycle === use.cycle ? [] : (['cycle'] as const)),
  ];
}

/**
 * Why a measured profile has lapsed for a guide; none while it holds, and of a profile that was
 * never measured.
 *
 * @param now milliseconds since 1970, of the machine that plans
 */
export function findLapses(profile: PrinterProfile, use: PrintUse, now: number): Lapse[] {
  if (!isMeasured(profile)) return [];
  const since = now - Date.parse(profile.measuredAt!);
  return [
    ...(since > PROFILE_DAYS * DAY_MS ? (['age'] as const) : []),
    // Two clocks may differ, and a day has its time zone.
    ...(since < -DAY_MS ? (['ahead'] as const) : []),
    ...findOtherUse(profile, use),
  ];
}

/**
 * Whether a coupon went through what the guide goes through, so that what it does to a part is in
 * its figures.
 */
export const isMeasuredFor = (profile: PrinterProfile, use: PrintUse): boolean =>
  isMeasured(profile) && findOtherUse(profile, use).length === 0;

/** The last day on which a coupon speaks for its printer, "2026-01-31"; null without one. */
export const couponExpiry = (profile: PrinterProfile): string | null =>
  isMeasured(profile)
    ? new Date(Date.parse(profile.measuredAt!) + PROFILE_DAYS * DAY_MS).toISOString().slice(0, 10)
    : null;
