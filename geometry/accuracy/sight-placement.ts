import { cross, subtract, type Vec3 } from '../core/vector';
import { decomposeSymmetric } from './decompose-symmetric';
import type { Hand } from './draw-placement';
import type { RigidMotion } from './solve-contacts';

/** A place where the eye sees that the guide lies beside where it was designed to stand. */
export interface Sight {
  /** Where the guide is held against the bone. */
  readonly point: Vec3;
  /** Unit: a displacement of the guide along it shows there. */
  readonly across: Vec3;
  /** What shows there: beyond so much on either side the hand puts the guide right, mm. */
  readonly showsMm: number;
}

/** All that the eye has to go by. */
export interface Seen {
  readonly sights: readonly Sight[];
  /** What the motions count from, mm. */
  readonly centre: Vec3;
}

/** Six numbers of a motion: three of the shift, mm, three of the turn, rad. */
const FREEDOMS = 6;

/**
 * How placements spread once the hand has put right what the eye sees: the hand's own spread,
 * conditioned on every sight's displacement lying within what shows there. What shows counts as an
 * even chance over +-showsMm, which has the variance showsMm^2 / 3; each sight is then one scalar
 * update of the covariance (Kalman 1960), in the order given, which the result does not depend on.
 * A sight earns what it shows and no more: along a crest, and about it, the hand stays as it was.
 *
 * @param press unit, into the bone
 * @returns makes a motion (mm, rad, about the centre) of six standard normal numbers
 */
export function sightPlacement(press: Vec3, hand: Hand, seen: Seen): (numbers: Float64Array) => RigidMotion {
  const covariance = placementCovariance(press, hand, seen);
  const { values, vectors } = decomposeSymmetric(covariance, FREEDOMS);
  const spread = values.map(value => Math.sqrt(Math.max(0, value)));
  return numbers => {
    const motion = new Float64Array(FREEDOMS);
    for (let k = 0; k < FREEDOMS; k++) {
      for (let a = 0; a < FREEDOMS; a++) motion[a]! += spread[k]! * numbers[k]! * vectors[FREEDOMS * k + a]!;
    }
    return motion;
  };
}

/** The covariance of such placements, 6 x 6 row by row: mm of the shift, rad of the turn. */
export function placementCovariance(press: Vec3, hand: Hand, { sights, centre }: Seen): Float64Array {
  const covariance = ofHand(press, hand);
  for (const sight of sights) condition(covariance, shownBy(sight, centre), sight.showsMm ** 2 / 3);
  return covariance;
}

/** Across the pressing direction each way, and about each axis. */
function ofHand(press: Vec3, { slideMm, turnDeg }: Hand): Float64Array {
  const covariance = new Float64Array(FREEDOMS * FREEDOMS);
  const turn = (turnDeg * Math.PI) / 180;
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      const same = a === b ? 1 : 0;
      covariance[FREEDOMS * a + b] = slideMm ** 2 * (same - press[a]! * press[b]!);
      covariance[FREEDOMS * (a + 3) + b + 3] = same * turn ** 2;
    }
  }
  return covariance;
}

/** By how much each of the six numbers displaces the guide along the sight, mm a mm or rad. */
function shownBy({ point, across }: Sight, centre: Vec3): Float64Array {
  return Float64Array.of(...across, ...cross(subtract<Vec3>(point, centre), across));
}

/** The covariance once the displacement `row` . motion is known to the variance `mm2`; in place. */
function condition(covariance: Float64Array, row: Float64Array, mm2: number): void {
  const gain = new Float64Array(FREEDOMS);
  for (let a = 0; a < FREEDOMS; a++) {
    for (let b = 0; b < FREEDOMS; b++) gain[a]! += covariance[FREEDOMS * a + b]! * row[b]!;
  }
  const seen = mm2 + row.reduce((sum, value, a) => sum + value * gain[a]!, 0);
  if (!(seen > 0)) return;
  for (let a = 0; a < FREEDOMS; a++) {
    for (let b = 0; b < FREEDOMS; b++) covariance[FREEDOMS * a + b]! -= (gain[a]! * gain[b]!) / seen;
  }
}
