import { along, distance, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import type { SlicePath } from '../slices/slice-view-props';

/** What is drawn of a path, LPS mm. */
export interface PathShape {
  readonly needle: { readonly from: Vec3; readonly to: Vec3; readonly radiusMm: number };
  readonly sleeve: { readonly from: Vec3; readonly to: Vec3; readonly radiusMm: number } | null;
  readonly target: Vec3;
  readonly targetRadiusMm: number;
  /** Where the line leaves the bone, once known. */
  readonly entry: Vec3 | null;
  /** Where the tool comes to 95 times in 100: an ellipsoid's middle and half-axes. */
  readonly error: { readonly centreLps: Vec3; readonly halfAxesLps: readonly [Vec3, Vec3, Vec3] } | null;
  readonly faint: boolean;
}

/** The needle shown above the sleeve, or above the bone before there is one, mm. */
const SHOWN_ABOVE_MM = 16;
const LEAST_RADIUS_MM = 0.5;
const TARGET_RADIUS_MM = 1.5;

/**
 * Rods and balls of a path; null where target and entry coincide and there is no direction to draw.
 * `withSleeve`: where no guide shows it.
 */
export function shapePath(path: SlicePath, withSleeve = true): PathShape | null {
  const { targetLps, entryLps } = path;
  if (!(distance(targetLps, entryLps) > 1e-3)) return null;
  const out = normalize<Vec3>(subtract(entryLps, targetLps));
  const top = path.upperLipLps ?? path.entrySurfaceLps ?? entryLps;
  const radiusMm = Math.max(LEAST_RADIUS_MM, (path.boreDiameterMm ?? 0) / 2);
  const sleeve =
    withSleeve && path.lowerLipLps && path.upperLipLps && distance(path.lowerLipLps, path.upperLipLps) > 1e-3
      ? {
          from: path.lowerLipLps,
          to: path.upperLipLps,
          radiusMm: Math.max(radiusMm + 0.5, (path.outerDiameterMm ?? 0) / 2),
        }
      : null;
  return {
    needle: { from: targetLps, to: along<Vec3>(top, out, SHOWN_ABOVE_MM), radiusMm },
    sleeve,
    target: targetLps,
    targetRadiusMm: Math.max(radiusMm, path.targetRadiusMm ?? TARGET_RADIUS_MM),
    entry: path.entrySurfaceLps ?? null,
    error: path.error ?? null,
    faint: !path.selected,
  };
}
