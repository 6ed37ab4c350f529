import type { SeatingDescription } from '../../accuracy/describe-seating';
import type { PredictedError } from '../../accuracy/predict-error';
import type { Vec3 } from '../../core/vector';
import type { Plan, PlanTrajectory } from '../document/plan-schema';

/** A path's predicted error as plan.json has it. */
export function describeError(
  error: PredictedError | null,
): Pick<PlanTrajectory, 'predictedErrorMm' | 'predictedAngleDeg' | 'errorEllipsoid'> {
  if (!error) return { predictedErrorMm: null, predictedAngleDeg: null, errorEllipsoid: null };
  const { terms, total95Mm, medianMm, entry95Mm, entryMedianMm, ellipsoid } = error;
  const [a, b, c] = ellipsoid.halfAxesLps;
  return {
    predictedErrorMm: {
      ...terms,
      total95: total95Mm,
      median: medianMm,
      entry95: entry95Mm,
      entryMedian: entryMedianMm,
    },
    predictedAngleDeg: { p95: error.angle95Deg, median: error.angleMedianDeg },
    errorEllipsoid: { centreLps: plain(ellipsoid.centreLps), halfAxesLps: [plain(a), plain(b), plain(c)] },
  };
}

export const plainSeating = (seating: SeatingDescription): NonNullable<Plan['guide']>['seating'] => ({
  ...seating,
  directionLps: plain(seating.directionLps),
  centreLps: plain(seating.centreLps),
});

const plain = (v: Vec3): [number, number, number] => [v[0], v[1], v[2]];
