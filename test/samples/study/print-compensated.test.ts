import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { subtract, type Vec3 } from '../../../geometry/core/vector';
import { SHIPPED_PROFILES } from '../../../geometry/print/shipped-profiles';
import type { PrinterProfile } from '../../../geometry/print/printer-profile';
import type { SimulatedPrinter } from '../../../samples/print/simulated-printer';
import { measurePrinter } from '../../../samples/study/measure-printer';
import { printCompensated } from '../../../samples/study/print-compensated';
import { aimOf, type GuideBody } from '../../../samples/study/print-guide';

const smooth = { faceMm: 0, facePatchMm: 4 };
const bed = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const satisfies Record<string, Vec3>;
const random = () => ({ face: seededRandom(1), bore: seededRandom(2) });

/** A face level with the bed 40 mm across, but for one point on a wall, and an upright bore. */
const guide: GuideBody = {
  face: Float64Array.of(20, 0, 0, -20, 0, 0, 0, 20, 0, 0, -20, 0),
  normals: Float64Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0),
  bore: { upperLip: [10, 0, 30], lowerLip: [10, 0, 4], diameterMm: 1.9, reachMm: 60 },
};
const printer: SimulatedPrinter = {
  scale: [1.01, 0.99, 1.005],
  growthMm: 0.1,
  skew: 0.002,
  uprightMm: -0.2,
  leaningMm: -0.3,
};
const measured = (value: number) => ({ basis: 'measured', value, uncertainty: 0, source: 'test' }) as const;

/** The profile of a coupon that told this printer without a fault, but for some figures. */
function profileOf(change: Partial<SimulatedPrinter> = {}): PrinterProfile {
  const { scale, growthMm, skew, uprightMm } = { ...printer, ...change };
  return {
    ...SHIPPED_PROFILES['sla-resin'],
    measuredAt: '2026-01-01T00:00:00Z',
    scale: { x: measured(scale[0]), y: measured(scale[1]), z: measured(scale[2]) },
    skewDeg: measured((skew * 180) / Math.PI),
    edgeGrowthMm: measured(growthMm),
    bores: [{ diameterMm: 1.9, tiltDeg: 0, offsetMm: measured(uprightMm) }],
  };
}
const print = (profile: PrinterProfile, made = printer): GuideBody =>
  printCompensated(guide, bed, { printer: made, profile }, smooth, random());
const aimOff = (printed: GuideBody): Vec3 => subtract<Vec3>(aimOf(printed.bore), aimOf(guide.bore));

describe('printing on a printer that was measured', () => {
  it('gives the guide back where the coupon told all, but for the growth of walls', () => {
    const printed = print(profileOf());
    expect([...printed.face.subarray(0, 9)]).toEqual(
      [...guide.face.subarray(0, 9)].map(v => expect.closeTo(v, 9) as number),
    );
    // The bone of the last point looks along +y: the guide's wall grows towards it.
    expect([...printed.face.subarray(9)]).toEqual([0, -20.1, 0].map(v => expect.closeTo(v, 9) as number));
    expect(Math.hypot(...aimOff(printed))).toBeLessThan(1e-9);
    expect(printed.bore.diameterMm).toBeCloseTo(1.9, 1);
  });
  it('is off by what the coupon did not tell', () => {
    const told = profileOf({ scale: [1, 0.99, 1.005], uprightMm: -0.1 });
    const printed = print(told);
    // The middle of the face stays; the bore stands 10 mm beside it along x.
    expect(aimOff(printed)[0]).toBeCloseTo(0.1, 6);
    expect(printed.bore.diameterMm).toBeCloseTo(1.8, 1);
    const long = print(profileOf({ scale: [1.01, 0.99, 1] }));
    // The lip stands 30 mm up: 0.5 % of it.
    expect(long.bore.upperLip[2]).toBeCloseTo(30 * 1.005, 6);
  });
  it('comes out as the printer makes it where the profile is not measured', () => {
    const printed = print(SHIPPED_PROFILES['sla-resin']);
    expect(printed.face[0]).toBeCloseTo(20.2, 6);
    expect(printed.bore.diameterMm).toBeCloseTo(1.7, 1);
  });
  it('scatters single places by what the printer does', () => {
    const shaky = { ...printer, placeMm: 0.02 };
    const source = random();
    const off = Array.from({ length: 400 }, () => {
      const { bore } = printCompensated(guide, bed, { printer: shaky, profile: profileOf() }, smooth, source);
      return [bore.lowerLip[0] - 10, bore.upperLip[1], bore.reachMm - 60];
    });
    for (const n of [0, 1, 2]) {
      const sigma = Math.sqrt(off.reduce((sum, row) => sum + row[n]! ** 2, 0) / off.length);
      expect(sigma).toBeGreaterThan(0.018);
      expect(sigma).toBeLessThan(0.022);
    }
  });
});

describe('a clinic of the study', () => {
  it('has a printer of its own for each patient, told by its coupon to 0.1 %', () => {
    const clinics = [1, 2, 3].map(patient => measurePrinter({ seed: 5 }, patient, 1.8));
    for (const { printer: made, profile } of clinics) {
      expect(profile.measuredAt).not.toBeNull();
      expect(Math.abs(profile.scale.x.value! - made.scale[0])).toBeLessThan(0.001);
      expect(profile.bores.map(({ tiltDeg }) => tiltDeg)).toEqual([0, 20]);
    }
    expect(new Set(clinics.map(({ printer: { growthMm } }) => growthMm)).size).toBe(3);
    expect(measurePrinter({ seed: 5 }, 2, 1.8)).toEqual(clinics[1]);
  });
});
