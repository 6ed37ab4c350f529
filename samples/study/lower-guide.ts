import type { SolidField } from '../../geometry/accuracy/simulate-seating';
import { along, type Vec3 } from '../../geometry/core/vector';

/** From so high a hand brings the guide, mm. */
const FROM_MM = 12;
/**
 * Bone gives way to so much: less is the scan's and the printer's error, which a guide that rests
 * on it has anyway, mm.
 */
const GIVE_MM = 0.1;
/** The least step down, mm: finer than what the give hides. */
const STEP_MM = 0.05;

/**
 * How high over its designed place a guide is stopped that comes straight down along its insertion:
 * 0 where the way is free, as it is where undercuts are blocked out. Each point goes down by its
 * own distance to bone at a time, which passes through nothing.
 *
 * @param face points of the guide where it was designed to stand, xyz each, mm
 * @param insertion unit, off the bone
 */
export function lowerGuide(face: Float64Array, bone: SolidField, insertion: Vec3): number {
  const spot = new Float64Array(4);
  let stoppedMm = 0;
  for (let p = 0; p < face.length; p += 3) {
    const designed: Vec3 = [face[p]!, face[p + 1]!, face[p + 2]!];
    for (let height = FROM_MM; height > stoppedMm;) {
      bone.at(...along(designed, insertion, height), spot);
      let away = spot[0]!;
      // No step down leads deeper than the give and itself: such a place is outside a surface that
      // is folded there.
      if (away < -GIVE_MM - STEP_MM && height < FROM_MM) away = -away;
      if (away < -GIVE_MM) {
        stoppedMm = height;
        break;
      }
      height -= Math.max(STEP_MM, away);
    }
  }
  return stoppedMm;
}
