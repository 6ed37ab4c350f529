import { scale, type Vec3 } from '../core/vector';
import { seededRandom } from '../core/random';
import { assertThat } from '../core/result';
import type { ContactFace } from '../guide/collect-contacts';
import { drawPlacements, HAND_DEFAULTS, type Hand } from './draw-placement';
import { restOnContacts, turnOf, type MovingContacts, type RigidMotion } from './rest-on-contacts';
import { drawRoughField, type RoughField } from './rough-field';
import { middleOfFace, writeRow } from './simulate-seating';

export interface SeatingOptions {
  /** Error of bone surface and printed face against each other along the normal, standard deviation, mm: one, or one per point. */
  readonly noiseMm: number | Float64Array;
  /** Length over which that error is shared, mm; see `drawRoughField`. */
  readonly patchMm: number;
  /** Default HAND_DEFAULTS. */
  readonly hand?: Hand;
  /** Seatings drawn. Default 200: the 95 % radius is then good to about 5 %. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What a guide is predicted to do when it is put on, again and again. */
export interface SeatingPrediction {
  /** One motion a draw, about `centre`, from where the guide was designed to stand to where it comes to rest; LPS mm. */
  readonly motions: readonly RigidMotion[];
  readonly centre: Vec3;
  /** Root mean square distance of the face's points from the centre, mm. */
  readonly leverMm: number;
}

/** Linearisations of a draw. */
const ROUNDS = 14;
/** A guide with fewer points than this stands on nothing. */
const LEAST_POINTS = 3;

/**
 * Predicts how a guide seats, by seating it many times on the designed contacts with an error drawn for the surface and a
 * place drawn for the hand. Contacts only push, the highest places bear, and a hand's load picks among them: the
 * covariance sigma^2 (J^T J)^-1 of a least-squares fit knows none of that, nor that a cap pressed straight down on a dome
 * wants to slide off it. `simulateSeating` on the true surface is what this is held against.
 *
 * @param insertionLps unit, off the skull: the hand presses against it
 * @returns null where the guide has no face to stand on
 */
export function predictSeating(
  face: ContactFace,
  insertionLps: Vec3,
  options: SeatingOptions,
): SeatingPrediction | null {
  const { noiseMm, patchMm, hand = HAND_DEFAULTS, draws = 200, seed = 1 } = options;
  const count = face.gapsMm.length;
  if (count < LEAST_POINTS) return null;
  assertThat(patchMm > 0, 'predictSeating', 'the error must be shared over some length', patchMm);
  const sigma = typeof noiseMm === 'number' ? new Float64Array(count).fill(noiseMm) : noiseMm;
  const { centre, leverMm } = middleOfFace(face.positions, face.areasMm2);
  const press = scale<Vec3>(insertionLps, -1);
  const random = seededRandom(seed);
  const motions: RigidMotion[] = [];
  for (const placed of drawPlacements(draws, press, hand, random)) {
    const field = drawRoughField(patchMm, random);
    const rest = restOnContacts(
      bentContacts(face, sigma, centre, field),
      { direction: press, placed, leverMm },
      { rounds: ROUNDS },
    );
    motions.push(rest.motion);
  }
  return { motions, centre, leverMm };
}

/**
 * The face on bone that is taken to second order under each point, with the error that was drawn for it: quick, and right
 * as far as a guide strays from its place.
 */
function bentContacts(
  { positions, normals, gapsMm: gaps, bends }: ContactFace,
  sigma: Float64Array,
  centre: Vec3,
  field: RoughField,
): MovingContacts {
  // Height, slope and bend of the gap at rest: 10 per point, as a rough field's.
  const shape = new Float64Array(10 * gaps.length);
  const spot = new Float64Array(10);
  for (let n = 0, p = 0, s = 0; n < gaps.length; n++, p += 3, s += 10) {
    const [nx, ny, nz] = [normals[p]!, normals[p + 1]!, normals[p + 2]!];
    // The error sits on the bone: at the foot of the point.
    const gap = gaps[n]!;
    field.expandAt(
      positions[p]! - gap * nx,
      positions[p + 1]! - gap * ny,
      positions[p + 2]! - gap * nz,
      spot,
    );
    shape[s] = gap - sigma[n]! * spot[0]!;
    for (let axis = 0; axis < 3; axis++)
      shape[s + 1 + axis] = normals[p + axis]! - sigma[n]! * spot[1 + axis]!;
    for (let k = 0; k < 6; k++) shape[s + 4 + k] = bends[6 * n + k]! - sigma[n]! * spot[4 + k]!;
  }
  return {
    count: gaps.length,
    measure(motion, gapsMm, rows) {
      const t = turnOf(motion);
      for (let n = 0, p = 0, s = 0; n < gaps.length; n++, p += 3, s += 10) {
        const dx = positions[p]! - centre[0];
        const dy = positions[p + 1]! - centre[1];
        const dz = positions[p + 2]! - centre[2];
        const x = t[0]! * dx + t[1]! * dy + t[2]! * dz;
        const y = t[3]! * dx + t[4]! * dy + t[5]! * dz;
        const z = t[6]! * dx + t[7]! * dy + t[8]! * dz;
        const ux = x - dx + motion[0]!;
        const uy = y - dy + motion[1]!;
        const uz = z - dz + motion[2]!;
        const bx = shape[s + 4]! * ux + shape[s + 7]! * uy + shape[s + 9]! * uz;
        const by = shape[s + 7]! * ux + shape[s + 5]! * uy + shape[s + 8]! * uz;
        const bz = shape[s + 9]! * ux + shape[s + 8]! * uy + shape[s + 6]! * uz;
        const nx = shape[s + 1]!;
        const ny = shape[s + 2]!;
        const nz = shape[s + 3]!;
        gapsMm[n] = shape[s]! + (nx + bx / 2) * ux + (ny + by / 2) * uy + (nz + bz / 2) * uz;
        writeRow(rows, n, x, y, z, nx + bx, ny + by, nz + bz);
      }
    },
  };
}
