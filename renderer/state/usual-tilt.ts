import { angleBetween, subtract } from '../../geometry/core/vector';
import type { GuidePreview } from '../workers/planner/planner-protocol';

/** A lean that many bores have, where no guide says one, degrees. */
const USUAL_TILT_DEG = 20;

/**
 * The greatest lean of a guide's bores from its insertion, whole degrees: what a coupon is made
 * for.
 */
export function usualTilt(guide: Pick<GuidePreview, 'sleeves' | 'insertionLps'> | null): number {
  const leans = (guide?.sleeves ?? []).map(({ upperLipLps, lowerLipLps }) =>
    angleBetween(subtract(upperLipLps, lowerLipLps), guide!.insertionLps),
  );
  return leans.length === 0 ? USUAL_TILT_DEG : Math.round((Math.max(...leans) * 180) / Math.PI);
}
