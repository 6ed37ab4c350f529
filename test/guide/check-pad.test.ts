import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, type PatientVector } from '../../geometry/core/frames';
import { checkGuidedLength, checkReach, checkTilt } from '../../geometry/guide/check-pad';
import type { GuideParameters, Sleeve } from '../../geometry/guide/parameters';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { codesOf } from '../support/codes-of';

const leaning = (deg: number, turnDeg = 0): PatientVector => {
  const [tilt, turn] = [(deg * Math.PI) / 180, (turnDeg * Math.PI) / 180];
  return patientVector(-Math.sin(tilt) * Math.cos(turn), -Math.sin(tilt) * Math.sin(turn), -Math.cos(tilt));
};

/** A bore whose path goes down, leaning by so much from straight down. */
const bore = (deg: number, id = 'T1', turnDeg = 0): PlacedSleeve => ({
  trajectory: {
    id,
    targetLps: patientPoint(0, 0, 0),
    entrySurfaceLps: patientPoint(0, 0, 20),
    directionLps: leaning(deg, turnDeg),
  },
  entry: [0, 0, 0],
  up: [0, 0, 1],
  boreRadiusMm: 1,
  outerRadiusMm: 4,
  seatRadiusMm: 5,
  reliefRadiusMm: 1.7,
  lowerLipMm: 1,
  upperLipMm: 26,
  clearMm: 2,
  targetDepthMm: 20,
});

describe('checkTilt', () => {
  // 1.5 long: an insertion direction need not be unit.
  const off = patientVector(0, 0, 1.5);
  it('passes 45.4 degrees and fails 45.6', () => {
    const least = checkTilt(bore(45.4), off);
    expect(codesOf(least)).toEqual(['bore-tilt tilt=45.4']);
    expect(least).toMatchObject({
      id: 'bore-tilt',
      trajectory: 'T1',
      status: 'pass',
      value: expect.closeTo(45.4, 9),
      limit: 45.5,
      sense: 'at-most',
      unit: 'deg',
    });
    const steep = checkTilt(bore(45.6), off);
    expect(steep).toMatchObject({ status: 'fail', value: expect.closeTo(45.6, 9), limit: 45.5 });
    expect(codesOf(steep)).toEqual(['bore-tilt-over tilt=45.6', 'tilt-remedy']);
  });

  it('says that no direction serves two bores more than 91 degrees apart, and names the one farthest off', () => {
    const remedy = (...others: PlacedSleeve[]): string => codesOf(checkTilt(bore(50), off, others))[1]!;
    const far = 'bores-need-two-guides other=T3 apart=92';
    expect(remedy(bore(42, 'T3', 180), bore(10, 'T2'))).toBe(far);
    expect(remedy(bore(10, 'T2'), bore(42, 'T3', 180))).toBe(far);
    expect(remedy(bore(40.5, 'T3', 180))).toBe('tilt-remedy');
  });
});

describe('checkGuidedLength', () => {
  const sleeve: Sleeve = {
    trajectory: 'T1',
    boreDiameterMm: 2,
    outerDiameterMm: 8,
    lowerLipLps: patientPoint(0, 0, 0),
    upperLipLps: patientPoint(1, 2, 20),
    guidedLengthMm: 20,
    depthStopMm: 50,
    needleStopMm: 56,
    dots: 0,
  };
  it('says nothing of a sleeve as long as asked or longer', () => {
    expect(checkGuidedLength(sleeve, 20)).toEqual([]);
    expect(checkGuidedLength(sleeve, 20 + 1e-7)).toEqual([]);
    expect(checkGuidedLength(sleeve, 15)).toEqual([]);
  });
  it('warns of a shorter one', () => {
    expect(checkGuidedLength(sleeve, 20.05)).toHaveLength(1);
    const [short, ...others] = checkGuidedLength(sleeve, 25);
    expect(others).toEqual([]);
    expect(short).toMatchObject({
      ...{ id: 'guided-length', trajectory: 'T1', status: 'warn', value: 20, limit: 25 },
      ...{ sense: 'at-least', unit: 'mm', atLps: [1, 2, 20] },
    });
    expect(codesOf(short!)).toEqual(['guided-length-short guided=20.0 asked=25.0']);
  });
});

describe('checkReach', () => {
  const reach = (
    footprintRadiusMm: number,
    askedMm: number,
    [rostral, left]: readonly [number, number] = [0, 0],
    exposedRadiusMm = 25,
  ) => {
    const parameters: GuideParameters = {
      ...{ ...GUIDE_DEFAULTS, label: 'test' },
      ...{ footprintRadiusMm, exposedRadiusMm, footprintShiftMm: { rostral, left } },
    };
    return checkReach(parameters, askedMm);
  };

  it('passes a pad that reaches as far as asked and no further than the exposed bone', () => {
    const sound = reach(16, 16);
    expect(sound).toMatchObject({ id: 'footprint', status: 'pass', value: 16, limit: 16, sense: 'at-least' });
    expect(codesOf(sound)).toEqual(['pad-as-asked radius=16.0']);
    // 20 mm of radius and a shift of 3, 4 come to 25 exactly.
    expect(reach(20, 20, [3, 4]).status).toBe('pass');
  });

  it('warns of a smaller one', () => {
    const small = reach(14.5, 16);
    expect(small).toMatchObject({ status: 'warn', value: 14.5, limit: 16, sense: 'at-least', unit: 'mm' });
    expect(codesOf(small)).toEqual(['pad-smaller radius=14.5 asked=16.0']);
  });

  it.each([
    [[3, 4], ['pad-middle along=3.0 end=(to-rostral) across=4.0 side=(to-the-left)']],
    [[-3, -0.5], ['pad-middle along=3.0 end=(to-caudal) across=0.5 side=(to-the-right)']],
    [[0.04, 0.4], ['pad-middle-one-way off=0.4 side=(to-the-left)']],
    [[0, -0.05], ['pad-middle-one-way off=0.1 side=(to-the-right)']],
    [[-0.4, 0], ['pad-middle-one-way off=0.4 side=(to-caudal)']],
    [[0.05, -0.04], ['pad-middle-one-way off=0.1 side=(to-rostral)']],
    [[0.04, 0.04], []],
  ] as const)('says how far its middle lies aside: %j', (shift, words) => {
    expect(codesOf(reach(16, 16, shift))).toEqual(['pad-as-asked radius=16.0', ...words]);
  });

  it('warns of one that reaches beyond the exposed bone', () => {
    const wide = reach(20.1, 20.1, [3, 4]);
    expect(wide).toMatchObject({
      ...{ id: 'footprint', status: 'warn', limit: 25, sense: 'at-most', unit: 'mm' },
      value: expect.closeTo(25.1, 9),
    });
    expect(codesOf(wide)).toEqual([
      'pad-as-asked radius=20.1',
      'pad-middle along=3.0 end=(to-rostral) across=4.0 side=(to-the-left)',
      'pad-beyond-exposed reach=25.1 exposed=25.0',
    ]);
    expect(codesOf(reach(26, 28))).toEqual([
      'pad-smaller radius=26.0 asked=28.0',
      'pad-beyond-exposed reach=26.0 exposed=25.0',
    ]);
  });
});
