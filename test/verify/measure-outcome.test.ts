import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { PlanTrajectory } from '../../geometry/plan/document/plan-schema';
import { writeValue } from '../../geometry/messages/translate';
import { describeDepth, describeMiss } from '../../geometry/verify/describe-outcome';
import type { FoundInstrument } from '../../geometry/verify/found-instrument';
import { isInsidePredicted, measureOutcome } from '../../geometry/verify/measure-outcome';
import { pickInstrument } from '../../geometry/verify/pick-instrument';

const tool = { diameterMm: 1.8, windowMm: 8, tipMm: 2 };
const axes = { left: [1, 0, 0], dorsal: [0, -1, 0], rostral: [0, 0, 1] } as const;
/** Straight down: from 30 mm above the target. */
const path: PlanTrajectory = {
  id: 'T1',
  targetLps: [0, 30, 0],
  entrySurfaceLps: [0, 0, 0],
  directionLps: [0, 1, 0],
  lengthMm: 30,
  boneThicknessMm: 2,
  angleToNormalDeg: 0,
  surfaceUncertaintyMm: 0.04,
  sleeve: null,
  predictedErrorMm: {
    imaging: 0.3,
    surface: 0.1,
    print: 0.9,
    sterilising: 0.3,
    bending: 0.1,
    sleeve: 0.1,
    seating: 0.5,
    fusion: null,
    total95: 1.2,
    median: 0.6,
    entry95: 1,
    entryMedian: 0.5,
  },
  predictedAngleDeg: { p95: 3, median: 1.5 },
  errorEllipsoid: null,
};

describe('measureOutcome', () => {
  it('splits the error along the path and by the animal, and measures the entry across the path', () => {
    const tan = Math.tan((2 * Math.PI) / 180);
    const found: FoundInstrument = {
      way: 'needle',
      windowLps: patientPoint(0.3, 30.4, -0.5),
      tipLps: null,
      directionLps: patientVector(Math.sin((2 * Math.PI) / 180), Math.cos((2 * Math.PI) / 180), 0),
      straightnessMm: 0.02,
      distinctness: 4,
    };
    const o = measureOutcome(path, found, axes);
    expect(o.targetErrorMm).toBeCloseTo(Math.hypot(0.3, 0.4, 0.5), 10);
    expect([o.alongMm, o.leftMm, o.dorsalMm, o.rostralMm]).toEqual([
      expect.closeTo(0.4, 10),
      expect.closeTo(0.3, 10),
      expect.closeTo(-0.4, 10),
      expect.closeTo(-0.5, 10),
    ]);
    expect(o.acrossMm).toBeCloseTo(Math.hypot(0.3, 0.5), 10);
    expect(o.angleErrorDeg).toBeCloseTo(2, 10);
    expect(o.entryErrorMm).toBeCloseTo(Math.hypot(0.3 - 30.4 * tan, 0.5), 10);
    expect(o.inside).toEqual({ target: true, entry: true, angle: true });
    expect(isInsidePredicted(o)).toBe(true);
    expect(writeValue(describeMiss(o), 'en')).toBe('0.50 mm caudal, 0.40 mm ventral, 0.30 mm left');
    expect(writeValue(describeDepth(o), 'en')).toBe('0.40 mm too deep');
  });

  it('knows no entry and no angle of a cavity, and calls what lies outside outside', () => {
    const o = measureOutcome(
      path,
      {
        way: 'cavity',
        windowLps: patientPoint(0, 28.5, 0),
        tipLps: null,
        directionLps: null,
        straightnessMm: null,
        distinctness: 20,
      },
      axes,
    );
    expect(o).toMatchObject({
      entryErrorMm: null,
      angleErrorDeg: null,
      inside: { target: false, entry: null, angle: null },
    });
    expect(isInsidePredicted(o)).toBe(false);
    expect(writeValue(describeDepth(o), 'en')).toBe('1.50 mm too shallow');
  });
});

describe('pickInstrument', () => {
  it('puts the window half its length and the tip behind the marked tip', () => {
    const found = pickInstrument(patientPoint(0, 36, 0), patientPoint(0, 0, 0), tool);
    expect(found).toMatchObject({ ok: true, value: { way: 'picked', windowLps: [0, 30, 0] } });
  });

  it('refuses two marks on one spot', () => {
    expect(pickInstrument(patientPoint(1, 1, 1), patientPoint(1, 2, 1), tool)).toMatchObject({
      ok: false,
      problem: { code: 'picks-too-close' },
    });
  });
});
