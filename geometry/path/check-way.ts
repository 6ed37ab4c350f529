import type { Sinuses } from '../anatomy/find-sinuses';
import { along, type Vec3 } from '../core/vector';
import { deg, mm, type CheckList, type TrajectoryLimits } from './check-trajectory';
import type { Wall } from './choose-wall';
import type { Trajectory } from './measure-trajectory';

/** Steepness, thickness and what else lies on the way from outside to the target. */
export function checkWay(
  list: CheckList,
  t: Trajectory,
  wall: Wall,
  sinuses: Sinuses | null,
  limits: TrajectoryLimits,
): void {
  checkAngle(list, t, limits);
  checkThickness(list, t, limits);
  checkCrossings(list, t, wall);
  checkSinus(list, t, wall, sinuses, limits);
}

function checkAngle(list: CheckList, t: Trajectory, limits: TrajectoryLimits): void {
  const { warnAngleDeg, failAngleDeg } = limits;
  const found = `The path meets the bone at ${deg(t.angleToNormalDeg)} to its normal`;
  const finding = {
    value: t.angleToNormalDeg,
    sense: 'at-most',
    unit: 'deg',
    atLps: t.entrySurfaceLps,
  } as const;
  if (t.angleToNormalDeg > failAngleDeg) {
    list.fail(
      'obliquity',
      `${found}, too oblique to drill (limit ${deg(failAngleDeg)}): choose an entry where it stands more upright.`,
      {
        ...finding,
        limit: failAngleDeg,
      },
    );
  } else if (t.angleToNormalDeg > warnAngleDeg) {
    list.warn(
      'obliquity',
      `${found}; a drill skates above ${deg(warnAngleDeg)}: start with a burr, or choose a more upright entry.`,
      {
        ...finding,
        limit: warnAngleDeg,
      },
    );
  } else {
    list.pass('obliquity', `${found}.`, { ...finding, limit: warnAngleDeg });
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
  const found = `The bone is ${mm(t.boneThicknessMm)} thick along the path`;
  if (t.boneThicknessMm < limit) {
    list.warn(
      'bone-thickness',
      `${found}, thin enough to give way: drill by hand, or choose an entry over thicker bone.`,
      finding,
    );
  } else {
    list.pass('bone-thickness', `${found}.`, finding);
  }
}

function checkCrossings(list: CheckList, t: Trajectory, wall: Wall): void {
  const first = wall.before[0];
  if (first) {
    const atLps: Vec3 = along(t.targetLps, t.directionLps, first.fromMm);
    const awayMm = wall.stretches[0]!.fromMm - wall.before[wall.before.length - 1]!.toMm;
    list.fail(
      'other-bone',
      `Another bone stands in the path, ${mm(awayMm)} before the one to be drilled (a zygomatic arch or the mandible): choose an entry clear of it.`,
      { value: wall.before.length, limit: 0, sense: 'exactly', unit: 'count', atLps },
    );
  } else {
    list.pass('other-bone', 'No other bone stands in the path.', {
      value: 0,
      limit: 0,
      sense: 'exactly',
      unit: 'count',
    });
  }
  const finding = {
    value: wall.layers.length,
    limit: 1,
    sense: 'exactly',
    unit: 'count',
    atLps: t.entrySurfaceLps,
  } as const;
  if (wall.layers.length > 1) {
    list.warn(
      'bone-crossings',
      `The path crosses ${wall.layers.length} separate walls of bone before the target (a sinus, or bone within the skull): look at them along the path.`,
      finding,
    );
  } else {
    list.pass('bone-crossings', 'The path crosses one wall of bone.', finding);
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
    list[limits.sinus](
      'sinus',
      `The path crosses ${mm(lengthMm)} of air within the bone (the frontal sinus or the nasal cavity), which opens the brain-case to it: choose an entry beside it, unless a way through the sinus is meant.`,
      { ...finding, atLps: crossing.atLps },
    );
  } else if (sinuses) {
    list.pass('sinus', 'The path crosses no air space in the bone.', finding);
  } else {
    list.pass('sinus', 'The path crosses no air between two walls of bone.', finding);
  }
}

/** What the profile alone shows where the sinuses are not known: air between two layers of the wall. */
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
