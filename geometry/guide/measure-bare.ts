import type { PlacedFoot } from './placed-foot';
import type { PlacedSleeve } from './placed-sleeve';

/**
 * Bone is bared so far round what stands on it or is bored through it, mm: a hand must see that
 * nothing lies between.
 */
export const BARED_ROUND_MM = 1;

/**
 * Bone that a guide on feet needs bare, mm2: a disc under each foot and one round each bore as wide
 * as its sleeve or small pad, with `BARED_ROUND_MM` round them. Soft tissue under the arms is
 * parted, not stripped.
 */
export function measureBare(
  sleeves: readonly Pick<PlacedSleeve, 'outerRadiusMm'>[],
  feet: readonly Pick<PlacedFoot, 'radiusMm'>[],
  padRadiusMm: number,
): number {
  const disc = (radiusMm: number): number => Math.PI * (radiusMm + BARED_ROUND_MM) ** 2;
  return (
    feet.reduce((sum, foot) => sum + disc(foot.radiusMm), 0) +
    sleeves.reduce((sum, sleeve) => sum + disc(Math.max(sleeve.outerRadiusMm, padRadiusMm)), 0)
  );
}
