import { patientPoint } from '../../geometry/core/frames';
import type { SliceBalls } from './slice-view-props';
import {
  patientToPlane,
  planeToScreen,
  screenPoint,
  type ScreenPoint,
  type SliceWindow,
} from './slice-window';

/** The middle of the cut's upper edge on the screen, CSS pixels; null where nothing is cut. */
export function findTopOfCut(
  w: SliceWindow,
  { middlesLps: p, ballRadiusMm }: Pick<SliceBalls, 'middlesLps' | 'ballRadiusMm'>,
): ScreenPoint | null {
  let [left, right, top] = [Infinity, -Infinity, Infinity];
  for (let n = 0; n < p.length; n += 3) {
    const at = patientToPlane(w.plane, patientPoint(p[n]!, p[n + 1]!, p[n + 2]!));
    const cut2 = ballRadiusMm * ballRadiusMm - at[2] * at[2];
    if (cut2 <= 0) continue;
    const [x, y] = planeToScreen(w, at);
    const radiusPx = Math.sqrt(cut2) / w.mmPerPx;
    left = Math.min(left, x - radiusPx);
    right = Math.max(right, x + radiusPx);
    top = Math.min(top, y - radiusPx);
  }
  return left <= right ? screenPoint((left + right) / 2, top) : null;
}
