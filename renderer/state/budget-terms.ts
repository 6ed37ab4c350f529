import { ERROR_TERMS, type ErrorTerm } from '../../geometry/accuracy/predict-error';
import type { Draft } from './draft';
import type { ErrorPrediction } from '../workers/planner/planner-protocol';

export type BudgetTerm = ErrorTerm;

/** The numbers of the case that each term rests on. */
export const TERM_FIELDS: Readonly<
  Record<BudgetTerm, readonly Exclude<keyof Draft['accuracy'], 'warnAboveMm'>[]>
> = {
  imaging: ['imagingMm'],
  surface: ['surfaceMm'],
  print: ['printMm'],
  sterilising: ['sterilisationMm'],
  sleeve: [],
  bending: [],
  seating: ['surfaceNoiseMm', 'surfacePatchMm', 'printFaceMm', 'placementMm', 'placementDeg', 'sightMm'],
  fusion: ['fusionMm'],
};

/**
 * The terms that apply, the largest first; all in their usual order where nothing is predicted yet.
 */
export function rankTerms(error: ErrorPrediction['paths'][number]['predictedErrorMm']): BudgetTerm[] {
  if (!error) return ERROR_TERMS.filter(term => term !== 'fusion');
  return ERROR_TERMS.filter(term => error[term] !== null).sort((a, b) => error[b]! - error[a]!);
}
