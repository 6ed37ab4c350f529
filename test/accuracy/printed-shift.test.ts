import { describe, expect, it } from 'vitest';
import { predictError } from '../../geometry/accuracy/predict-error';
import { printedShift, type MeasuredPrint } from '../../geometry/accuracy/printed-shift';
import { seededRandom } from '../../geometry/core/random';
import { NO_ERROR, PLAIN_PATH } from '../support/plain-sleeve';

const EVERYTHING_KNOWN: MeasuredPrint = {
  bed: { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] },
  contactLps: [0, 0, 0],
  scale: [0, 0, 0],
  skew: 0,
  residualMm: 0,
};
const print = (part: Partial<MeasuredPrint>): MeasuredPrint => ({ ...EVERYTHING_KNOWN, ...part });
/** A path 30 mm beside the middle of the contacts, straight down; see PLAIN_PATH. */
const beside = { ...PLAIN_PATH, targetLps: [30, 0, -30], entryLps: [30, 0, 0] } as const;
/** Every draw is one standard deviation. */
const one = (): number => 1;

describe('printedShift', () => {
  it('puts nothing off where everything is known', () => {
    const { target, entry } = printedShift(EVERYTHING_KNOWN, beside)(one);
    expect(Math.hypot(...target, ...entry)).toBeLessThan(1e-12);
  });

  it('bears scale by the distance from the contacts: 0.5 % over 95 mm is 0.48 mm', () => {
    const far = { ...beside, targetLps: [95, 0, -30], entryLps: [95, 0, 0] } as const;
    const { target, entry } = printedShift(print({ scale: [0.005, 0, 0] }), far)(one);
    expect(target[0]).toBeCloseTo(0.475, 9);
    expect(entry[0]).toBeCloseTo(0.475, 9);
    expect(Math.hypot(target[1], target[2])).toBeLessThan(1e-12);
  });

  it('bears depth by the upper lip, which the stop rests on, and not by the target', () => {
    // The upper lip stands 25 + 31 - 30 = 26 mm over the contacts: a guide 1 % taller stops the
    // tool 0.26 mm higher.
    const { target } = printedShift(print({ scale: [0, 0, 0.01] }), beside)(one);
    expect(target[2]).toBeCloseTo(0.26, 9);
  });

  it('goes by the bed’s axes and not the patient’s', () => {
    const turned = print({
      bed: { x: [0, 0, -1], y: [0, 1, 0], z: [1, 0, 0] },
      scale: [0, 0, 0.01],
    });
    expect(printedShift(turned, beside)(one).target[0]).toBeCloseTo(0.3, 9);
  });

  it('shears x by y', () => {
    const y30 = { ...beside, targetLps: [0, 30, -30], entryLps: [0, 30, 0] } as const;
    expect(printedShift(print({ skew: 0.01 }), y30)(one).target).toEqual([
      expect.closeTo(0.3, 9),
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ]);
  });

  it('carries the lips’ own errors on along the line, as a line through two points does', () => {
    const random = seededRandom(5);
    const shift = printedShift(print({ residualMm: 0.02 }), PLAIN_PATH);
    let squares = 0;
    const draws = 20000;
    for (let n = 0; n < draws; n++) squares += shift(() => random.normal()).target[0] ** 2 / draws;
    // Lips 25 mm apart, target 31 mm beyond the lower: (1 + 31/25) of one less 31/25 of the other.
    expect(Math.sqrt(squares)).toBeCloseTo(0.02 * Math.hypot(1 + 31 / 25, 31 / 25), 3);
  });
});

describe('predictError of a printer that was measured', () => {
  const sources = { ...NO_ERROR, printMm: 0.51, printer: print({ scale: [0.001, 0.001, 0.001] }) };

  it('takes the coupon in the place of the published mean', () => {
    const { terms, total95Mm } = predictError(beside, sources, [0, 0, 1], null);
    // 0.1 % over 30 mm across and 26 mm of depth.
    expect(terms.print!).toBeGreaterThan(0.03);
    expect(terms.print!).toBeLessThan(0.1);
    expect(terms.sterilising).toBe(0);
    expect(total95Mm).toBeGreaterThanOrEqual(terms.print!);
  });

  it('grows with the lever, and sterilising stays a term of its own', () => {
    const far = { ...beside, targetLps: [90, 0, -30], entryLps: [90, 0, 0] } as const;
    const near = predictError(beside, sources, [0, 0, 1], null).terms.print!;
    expect(predictError(far, sources, [0, 0, 1], null).terms.print! / near).toBeGreaterThan(2);
    const steamed = predictError(beside, { ...sources, sterilisationMm: 0.18 }, [0, 0, 1], null);
    expect(steamed.terms.print).toBeCloseTo(near, 9);
    expect(steamed.terms.sterilising!).toBeGreaterThan(0.2);
  });
});

it('parts printing and sterilising as their means do, and adds them as before', () => {
  const both = predictError(
    PLAIN_PATH,
    { ...NO_ERROR, printMm: 0.4, sterilisationMm: 0.3 },
    [0, 0, 1],
    null,
  ).terms;
  const whole = predictError(PLAIN_PATH, { ...NO_ERROR, printMm: 0.5 }, [0, 0, 1], null).terms;
  expect(both.print! / both.sterilising!).toBeCloseTo(4 / 3, 9);
  expect(Math.hypot(both.print!, both.sterilising!)).toBeCloseTo(whole.print!, 9);
});
