import type { Vec3 } from '../core/vector';
import { FREEDOMS } from './minimise-over-contacts';
import {
  solveContacts,
  type MovingContacts,
  type SolveContactsOptions,
  turnOf,
  type RigidMotion,
} from './solve-contacts';

/** The bone that a guide is seated on, as it truly is. */
export interface SolidField {
  /**
   * Writes the signed distance at a point (mm, positive outside) and its gradient into out[0] and
   * out[1..3].
   */
  at(x: number, y: number, z: number, out: Float64Array): void;
}

export interface SeatingTrial {
  /**
   * Points of the guide's face, xyz each, mm, as the guide was designed to stand; any frame, the
   * same throughout.
   */
  readonly face: Float64Array;
  readonly bone: SolidField;
  /** Unit, into the bone. */
  readonly pressDirection: Vec3;
  /**
   * Where the hand put the guide down, from where it was designed to stand; see `drawPlacement`.
   */
  readonly placed: RigidMotion;
}

export interface Seated {
  /** From where the guide was designed to stand to where it rests, about `centre`. */
  readonly motion: RigidMotion;
  readonly centre: Vec3;
  /** Indices of the face's points that it rests on. */
  readonly bearing: readonly number[];
}

/**
 * Seats a rigid guide on a bone as a hand does: pressed along one direction through the middle of
 * its face, friction off, until it can sink no further without passing into bone. Real geometry
 * throughout: every round asks the bone for the distance at each moved point.
 */
export function simulateSeating(trial: SeatingTrial, options?: SolveContactsOptions): Seated {
  const { face, bone } = trial;
  const { centre, leverMm } = middleOfFace(face);
  const spot = new Float64Array(4);
  const arm = new Float64Array(3);
  const contacts: MovingContacts = {
    count: face.length / 3,
    measure(motion, gapsMm, rows) {
      const t = turnOf(motion);
      for (let n = 0, p = 0; p < face.length; n++, p += 3) {
        const dx = face[p]! - centre[0];
        const dy = face[p + 1]! - centre[1];
        const dz = face[p + 2]! - centre[2];
        // From the centre where it has been shifted to: a further turn goes about it there.
        const x = (arm[0] = t[0]! * dx + t[1]! * dy + t[2]! * dz);
        const y = (arm[1] = t[3]! * dx + t[4]! * dy + t[5]! * dz);
        const z = (arm[2] = t[6]! * dx + t[7]! * dy + t[8]! * dz);
        bone.at(x + centre[0] + motion[0]!, y + centre[1] + motion[1]!, z + centre[2] + motion[2]!, spot);
        gapsMm[n] = spot[0]!;
        writeRow(rows, n, arm, spot);
      }
    },
  };
  const press = { direction: trial.pressDirection, placed: trial.placed, leverMm };
  const rest = solveContacts(contacts, press, options);
  return { ...rest, centre };
}

/**
 * Writes row n of the contacts: its direction, and its moment about the centre that `arm` counts
 * from.
 * @param spot distance and direction as `SolidField` writes them
 */
export function writeRow(rows: Float64Array, n: number, arm: Float64Array, spot: Float64Array): void {
  const x = arm[0]!;
  const y = arm[1]!;
  const z = arm[2]!;
  const nx = spot[1]!;
  const ny = spot[2]!;
  const nz = spot[3]!;
  const r = FREEDOMS * n;
  rows[r] = nx;
  rows[r + 1] = ny;
  rows[r + 2] = nz;
  rows[r + 3] = y * nz - z * ny;
  rows[r + 4] = z * nx - x * nz;
  rows[r + 5] = x * ny - y * nx;
}

/**
 * The middle of a face's points, weighted where areas are given, and their root mean square
 * distance from it, mm.
 */
export function middleOfFace(
  face: Float64Array,
  areasMm2?: Float64Array,
): { readonly centre: Vec3; readonly leverMm: number } {
  let total = 0;
  const sum = [0, 0, 0];
  let square = 0;
  for (let n = 0, p = 0; p < face.length; n++, p += 3) {
    const area = areasMm2?.[n] ?? 1;
    total += area;
    for (let axis = 0; axis < 3; axis++) {
      sum[axis]! += area * face[p + axis]!;
      square += area * face[p + axis]! * face[p + axis]!;
    }
  }
  const centre: Vec3 = [sum[0]! / total, sum[1]! / total, sum[2]! / total];
  const spread = square / total - centre[0] ** 2 - centre[1] ** 2 - centre[2] ** 2;
  return { centre, leverMm: Math.sqrt(Math.max(1e-6, spread)) };
}
