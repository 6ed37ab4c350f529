import type { Radians } from '../core/frames';
import { cross, distance, dot, length, subtract, type Vec3 } from '../core/vector';
import { throwIfCancelled } from '../core/progress';
import { yieldToEvents } from '../core/yield-to-events';
import { refinePose, type RefinedPose } from './refine-pose';
import {
  composeTransforms,
  IDENTITY,
  invertTransform,
  shiftBy,
  transformPoint,
  turnAbout,
  turnAngle,
  type RigidTransform,
} from './rigid-transform';

/** What is searched with. */
export interface PoseSearch {
  /** The measure on coarse cells; larger is better. */
  readonly similarity: (pose: RigidTransform) => number;
  /** Middle of the samples, in their own frame, LPS mm: the turns' pivot. */
  readonly centre: Vec3;
  /** Middles of both animals, each in its own frame, LPS mm. */
  readonly movingCentre: Vec3;
  readonly fixedCentre: Vec3;
}

/**
 * Turns from the declared orientation that are begun from: none, then about 26 axes by these
 * angles, degrees.
 */
const TURNS_DEG = [25, 50] as const;
/** Poses nearer to each other than this end in the same place, mm within the head. */
const SAME_MM = 12;
const HEAD_RADIUS_MM = 60;
/** Cell size 4 mm: a first step of two cells. */
const ROUGH = { stepMm: 8, toleranceMm: 1, rounds: 5 } as const;

/**
 * Climbs from many orientations, the animals' middles laid on each other: the declared orientation
 * and turns from it up to 50 degrees in all directions, and the 23 other ways of laying a box in
 * its place, for scans whose declared positions contradict each other.
 *
 * @returns distinct tops, best first, at most `most`
 * @throws the signal's reason when cancelled
 */
export async function searchPoses(
  search: PoseSearch,
  most: number,
  onFraction: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<RefinedPose[]> {
  const shift = shiftBy(subtract<Vec3>(search.fixedCentre, search.movingCentre));
  const starts = [...neighbourTurns(), ...boxTurns()].map(turn =>
    composeTransforms(shift, turnInPlace(turn, search.movingCentre)),
  );
  const tops: RefinedPose[] = [];
  for (const [n, start] of starts.entries()) {
    throwIfCancelled(signal);
    if (n % 4 === 0) {
      onFraction(n / starts.length);
      await yieldToEvents(signal);
    }
    tops.push(refinePose(search.similarity, start, search.centre, ROUGH));
  }
  return keepDistinct(tops, search.centre, most);
}

/** The best of each group of poses that lie within a few cells of each other, best first. */
export function keepDistinct(tops: readonly RefinedPose[], centre: Vec3, most: number): RefinedPose[] {
  const kept: RefinedPose[] = [];
  for (const top of [...tops].sort((a, b) => b.metric - a.metric)) {
    if (kept.length === most) break;
    if (kept.every(other => poseDistance(other.pose, top.pose, centre, HEAD_RADIUS_MM) > SAME_MM)) {
      kept.push(top);
    }
  }
  return kept;
}

/** How far two poses part, at worst, within a ball about `centre` (LPS mm of the samples), mm. */
export function poseDistance(a: RigidTransform, b: RigidTransform, centre: Vec3, radiusMm: number): number {
  const between = composeTransforms(invertTransform(a), b);
  const angle = turnAngle(between.rotation);
  return distance(transformPoint(a, centre), transformPoint(b, centre)) + 2 * radiusMm * Math.sin(angle / 2);
}

/** Starts about a given pose, for a search of its neighbourhood alone. */
export function neighbourStarts(start: RigidTransform, centre: Vec3): RigidTransform[] {
  const pivot = transformPoint(start, centre);
  const turn = (12 * Math.PI) / 180;
  return [
    start,
    ...cubeDirections().map(axis => composeTransforms(turnAbout(pivot, axis, turn as Radians), start)),
  ];
}

const turnInPlace = (rotation: RigidTransform, centre: Vec3): RigidTransform =>
  composeTransforms(
    shiftBy(centre),
    composeTransforms(rotation, shiftBy([-centre[0], -centre[1], -centre[2]])),
  );

function neighbourTurns(): RigidTransform[] {
  const axes = cubeDirections();
  return [
    IDENTITY,
    ...TURNS_DEG.flatMap(deg =>
      axes.map(axis => turnAbout([0, 0, 0], axis, ((deg * Math.PI) / 180) as Radians)),
    ),
  ];
}

/** To the 6 faces, 12 edges and 8 corners of a cube. */
function cubeDirections(): Vec3[] {
  const steps = [-1, 0, 1];
  return steps
    .flatMap(x => steps.flatMap(y => steps.map((z): Vec3 => [x, y, z])))
    .filter(d => d.some(v => v !== 0));
}

/** The 23 rotations of a cube besides none. */
function boxTurns(): RigidTransform[] {
  const units = cubeDirections().filter(d => length(d) === 1);
  return units.flatMap(x =>
    units.flatMap(y => {
      if (dot(x, y) !== 0) return [];
      const z = cross(x, y);
      const rotation = [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]] as const;
      return turnAngle(rotation) < 0.1 ? [] : [{ rotation, translationMm: [0, 0, 0] as const }];
    }),
  );
}
