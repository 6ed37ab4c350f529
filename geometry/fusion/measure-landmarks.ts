import { distance } from '../core/vector';
import type { LandmarkPair } from './fit-landmarks';
import { transformPoint, type RigidTransform } from './rigid-transform';

/** How far the spots of each pair lie apart under a transform, mm. */
export interface LandmarkResiduals {
  /** In the order of the pairs. */
  readonly eachMm: readonly number[];
  readonly meanMm: number;
  readonly maxMm: number;
  /** Root mean square. */
  readonly rmsMm: number;
}

/**
 * Measures any transform at landmarks, also one that was not fitted to them; null without a pair.
 */
export function measureLandmarks(
  pairs: readonly LandmarkPair[],
  fixedFromMoving: RigidTransform,
): LandmarkResiduals | null {
  if (pairs.length === 0) return null;
  const eachMm = pairs.map(pair => distance(pair.fixedLps, transformPoint(fixedFromMoving, pair.movingLps)));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    eachMm,
    meanMm: mean(eachMm),
    maxMm: Math.max(...eachMm),
    rmsMm: Math.sqrt(mean(eachMm.map(r => r * r))),
  };
}
