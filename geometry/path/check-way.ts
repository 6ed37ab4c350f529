import type { OtherBone } from '../anatomy/find-bone-parts';
import type { Sinuses } from '../anatomy/find-sinuses';
import { along, type Vec3 } from '../core/vector';
import { deg, mm, type CheckList, type TrajectoryLimits } from './check-trajectory';
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

/**
 * The first bone on the way that is none of the brain-case's wall, by name; or something as dense as bone that is no part
 * of the skull's surface.
 */
function checkOtherBone(list: CheckList, found: FoundBone | null, loose: LooseBone | null): void {
  const finding = { limit: 0, sense: 'exactly', unit: 'count' } as const;
  if (found) {
    const bones = found.names.map(name => BONE_WORDS[name]).join(' and ');
    const place = { ...finding, value: found.names.length, atLps: found.atLps };
    const say = {
      through: `The path leads through another bone, ${bones}, ${mm(found.beforeMm)} before the one to be drilled: choose an entry clear of it.`,
      on: `The entry lies on another bone, ${bones}, where no guide can stand: choose an entry on the brain-case itself.`,
      'in-sleeve': `The sleeve would stand in another bone, ${bones}, ${mm(found.beforeMm)} outside the entry: choose an entry that leaves more room beside it.`,
    };
    list.fail('other-bone', say[found.how], place);
  } else if (loose) {
    list.fail(
      'other-bone',
      `Something as dense as bone that is no part of the skull (a loose jaw, a plate, a stone) lies on the path, ${mm(loose.beforeMm)} before the bone: choose an entry clear of it.`,
      { ...finding, value: 1, atLps: loose.atLps },
    );
  } else {
    list.pass('other-bone', 'No other bone stands in the path.', { ...finding, value: 0 });
  }
}

const BONE_WORDS: Readonly<Record<OtherBone, string>> = {
  mandible: 'the mandible',
  'zygomatic-arch': 'the zygomatic arch',
  'postorbital-process': 'the postorbital process',
  process: 'a process of the skull',
  unnamed: 'one that is not the brain-case',
};

function checkCrossings(list: CheckList, t: Trajectory, wall: Wall): void {
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
