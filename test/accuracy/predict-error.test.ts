import { describe, expect, it } from 'vitest';
import { checkPredictedError, isSubMillimetre } from '../../geometry/accuracy/check-predicted-error';
import { MEAN_TO_SIGMA, predictError, type GuidedPath } from '../../geometry/accuracy/predict-error';
import { predictSleevePlay } from '../../geometry/accuracy/sleeve-play';
import { NO_ERROR, PLAIN_PATH } from '../support/plain-sleeve';

const path = PLAIN_PATH;
const none = NO_ERROR;
const straight: GuidedPath = { ...path, boreDiameterMm: 1.8 };

/** 4000 draws: a 95 % point is good to about 2 %. */
const near = (value: number | null, wanted: number, share = 0.03): void => {
  expect(value).not.toBeNull();
  expect(Math.abs(value! - wanted)).toBeLessThan(share * wanted);
};

describe('predictError', () => {
  it('is nothing where nothing errs', () => {
    const error = predictError(straight, none, [0, 0, 1], null);
    expect(error.total95Mm).toBe(0);
    expect(error.angle95Deg).toBe(0);
    expect(error.terms.seating).toBeNull();
    expect(error.terms.fusion).toBeNull();
  });

  it('takes voxels as a Gaussian along each axis, which turns no needle', () => {
    const error = predictError(straight, { ...none, imagingMm: [0.2, 0.2, 0.2] }, [0, 0, 1], null);
    near(error.terms.imaging, 0.2 * 2.7955);
    near(error.total95Mm, 0.2 * 2.7955);
    near(error.medianMm, 0.2 * 1.5382);
    expect(error.entry95Mm).toBe(0);
    expect(error.angle95Deg).toBe(0);
    const [a, , c] = error.ellipsoid.halfAxesLps;
    near(Math.hypot(...a), 0.2 * 2.7955, 0.06);
    near(Math.hypot(...c), 0.2 * 2.7955, 0.06);
  });

  it('moves the guide along its insertion with the surface', () => {
    const error = predictError(straight, { ...none, surfaceMm: 0.3 }, [0, 0.6, 0.8], null);
    near(error.terms.surface, 0.3 * 1.96);
    near(error.entry95Mm, 0.6 * 0.3 * 1.96);
  });

  it('gives the published mean at the target for the print, less at the entry, and an angle', () => {
    const error = predictError(straight, { ...none, printMm: 0.51 }, [0, 0, 1], null);
    near(error.terms.print, MEAN_TO_SIGMA * 0.51 * 2.7955);
    const alone = MEAN_TO_SIGMA * 0.51;
    const lever = 31 / 25;
    // Both lips off by the same, independently: their difference over the sleeve's length is the
    // angle.
    const lip = alone / Math.hypot(1 + lever, lever);
    near(error.angle95Deg, (Math.atan((lip * Math.SQRT2 * 2.4477) / 25) * 180) / Math.PI);
    expect(error.entry95Mm).toBeLessThan(0.6 * error.terms.print!);
  });

  it('keeps the needle within the worst case of the sleeve, and comes near it', () => {
    const error = predictError(path, none, [0, 0, 1], null);
    const worst = predictSleevePlay({ ...path });
    expect(error.terms.sleeve!).toBeLessThan(worst.errorMm);
    expect(error.terms.sleeve!).toBeGreaterThan(0.55 * worst.errorMm);
    expect(error.angle95Deg).toBeLessThan((worst.tilt * 180) / Math.PI);
  });

  it('carries a turn of the guide along the lever to the target', () => {
    const turn = 0.02;
    const motions = Array.from({ length: 40 }, (_, n) => {
      const side = n % 2 ? 1 : -1;
      return Float64Array.of(0, 0, 0, side * turn, 0, 0);
    });
    const error = predictError(straight, none, [0, 0, 1], { motions, centre: [0, 0, 0], leverMm: 10 });
    expect(error.total95Mm).toBeCloseTo(2 * 30 * Math.sin(turn / 2), 6);
    expect(error.entry95Mm).toBeCloseTo(0, 6);
    expect(error.angle95Deg).toBeCloseTo((turn * 180) / Math.PI, 2);
  });

  it('adds the published mean of a fusion in every direction at the target, and none at the entry', () => {
    const error = predictError(straight, { ...none, fusionMm: 0.5 }, [0, 0, 1], null);
    near(error.terms.fusion, MEAN_TO_SIGMA * 0.5 * 2.7955);
    near(error.total95Mm, MEAN_TO_SIGMA * 0.5 * 2.7955);
    expect(error.entry95Mm).toBe(0);
  });

  it('adds terms by their squares where they are independent, and gives the same again', () => {
    const sources = {
      ...none,
      imagingMm: [0.3, 0.3, 0.3] as const,
      printMm: 0.51,
      sterilisationMm: 0.18,
      fusionMm: 0.5,
    };
    const error = predictError(path, sources, [0, 0, 1], null);
    const { imaging, print, sleeve, fusion } = error.terms;
    near(error.total95Mm, Math.hypot(imaging!, print!, sleeve!, fusion!), 0.05);
    expect(predictError(path, sources, [0, 0, 1], null)).toEqual(error);
  });
});

describe('checkPredictedError', () => {
  const error = predictError(path, { ...none, printMm: 1.8 }, [0, 0, 1], null);

  const guide = { isRefined: true, canGrow: true, fit: path };

  it('warns above the limit and names what most of it comes from', () => {
    const check = checkPredictedError('T1', error, 0.17, 2, guide);
    expect(check).toMatchObject({ status: 'warn', limit: 2, unit: 'mm', trajectory: 'T1' });
    expect(check.message).toContain('most comes from the print');
    expect(checkPredictedError('T1', error, 0.17, 9, guide).status).toBe('pass');
  });

  it('says sub-millimetre only where it is predicted, and no loose sleeve belies it', () => {
    expect(isSubMillimetre(0.99, 0.2)).toBe(true);
    expect(isSubMillimetre(1, 0.2)).toBe(false);
    expect(isSubMillimetre(0.9, 0.81)).toBe(false);
    const fine = predictError(path, none, [0, 0, 1], null);
    expect(checkPredictedError('T1', fine, 0.17, 2, guide).message).toContain('sub-millimetre');
    expect(checkPredictedError('T1', error, 0.17, 2, guide).message).not.toContain('sub-millimetre');
  });
});
