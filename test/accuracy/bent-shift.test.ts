import { describe, expect, it } from 'vitest';
import { bentShift, SIDE_FORCE_SIGMA_N } from '../../geometry/accuracy/bent-shift';
import { predictError, type GuidedPath } from '../../geometry/accuracy/predict-error';
import type { Bend } from '../../geometry/guide/bend-arms';
import { NO_ERROR, PLAIN_PATH } from '../support/plain-sleeve';

/** The bore straight up, 25 mm long, its lower lip 31 mm over the target; nothing plays in it. */
const path: GuidedPath = { ...PLAIN_PATH, boreDiameterMm: 1.8 };
/** 1 N moves the upper lip by so much, mm, and the lower one by nothing. */
const upperGives = (mm: number): Bend['perNewton'] => [
  { lower: [0, 0, 0], upper: [mm, 0, 0] },
  { lower: [0, 0, 0], upper: [0, mm, 0] },
];
/** One standard deviation along the first direction, none along the other. */
const oneWay = () => {
  const draws = [1, 0];
  return () => draws.shift()!;
};

describe('bentShift', () => {
  it('carries the line on through both lips: the target moves the other way, by its lever', () => {
    const { target, entry } = bentShift(upperGives(0.01), path)(oneWay());
    expect(target[0]).toBeCloseTo((-0.01 * SIDE_FORCE_SIGMA_N * 31) / 25, 12);
    expect(entry[0]).toBeCloseTo((-0.01 * SIDE_FORCE_SIGMA_N * 1) / 25, 12);
    expect([target[1], target[2], entry[1], entry[2]].every(mm => Math.abs(mm) < 1e-15)).toBe(true);
  });

  it('moves the tool by what both lips move by, and in depth by what the upper one does', () => {
    const both: Bend['perNewton'] = [
      { lower: [0.01, 0, -0.03], upper: [0.01, 0, 0.02] },
      { lower: [0, 0.01, 0], upper: [0, 0.01, 0] },
    ];
    const { target, entry } = bentShift(both, path)(oneWay());
    const wanted = [0.01 * SIDE_FORCE_SIGMA_N, 0, 0.02 * SIDE_FORCE_SIGMA_N];
    wanted.forEach((mm, a) => {
      expect(target[a]).toBeCloseTo(mm, 12);
      expect(entry[a]).toBeCloseTo(mm, 12);
    });
  });
});

describe('the bending in the predicted error', () => {
  it('is, 95 times in 100, within what 5 N do, at target, entry and in angle', () => {
    const error = predictError(path, { ...NO_ERROR, bend: upperGives(0.01) }, [0, 0, 1], null);
    const most = (0.05 * 31) / 25;
    expect(error.terms.bending! / most).toBeCloseTo(1, 1);
    expect(error.total95Mm).toBe(error.terms.bending);
    expect(error.entry95Mm / (0.05 / 25)).toBeCloseTo(1, 1);
    expect(error.angle95Deg / ((Math.atan(0.05 / 25) * 180) / Math.PI)).toBeCloseTo(1, 1);
  });

  it('grows with the lever and with the give, and is no term of a guide that does not give', () => {
    const term = (bend: Bend['perNewton'] | null, lipToTargetMm = 31) =>
      predictError({ ...path, lipToTargetMm }, { ...NO_ERROR, bend }, [0, 0, 1], null).terms.bending;
    expect(term(upperGives(0.02))! / term(upperGives(0.01))!).toBeCloseTo(2, 9);
    expect(term(upperGives(0.01), 62)! / term(upperGives(0.01))!).toBeCloseTo(2, 9);
    expect(term(upperGives(0))).toBe(0);
    expect(term(null)).toBeNull();
  });

  it('adds to the whole, and leaves the other terms as they were', () => {
    const sources = { ...NO_ERROR, printMm: 0.3, surfaceMm: 0.1 };
    const [stiff, soft] = [null, upperGives(0.03)].map(bend =>
      predictError(path, { ...sources, bend }, [0, 0, 1], null),
    );
    expect(soft!.total95Mm).toBeGreaterThan(stiff!.total95Mm + 0.01);
    expect({ ...soft!.terms, bending: null }).toEqual(stiff!.terms);
  });
});
