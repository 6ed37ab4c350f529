import { describe, expect, it } from 'vitest';
import { findLapses, isMeasuredFor } from '../../geometry/print/judge-profile';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import { daysAfterCoupon, MEASURED_PRINTER } from '../support/measured-printer';

const same = { lot: 'L-0815', cycle: 'steam-121' } as const;

describe('findLapses', () => {
  it('holds a coupon for thirty days, its lot and its cycle', () => {
    expect(findLapses(MEASURED_PRINTER, same, daysAfterCoupon(0))).toEqual([]);
    expect(findLapses(MEASURED_PRINTER, same, daysAfterCoupon(30))).toEqual([]);
    expect(findLapses(MEASURED_PRINTER, same, daysAfterCoupon(30.1))).toEqual(['age']);
    expect(findLapses(MEASURED_PRINTER, { ...same, lot: 'L-0816' }, daysAfterCoupon(1))).toEqual(['lot']);
    expect(findLapses(MEASURED_PRINTER, { ...same, cycle: 'none' }, daysAfterCoupon(1))).toEqual(['cycle']);
    expect(findLapses(MEASURED_PRINTER, { lot: '', cycle: null }, daysAfterCoupon(40))).toEqual([
      'age',
      'lot',
      'cycle',
    ]);
  });
  it('does not believe a coupon of a day that is still to come, but for a time zone', () => {
    expect(findLapses(MEASURED_PRINTER, same, daysAfterCoupon(-0.9))).toEqual([]);
    expect(findLapses(MEASURED_PRINTER, same, daysAfterCoupon(-1.1))).toEqual(['ahead']);
  });
  it('takes a lot with a blank behind it for the same', () => {
    expect(findLapses(MEASURED_PRINTER, { ...same, lot: 'L-0815 ' }, daysAfterCoupon(1))).toEqual([]);
  });
  it('has nothing to lapse in a profile that was never measured', () => {
    const shipped = SHIPPED_PROFILES['sla-resin'];
    expect(findLapses(shipped, same, daysAfterCoupon(1000))).toEqual([]);
    expect(isMeasuredFor(shipped, { lot: '', cycle: null })).toBe(false);
  });
});
