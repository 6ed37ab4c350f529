import { along } from '../core/vector';
import { VIEW_RADIUS_MM, VIEW_TO_MM } from './mark-feet';
import type { PlacedFoot } from './placed-foot';
import { offSleeve, type PlacedSleeve } from './placed-sleeve';

/** The view is followed in steps of this, and keeps so far off a sleeve, mm. */
const STEP_MM = 0.5;
const OFF_MM = 0.2;

/**
 * Whether the view that is bored through a foot passes every sleeve: one that leans over the foot
 * would have its wall cut, and hide the bone from whoever looks.
 */
export function viewPassesSleeves(sleeves: readonly PlacedSleeve[], { point, normal }: PlacedFoot): boolean {
  for (let h = 0; h <= VIEW_TO_MM; h += STEP_MM) {
    const at = along(point, normal, h);
    if (sleeves.some(sleeve => offSleeve(sleeve, at) < VIEW_RADIUS_MM + OFF_MM)) return false;
  }
  return true;
}
