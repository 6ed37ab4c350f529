import { cross, distance, dot, normalize, type Vec3 } from '../core/vector';
import type { ContactFace } from '../guide/collect-contacts';
import { decomposeSymmetric } from './decompose-symmetric';
import { FREEDOMS } from './minimise-over-contacts';
import type { SeatingPrediction } from './predict-seating';
import { writeRow } from './simulate-seating';

/** What a guide does most readily on its seat, and how well its contacts hold it. */
export interface SeatingDescription {
  /**
   * 'slide': along `directionLps`; 'spin': about it, which is then the insertion; 'rock': about it,
   * which then lies across the insertion.
   */
  readonly kind: 'slide' | 'spin' | 'rock';
  /** Unit, LPS; either sign. */
  readonly directionLps: Vec3;
  /** How far it goes, one standard deviation: mm for a slide, degrees for a turn. */
  readonly amount: number;
  /** The middle of the face, LPS mm. */
  readonly centreLps: Vec3;
  /**
   * How much better the contacts hold the guide in its firmest motion than in its loosest, both
   * measured in mm at the face: 1 is even, a patch of a ball has no limit and gives null.
   */
  readonly condition: number | null;
  /** Across the face, mm. */
  readonly spanMm: number;
}

/** A motion held this much less than the firmest is not held at all. */
const FREE = 1e-4;

/**
 * The motion that varies most over the predicted seatings (the first principal axis, turns counted
 * in mm at the face's lever), and the condition number sqrt(most / least eigenvalue) of the
 * contacts' matrix, sum of area r r^T over the rows r = [n, (p - c) x n / lever].
 */
export function describeSeating(
  face: ContactFace,
  insertionLps: Vec3,
  { motions, centre, leverMm }: SeatingPrediction,
): SeatingDescription {
  const spread = decomposeSymmetric(covarianceOf(motions, leverMm), FREEDOMS);
  const last = FREEDOMS * (FREEDOMS - 1);
  const most = spread.vectors.subarray(last, last + FREEDOMS);
  const amount = Math.sqrt(Math.max(0, spread.values[FREEDOMS - 1]!));
  const shift: Vec3 = [most[0]!, most[1]!, most[2]!];
  const turn: Vec3 = [most[3]!, most[4]!, most[5]!];
  const across = (v: Vec3): Vec3 => cross(insertionLps, cross(v, insertionLps));
  const slide = across(shift);
  const rock = across(turn);
  const spin = dot(turn, insertionLps);
  const [slides, rocks, spins] = [Math.hypot(...slide), Math.hypot(...rock), Math.abs(spin)];
  const degrees = (share: number): number => (((share * amount) / leverMm) * 180) / Math.PI;
  const common = {
    centreLps: centre,
    condition: conditionOf(face, centre, leverMm),
    spanMm: spanOf(face, centre),
  };
  if (slides >= rocks && slides >= spins) {
    return { kind: 'slide', directionLps: normalize(slide), amount: slides * amount, ...common };
  }
  return spins >= rocks
    ? { kind: 'spin', directionLps: insertionLps, amount: degrees(spins), ...common }
    : { kind: 'rock', directionLps: normalize(rock), amount: degrees(rocks), ...common };
}

function covarianceOf(motions: SeatingPrediction['motions'], leverMm: number): Float64Array {
  const unit = (k: number): number => (k < 3 ? 1 : leverMm);
  const mean = new Float64Array(FREEDOMS);
  for (const m of motions) m.forEach((v, k) => (mean[k]! += (v * unit(k)) / motions.length));
  const covariance = new Float64Array(FREEDOMS * FREEDOMS);
  for (const m of motions) {
    for (let a = 0; a < FREEDOMS; a++) {
      for (let b = 0; b < FREEDOMS; b++) {
        covariance[FREEDOMS * a + b]! +=
          ((m[a]! * unit(a) - mean[a]!) * (m[b]! * unit(b) - mean[b]!)) / motions.length;
      }
    }
  }
  return covariance;
}

function conditionOf(face: ContactFace, centre: Vec3, leverMm: number): number | null {
  const { positions: p, normals: m, areasMm2 } = face;
  const row = new Float64Array(FREEDOMS);
  const arm = new Float64Array(3);
  const spot = new Float64Array(4);
  const matrix = new Float64Array(FREEDOMS * FREEDOMS);
  areasMm2.forEach((area, n) => {
    const i = 3 * n;
    for (let k = 0; k < 3; k++) {
      arm[k] = p[i + k]! - centre[k]!;
      spot[1 + k] = m[i + k]!;
    }
    writeRow(row, 0, arm, spot);
    for (let k = 3; k < FREEDOMS; k++) row[k]! /= leverMm;
    for (let a = 0; a < FREEDOMS; a++) {
      for (let b = 0; b < FREEDOMS; b++) matrix[FREEDOMS * a + b]! += area * row[a]! * row[b]!;
    }
  });
  const { values } = decomposeSymmetric(matrix, FREEDOMS);
  const [least, most] = [values[0]!, values[FREEDOMS - 1]!];
  return least <= FREE * FREE * most ? null : Math.sqrt(most / least);
}

/** Twice the way from the middle to the farthest point, mm. */
function spanOf({ positions: p }: ContactFace, centre: Vec3): number {
  let most = 0;
  for (let i = 0; i < p.length; i += 3)
    most = Math.max(most, distance([p[i]!, p[i + 1]!, p[i + 2]!], centre));
  return 2 * most;
}
