import type { Radians } from '../core/frames';
import { length, type Vec3 } from '../core/vector';
import {
  composeTransforms,
  shiftBy,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from './rigid-transform';

export interface RefineOptions {
  /** First step along each direction, mm at the head's surface. */
  readonly stepMm: number;
  /** Ends once a round over all directions moves less than this, mm. */
  readonly toleranceMm: number;
  /** Rounds over all directions at most. Default 12. */
  readonly rounds?: number;
  /** Whether only shifts are tried. Default false. */
  readonly shiftsOnly?: boolean;
}

export interface RefinedPose {
  readonly pose: RigidTransform;
  readonly metric: number;
}

/** Where a turn moves as far as a shift, mm from the centre: about the radius of a head. */
const LEVER_MM = 45;

/**
 * Climbs from `start` to the nearest top of `similarity`: line searches by parabolas through three
 * points, along shifts and turns about `centre` first and along the way of each round then
 * (Powell's directions, Computer Journal 7 (1964) 155).
 *
 * @param centre in the samples' own frame, LPS mm
 */
export function refinePose(
  similarity: (pose: RigidTransform) => number,
  start: RigidTransform,
  centre: Vec3,
  options: RefineOptions,
): RefinedPose {
  const rounds = options.rounds ?? 12;
  const size = options.shiftsOnly ? 3 : 6;
  const pivot = transformPoint(start, centre);
  const poseAt = (x: readonly number[]): RigidTransform => movePose(start, pivot, x);
  const valueAt = (x: readonly number[]): number => similarity(poseAt(x));

  let directions = Array.from({ length: size }, (_, n) => Array.from({ length: size }, (_, m) => +(m === n)));
  let x: number[] = new Array<number>(size).fill(0);
  let value = valueAt(x);
  let stepMm = options.stepMm;
  for (let round = 0; round < rounds; round++) {
    const from = x;
    const fromValue = value;
    let steepest = 0;
    let gain = 0;
    directions.forEach((direction, n) => {
      const found = searchLine(valueAt, x, value, direction, stepMm);
      if (found.value - value > gain) {
        gain = found.value - value;
        steepest = n;
      }
      x = found.x;
      value = found.value;
    });
    const way = x.map((v, n) => v - from[n]!);
    const wentMm = Math.hypot(...way);
    if (wentMm > 1e-9) {
      const unit = way.map(v => v / wentMm);
      const found = searchLine(valueAt, x, value, unit, Math.max(stepMm / 2, wentMm / 2));
      // The direction that brought most is nearly the round's own way: this one takes its place.
      if (found.value - value > 0 && value - fromValue > 0) {
        directions = directions.map((d, n) => (n === steepest ? unit : d));
      }
      x = found.x;
      value = found.value;
    }
    if (Math.hypot(...x.map((v, n) => v - from[n]!)) < options.toleranceMm) {
      if (stepMm <= 2 * options.toleranceMm) break;
      stepMm /= 3;
    } else {
      stepMm = Math.max(2 * options.toleranceMm, stepMm * 0.6);
    }
  }
  return { pose: poseAt(x), metric: value };
}

/** `start` moved by x: shift in mm, then a turn about the pivot, in mm at the lever. */
function movePose(start: RigidTransform, pivot: Vec3, x: readonly number[]): RigidTransform {
  const shift = shiftBy([x[0]!, x[1]!, x[2]!]);
  if (x.length === 3) return composeTransforms(shift, start);
  const turn: Vec3 = [x[3]!, x[4]!, x[5]!];
  const size = length(turn);
  if (size < 1e-12) return composeTransforms(shift, start);
  return composeTransforms(
    shift,
    composeTransforms(turnAbout(pivot, turn, (size / LEVER_MM) as Radians), start),
  );
}

interface LinePoint {
  readonly x: number[];
  readonly value: number;
}

/** Up to where a line search walks on while it climbs, in steps. */
const MOST_WALK = 6;

/**
 * The top of the parabola through three points on the line that hold the largest value in their
 * middle.
 */
function searchLine(
  valueAt: (x: readonly number[]) => number,
  x: readonly number[],
  value: number,
  direction: readonly number[],
  stepMm: number,
): LinePoint {
  const at = (t: number): number[] => x.map((v, n) => v + t * direction[n]!);
  let middle = 0;
  let best = value;
  let step = stepMm;
  let ahead = valueAt(at(step));
  let behind = ahead > best ? best : valueAt(at(-step));
  if (behind > best) {
    [ahead, behind] = [behind, ahead];
    step = -step;
  }
  // Where the far side is higher, walk on until it is not.
  for (let n = 0; n < MOST_WALK && ahead > best; n++) {
    behind = best;
    middle += step;
    best = ahead;
    ahead = valueAt(at(middle + step));
  }
  const bend = behind - 2 * best + ahead;
  if (bend < 0) {
    const shift = (0.5 * step * (behind - ahead)) / bend;
    if (Math.abs(shift) > 0.02 * Math.abs(step) && Math.abs(shift) <= Math.abs(step)) {
      const top = middle + shift;
      const reached = valueAt(at(top));
      if (reached > best) return { x: at(top), value: reached };
    }
  }
  return { x: at(middle), value: best };
}
