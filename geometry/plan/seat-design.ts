import { seatingRadius } from '../accuracy/predict-error';
import type { SeatingPrediction } from '../accuracy/predict-seating';
import { movePoint } from '../accuracy/solve-contacts';
import { subtract, type Vec3 } from '../core/vector';
import type { GuideDesign } from '../guide/guide-design';
import type { Case } from './document/case-schema';
import { seatGuide, type KnownBone } from './predict-accuracy';

/** 95 % radius at the worst of some targets, mm; Infinity where nothing is seated. */
export function worstRadius(seated: SeatingPrediction | null, targets: readonly Vec3[]): number {
  if (!seated) return Infinity;
  const { motions, centre } = seated;
  return Math.max(
    ...targets.map(target =>
      seatingRadius(motions.map(motion => subtract<Vec3>(movePoint(motion, centre, target), target))),
    ),
  );
}

/** Seatings that are drawn: the 95 % radius is then good to about 12 %, as the comparison's is. */
const DRAWS = 100;

/**
 * How a guide that was made seats, by the contact simulation on its own face, mm at the worst
 * target: a pad's outline, its windows and what was blocked out of it are in that, and were not
 * known when it was compared.
 */
export const seatDesign = (
  planCase: Case,
  design: Pick<GuideDesign, 'contacts' | 'insertionLps' | 'sights'>,
  targetsLps: readonly Vec3[],
  bone: KnownBone,
): number => worstRadius(seatGuide(planCase, design, bone, DRAWS), targetsLps);
