import type { OtherBone } from '../anatomy/find-bone-parts';
import type { Sinuses } from '../anatomy/find-sinuses';
import { decimal, type Message } from '../core/message';
import { along, type Vec3 } from '../core/vector';
import type { MessageCode } from '../messages/catalogue';
import { chained } from '../messages/compose';
import { phrase, words } from '../messages/phrase';
import type { CheckList, TrajectoryLimits } from './check-trajectory';
import type { Wall } from './choose-wall';
import type { LooseBone } from './find-loose-bone';
import type { FoundBone } from './find-other-bone';
import type { Trajectory } from './trajectory';

/** What a line meets on its way to the target. */
export interface Way {
  readonly wall: Wall;
  readonly other: FoundBone | null;
  readonly loose: LooseBone | null;
}

/** Steepness, thickness and what else lies on the way from outside to the target. */
export function checkWay(
  list: CheckList,
  t: Trajectory,
  { wall, other, loose }: Way,
  sinuses: Sinuses | null,
  limits: TrajectoryLimits,
): void {
  checkAngle(list, t, limits);
  checkThickness(list, t, limits);
  checkOtherBone(list, other, loose);
  checkCrossings(list, t, wall);
  checkSinus(list, t, wall, sinuses, limits);
}

function checkAngle(list: CheckList, t: Trajectory, limits: TrajectoryLimits): void {
  const { warnAngleDeg, failAngleDeg } = limits;
  const angle = decimal(t.angleToNormalDeg, 0);
  const finding = {
    value: t.angleToNormalDeg,
    sense: 'at-most',
    unit: 'deg',
    atLps: t.entrySurfaceLps,
  } as const;
  if (t.angleToNormalDeg > failAngleDeg) {
    list.fail('obliquity', phrase('angle-too-oblique', { angle, limit: decimal(failAngleDeg, 0) }), {
      ...finding,
      limit: failAngleDeg,
    });
  } else if (t.angleToNormalDeg > warnAngleDeg) {
    list.warn('obliquity', phrase('angle-skates', { angle, limit: decimal(warnAngleDeg, 0) }), {
      ...finding,
      limit: warnAngleDeg,
    });
  } else {
    list.pass('obliquity', phrase('angle-to-bone', { angle }), { ...finding, limit: warnAngleDeg });
  }
}

function checkThickness(list: CheckList, t: Trajectory, limits: TrajectoryLimits): void {
  const limit = limits.warnThicknessMm;
  const finding = {
    value: t.boneThicknessMm,
    limit,
    sense: 'at-least',
    unit: 'mm',
    atLps: t.entrySurfaceLps,
  } as const;
  const told = { thickness: decimal(t.boneThicknessMm, 1) };
  if (t.boneThicknessMm < limit) list.warn('bone-thickness', phrase('bone-thin', told), finding);
  else list.pass('bone-thickness', phrase('bone-thickness', told), finding);
}

/**
 * The first bone on the way that is none of the brain-case's wall, by name; or something as dense
 * as bone that is no part of the skull's surface.
 */
function checkOtherBone(list: CheckList, found: FoundBone | null, loose: LooseBone | null): void {
  const finding = { limit: 0, sense: 'exactly', unit: 'count' } as const;
  if (found) {
    const place = { ...finding, value: found.names.length, atLps: found.atLps };
    list.fail('other-bone', sayOtherBone(found), place);
  } else if (loose) {
    list.fail('other-bone', phrase('other-bone-loose', { before: decimal(loose.beforeMm, 1) }), {
      ...finding,
      value: 1,
      atLps: loose.atLps,
    });
  } else {
    list.pass('other-bone', phrase('other-bone-none'), { ...finding, value: 0 });
  }
}

function sayOtherBone({ names, how, beforeMm }: FoundBone): Message {
  const bones = chained(
    'both',
    names.map(name => words(BONE_CODES[name])),
  );
  if (how === 'on') return phrase('other-bone-on', { bones });
  const code = how === 'through' ? 'other-bone-through' : 'other-bone-in-sleeve';
  return phrase(code, { bones, before: decimal(beforeMm, 1) });
}

const BONE_CODES = {
  mandible: 'the-mandible',
  'zygomatic-arch': 'the-zygomatic-arch',
  'postorbital-process': 'the-postorbital-process',
  process: 'a-process-of-the-skull',
  unnamed: 'one-not-the-brain-case',
} as const satisfies Readonly<Record<OtherBone, MessageCode>>;

function checkCrossings(list: CheckList, t: Trajectory, wall: Wall): void {
  const finding = {
    value: wall.layers.length,
    limit: 1,
    sense: 'exactly',
    unit: 'count',
    atLps: t.entrySurfaceLps,
  } as const;
  if (wall.layers.length > 1) {
    list.warn('bone-crossings', phrase('walls-several', { walls: wall.layers.length }), finding);
  } else {
    list.pass('bone-crossings', phrase('walls-one'), finding);
  }
}

/** Less air than this is a voxel's noise at a pocket's edge, mm. */
const LEAST_AIR_MM = 0.3;

function checkSinus(
  list: CheckList,
  t: Trajectory,
  wall: Wall,
  sinuses: Sinuses | null,
  limits: TrajectoryLimits,
): void {
  const crossing = sinuses?.crossing(t.entrySurfaceLps, t.targetLps) ?? airBetweenLayers(t, wall);
  const lengthMm = crossing?.lengthMm ?? 0;
  const finding = { value: lengthMm, limit: LEAST_AIR_MM, sense: 'at-most', unit: 'mm' } as const;
  if (crossing && lengthMm > LEAST_AIR_MM) {
    list[limits.sinus]('sinus', phrase('air-crossed', { length: decimal(lengthMm, 1) }), {
      ...finding,
      atLps: crossing.atLps,
    });
  } else if (sinuses) {
    list.pass('sinus', phrase('air-none'), finding);
  } else {
    list.pass('sinus', phrase('air-none-between-walls'), finding);
  }
}

/**
 * What the profile alone shows where the sinuses are not known: air between two layers of the wall.
 */
function airBetweenLayers(t: Trajectory, wall: Wall): { lengthMm: number; atLps: Vec3 } | null {
  const { startMm, stepMm, hu } = t.profile;
  let air = 0;
  let at: number | null = null;
  for (let n = 1; n < wall.layers.length; n++) {
    // Positions from the target become positions from the entry.
    const from = wall.layers[n - 1]!.toMm + t.lengthMm;
    const to = wall.layers[n]!.fromMm + t.lengthMm;
    for (let s = Math.ceil((from - startMm) / stepMm); s * stepMm + startMm < to && s < hu.length; s++) {
      if (s < 0 || hu[s]! >= -300) continue;
      air++;
      at ??= startMm + s * stepMm;
    }
  }
  return at === null ? null : { lengthMm: air * stepMm, atLps: along(t.entrySurfaceLps, t.directionLps, at) };
}
