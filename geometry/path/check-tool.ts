import type { Endocranium } from '../anatomy/find-endocranium';
import { along } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';
import { mm, type CheckList, type TrajectoryLimits } from './check-trajectory';
import type { Trajectory, TrajectoryTool } from './trajectory';
/** How far ahead of the target the needle's room is looked for, mm, beyond what it needs. */
const LOOK_AHEAD_MM = 30;
const STEP_MM = 0.25;

/** Whether the needle is long enough for the path, and whether its tip stays in the brain-case beyond the target. */
export function checkTool(
  list: CheckList,
  t: Trajectory,
  tool: TrajectoryTool,
  sleeveMm: number,
  bone: SurfaceIndex,
  endocranium: Endocranium | null,
  limits: TrajectoryLimits,
): void {
  const tipMm = tool.windowMm / 2 + tool.tipMm;
  checkFarSide(list, t, tipMm, bone, endocranium, limits);
  const needMm = t.lengthMm + sleeveMm + tipMm;
  const finding = {
    value: needMm,
    limit: tool.lengthMm,
    sense: 'at-most',
    unit: 'mm',
    atLps: t.targetLps,
  } as const;
  const found = `From the sleeve's upper lip to its tip the needle takes ${mm(needMm)}`;
  if (needMm > tool.lengthMm) {
    list.fail(
      'needle-length',
      `${found}, but it is only ${mm(tool.lengthMm)} long: take a longer needle, a shorter sleeve or a nearer entry.`,
      finding,
    );
  } else {
    list.pass('needle-length', `${found} of its ${mm(tool.lengthMm)}.`, finding);
  }
}

/** The window's centre lies on the target, so the tip goes on by half the window and the dead end behind it. */
function checkFarSide(
  list: CheckList,
  t: Trajectory,
  tipMm: number,
  bone: SurfaceIndex,
  endocranium: Endocranium | null,
  limits: TrajectoryLimits,
): void {
  const reach = tipMm + LOOK_AHEAD_MM;
  const hit = bone.castRay(t.targetLps, t.directionLps, reach)[0];
  let room = hit?.distanceMm ?? reach;
  let meets = hit ? 'the bone of the far side' : '';
  if (endocranium?.contains(t.targetLps)) {
    for (let s = STEP_MM; s < room; s += STEP_MM) {
      if (endocranium.contains(along(t.targetLps, t.directionLps, s))) continue;
      // The map of the brain-case is good to half a millimetre or so: bone just behind its edge is the edge.
      if (!hit || hit.distanceMm - s > 1.5) {
        room = s;
        meets = 'the end of the brain-case';
      }
      break;
    }
  }
  const finding = {
    value: room,
    limit: room < tipMm ? tipMm : tipMm + limits.warnRoomMm,
    sense: 'at-least',
    unit: 'mm',
    atLps: along(t.targetLps, t.directionLps, Math.min(room, tipMm)),
  } as const;
  if (room < tipMm) {
    list.fail(
      'far-side',
      `The needle's tip goes ${mm(tipMm)} beyond the target but meets ${meets} after ${mm(room)}: choose a shorter window, move the target back or change the direction.`,
      finding,
    );
  } else if (room < tipMm + limits.warnRoomMm) {
    list.warn(
      'far-side',
      `The needle's tip goes ${mm(tipMm)} beyond the target and ends only ${mm(room - tipMm)} before ${meets}: mind the needle stop.`,
      finding,
    );
  } else {
    list.pass(
      'far-side',
      `The needle's tip goes ${mm(tipMm)} beyond the target and stays clear of the far side.`,
      finding,
    );
  }
}
