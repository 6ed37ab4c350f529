import type { GuideParameters } from './parameters';
import { shiftLength } from './shift-pad';

/** How far from an entry what a guide stands on can reach, mm. */
export const supportReach = ({
  support,
  feet,
  footprintRadiusMm,
  footprintShiftMm,
}: Pick<GuideParameters, 'support' | 'feet' | 'footprintRadiusMm' | 'footprintShiftMm'>): number =>
  support === 'pad' ? footprintRadiusMm + shiftLength(footprintShiftMm) : feet.reachMm;
