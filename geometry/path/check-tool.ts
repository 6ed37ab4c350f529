import type { Endocranium } from '../anatomy/find-endocranium';
import { decimal } from '../core/message';
import { along } from '../core/vector';
import { joined, phrase, words } from '../messages/phrase';
import type { SurfaceIndex } from '../surface/query/queries';
import type { CheckList, TrajectoryLimits } from './check-trajectory';
import { windowToTipMm } from './place-tool';
import type { Trajectory, TrajectoryTool } from './trajectory';
/** How far ahead of the target the needle's room is looked for, mm, beyond what it needs. */
const LOOK_AHEAD_MM = 30;
const STEP_MM = 0.25;

/** What bounds the room beyond the target. */
export interface HeadRoom {
  readonly bone: SurfaceIndex;
  readonly endocranium: Endocranium | null;
}

/**
 * Whether the needle is long enough for the path, and whether its tip stays in the brain-case
 * beyond the target.
 */
export function checkTool(
  list: CheckList,
  t: Trajectory,
  { tool, sleeveMm }: { readonly tool: TrajectoryTool; readonly sleeveMm: number },
  head: HeadRoom,
  limits: TrajectoryLimits,
): void {
  const tipMm = windowToTipMm(tool);
  checkFarSide(list, t, tool, head, limits);
  const needMm = t.lengthMm + sleeveMm + tipMm;
  const finding = {
    value: needMm,
    limit: tool.lengthMm,
    sense: 'at-most',
    unit: 'mm',
    atLps: t.targetLps,
  } as const;
  const lengths = { need: decimal(needMm, 1), length: decimal(tool.lengthMm, 1) };
  if (needMm > tool.lengthMm)
    list.fail('needle-length', phrase('needle-shorter-than-path', lengths), finding);
  else list.pass('needle-length', phrase('needle-length', lengths), finding);
}

/**
 * The window's centre lies on the target, so the tip goes on by half the window and the dead end
 * behind it.
 */
function checkFarSide(
  list: CheckList,
  t: Trajectory,
  tool: TrajectoryTool,
  { bone, endocranium }: HeadRoom,
  limits: TrajectoryLimits,
): void {
  const tipMm = windowToTipMm(tool);
  const reach = tipMm + LOOK_AHEAD_MM;
  const hit = bone.castRay(t.targetLps, t.directionLps, reach)[0];
  let room = hit?.distanceMm ?? reach;
  let meetsBone = true;
  if (endocranium?.contains(t.targetLps)) {
    for (let s = STEP_MM; s < room; s += STEP_MM) {
      if (endocranium.contains(along(t.targetLps, t.directionLps, s))) continue;
      // The map of the brain-case is good to half a millimetre or so: bone just behind its edge is
      // the edge.
      if (!hit || hit.distanceMm - s > 1.5) {
        room = s;
        meetsBone = false;
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
  const tip = decimal(tipMm, 1);
  if (room < tipMm) {
    const told = { tip, room: decimal(room, 1) };
    const remedy = words(tool.windowMm > 0 ? 'tip-remedy-window' : 'tip-remedy');
    const meets = words(meetsBone ? 'tip-meets-far-bone' : 'tip-leaves-braincase', told);
    list.fail('far-side', joined([meets, remedy]), finding);
  } else if (room < tipMm + limits.warnRoomMm) {
    const told = { tip, left: decimal(room - tipMm, 1) };
    list.warn('far-side', phrase(meetsBone ? 'tip-near-far-bone' : 'tip-near-braincase-end', told), finding);
  } else {
    list.pass('far-side', phrase('tip-clear-of-far-side', { tip }), finding);
  }
}
