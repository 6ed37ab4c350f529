import { scale, type Vec3 } from '../core/vector';
import { seededRandom } from '../core/random';
import { assertThat } from '../core/result';
import type { ContactFace } from '../guide/collect-contacts';
import { drawPlacements, HAND_DEFAULTS, type Hand } from './draw-placement';
import type { Sight } from './sight-placement';
import { movePoint, solveContacts, turnOf, type MovingContacts, type RigidMotion } from './solve-contacts';
import { sampleCorrelatedNoise, type CorrelatedNoise } from './sample-correlated-noise';
import { middleOfFace, writeRow, type SolidField } from './simulate-seating';

export interface SeatingOptions {
  /**
   * Error of bone surface and printed face against each other along the normal, standard deviation,
   * mm: one, or one per point.
   */
  readonly noiseMm: number | Float64Array;
  /** Length over which that error is shared, mm; see `sampleCorrelatedNoise`. */
  readonly patchMm: number;
  /** Default HAND_DEFAULTS. */
  readonly hand?: Hand;
  /** What the hand has to go by, in the frame of the face. Default: nothing. */
  readonly sights?: readonly Sight[];
  /** Seatings drawn. Default 400: the 95 % radius is then good to about 6 %. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What a guide is predicted to do when it is put on, again and again. */
export interface SeatingPrediction {
  /**
   * One motion a draw, about `centre`, from where the guide was designed to stand to where it comes
   * to rest; LPS mm.
   */
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
 * Predicts how a guide seats, by seating it many times on the bone that it was designed on, with an
 * error drawn for the surface and a place drawn for the hand. Contacts only push, the highest
 * places bear, and a hand's load picks among them: the covariance sigma^2 (J^T J)^-1 of a
 * least-squares fit knows none of that, nor that a cap pressed straight down on a dome wants to
 * slide off it. Bone that is only known to second order under each point will not do either: a
 * guide that was put down beside its place climbs what it meets there. `simulateSeating` on the
 * true surface is what this is held against.
 *
 * @param bone the distance to the planned bone round the face; see `sampleDistance`
 * @param insertionLps unit, off the skull: the hand presses against it
 * @returns null where the guide has no face to stand on
 */
export function predictSeating(
  face: ContactFace,
  bone: SolidField,
  insertionLps: Vec3,
  options: SeatingOptions,
): SeatingPrediction | null {
  const { noiseMm, patchMm, hand = HAND_DEFAULTS, sights = [], draws = 400, seed = 1 } = options;
  const count = face.gapsMm.length;
  if (count < LEAST_POINTS) return null;
  assertThat(patchMm > 0, 'predictSeating', 'the error must be shared over some length', patchMm);
  const sigma = typeof noiseMm === 'number' ? new Float64Array(count).fill(noiseMm) : noiseMm;
  const { centre, leverMm } = middleOfFace(face.positions, face.areasMm2);
  const press = scale<Vec3>(insertionLps, -1);
  const random = seededRandom(seed);
  const motions: RigidMotion[] = [];
  for (const placed of drawPlacements(draws, press, hand, random, { sights, centre })) {
    const field = sampleCorrelatedNoise(patchMm, random);
    const rest = solveContacts(
      roughContacts(face, bone, { sigma, field }, centre, placed),
      { direction: press, placed, leverMm },
      { rounds: ROUNDS },
    );
    motions.push(rest.motion);
  }
  return { motions, centre, leverMm };
}

/**
 * The face on the bone, with the error that was drawn for it taken to second order about the foot
 * that each point has where the hand would have the guide: there, or nearly, it comes to rest.
 */
function roughContacts(
  { positions, normals, gapsMm: gaps }: ContactFace,
  bone: SolidField,
  { sigma, field }: { readonly sigma: Float64Array; readonly field: CorrelatedNoise },
  centre: Vec3,
  placed: RigidMotion,
): MovingContacts {
  const there = new Float64Array(positions.length);
  // Height, slope and bend of the error, 10 per point.
  const rough = new Float64Array(10 * gaps.length);
  for (let n = 0, p = 0; n < gaps.length; n++, p += 3) {
    const gap = gaps[n]!;
    const [x, y, z] = movePoint(placed, centre, [positions[p]!, positions[p + 1]!, positions[p + 2]!]);
    there.set([x, y, z], p);
    const spot = rough.subarray(10 * n, 10 * n + 10);
    field.expandAt(x - gap * normals[p]!, y - gap * normals[p + 1]!, z - gap * normals[p + 2]!, spot);
    for (let k = 0; k < 10; k++) spot[k]! *= sigma[n]!;
  }
  const spot = new Float64Array(4);
  const arm = new Float64Array(3);
  return {
    count: gaps.length,
    measure(motion, gapsMm, rows) {
      const t = turnOf(motion);
      for (let n = 0, p = 0, s = 0; n < gaps.length; n++, p += 3, s += 10) {
        const dx = positions[p]! - centre[0];
        const dy = positions[p + 1]! - centre[1];
        const dz = positions[p + 2]! - centre[2];
        const x = (arm[0] = t[0]! * dx + t[1]! * dy + t[2]! * dz);
        const y = (arm[1] = t[3]! * dx + t[4]! * dy + t[5]! * dz);
        const z = (arm[2] = t[6]! * dx + t[7]! * dy + t[8]! * dz);
        const atX = x + centre[0] + motion[0]!;
        const atY = y + centre[1] + motion[1]!;
        const atZ = z + centre[2] + motion[2]!;
        const ux = atX - there[p]!;
        const uy = atY - there[p + 1]!;
        const uz = atZ - there[p + 2]!;
        const bx = rough[s + 4]! * ux + rough[s + 7]! * uy + rough[s + 9]! * uz;
        const by = rough[s + 7]! * ux + rough[s + 5]! * uy + rough[s + 8]! * uz;
        const bz = rough[s + 9]! * ux + rough[s + 8]! * uy + rough[s + 6]! * uz;
        const [sx, sy, sz] = [rough[s + 1]!, rough[s + 2]!, rough[s + 3]!];
        bone.at(atX, atY, atZ, spot);
        gapsMm[n] = spot[0]! - rough[s]! - (sx + bx / 2) * ux - (sy + by / 2) * uy - (sz + bz / 2) * uz;
        spot[1] = spot[1]! - sx - bx;
        spot[2] = spot[2]! - sy - by;
        spot[3] = spot[3]! - sz - bz;
        writeRow(rows, n, arm, spot);
      }
    },
  };
}
