import { MEAN_TO_SIGMA } from '../accuracy/predict-error';
import { refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { CASE_DEFAULTS } from '../plan/document/case-schema';
import type { RecordRow } from './record-row';
import { guideOf } from './summarise-record';

/**
 * Fewer operations refine nothing. With the prior below, ten guides leave the factor known to about
 * a quarter (95 %), which is the least that tells "half as much again" from "as predicted"; with
 * five it is a third.
 */
export const LEAST_GUIDES = 10;
/**
 * Weight of the published terms, in degrees of freedom: as much as three to four guides. It says
 * that a clinic's errors lie between 0.69 and 1.83 times what is predicted, 95 times in 100.
 */
const PRIOR = 9;
/** What the case file admits, mm. */
const MOST_MM = 5;

/** What a clinic's own record makes of the error budget. */
export interface RefinedTerms {
  readonly guides: number;
  /**
   * Observed spread at the target by the predicted one, with the published terms: middle and 95 %
   * interval.
   */
  readonly factor: number;
  readonly factorLow: number;
  readonly factorHigh: number;
  /** Degrees of freedom of the posterior, and how many of them are the prior's. */
  readonly degrees: number;
  readonly priorDegrees: number;
  /** Replaces the case's `accuracy.printMm`; the interval follows from the factor's. */
  readonly printMm: number;
  readonly printLowMm: number;
  readonly printHighMm: number;
}

/**
 * Refines the budget by what happened: how the clinic's errors at the target compare with what was
 * predicted of them.
 *
 * Model: of each guide, e_i ~ N(0, k S_i), S_i the predicted covariance without picking and fusion
 * (`predictedSpread`), so that n_i |e_i|^2 / trace S_i is about k chi-squared of n_i degrees of
 * freedom, n_i the spread's directions. k has the conjugate prior scaled-inverse-chi-squared(9, 1):
 * its posterior has N = 9 + sum n_i degrees and scale (9 + sum n_i |e_i|^2 / trace S_i) / N (Gelman
 * et al., Bayesian Data Analysis, 3rd ed. 2013, 2.6). Few guides thus shrink towards the published
 * terms. Several paths of one guide share its seating: they count as one, by their mean.
 *
 * A record shows errors, not their causes. The whole difference is laid on the print term, the one
 * that is another printer's in the published budget: printMm becomes what makes the predicted mean
 * square k times what it was. Every row is first carried back to the published print term, so that
 * a refined budget is never refined by itself.
 *
 * @returns refused (`record-too-short`) below `LEAST_GUIDES` guides with a predicted error
 */
export function refineTerms(rows: readonly RecordRow[]): Result<RefinedTerms> {
  const guides = new Map<
    string,
    { ratio: number; directions: number; squareMm2: number; restMm2: number }[]
  >();
  for (const row of rows) {
    if (row.predictedRmsMm === null || row.predictedDirections === null) continue;
    const restMm2 = Math.max(0, row.predictedRmsMm ** 2 - printSquare(row.printMm, row.sterilisationMm));
    const squareMm2 = restMm2 + PUBLISHED;
    const path = {
      ratio: row.targetErrorMm ** 2 / squareMm2,
      directions: row.predictedDirections,
      squareMm2,
      restMm2,
    };
    guides.set(guideOf(row), [...(guides.get(guideOf(row)) ?? []), path]);
  }
  if (guides.size < LEAST_GUIDES) {
    return refuse(
      'record-too-short',
      phrase('record-too-short', { count: guides.size, least: LEAST_GUIDES }),
    );
  }
  let degrees = PRIOR;
  let sum = PRIOR;
  for (const paths of guides.values()) {
    const directions = mean(paths.map(p => p.directions));
    degrees += directions;
    sum += directions * mean(paths.map(p => p.ratio));
  }
  const all = [...guides.values()];
  const squareMm2 = mean(all.map(paths => mean(paths.map(p => p.squareMm2))));
  const restMm2 = mean(all.map(paths => mean(paths.map(p => p.restMm2))));
  const print = (k: number): number => {
    const wanted = k * squareMm2 - restMm2;
    const mm = Math.sqrt(Math.max(0, wanted / SQUARE_PER_MM2 - CASE_DEFAULTS.accuracy.sterilisationMm ** 2));
    return Math.min(MOST_MM, Number(mm.toFixed(3)));
  };
  const k = sum / degrees;
  const low = sum / chiSquared(degrees, 1.959964);
  const high = sum / chiSquared(degrees, -1.959964);
  return succeed({
    guides: guides.size,
    factor: Math.sqrt(k),
    factorLow: Math.sqrt(low),
    factorHigh: Math.sqrt(high),
    degrees,
    priorDegrees: PRIOR,
    printMm: print(k),
    printLowMm: print(low),
    printHighMm: print(high),
  });
}

/** Mean square of three even directions whose length has a mean of 1 mm; see `predictError`. */
const SQUARE_PER_MM2 = 3 * MEAN_TO_SIGMA ** 2;
const printSquare = (printMm: number, sterilisationMm: number): number =>
  SQUARE_PER_MM2 * (printMm ** 2 + sterilisationMm ** 2);
const PUBLISHED = printSquare(CASE_DEFAULTS.accuracy.printMm, CASE_DEFAULTS.accuracy.sterilisationMm);

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * The point below which chi-squared stays as often as a standard normal stays below `z` (Wilson and
 * Hilferty 1931).
 */
const chiSquared = (degrees: number, z: number): number => {
  const a = 2 / (9 * degrees);
  return degrees * (1 - a + z * Math.sqrt(a)) ** 3;
};
