import type { Vec3 } from '../core/vector';
import { FREEDOMS, minimiseOverContacts, type RestingPose } from './minimise-over-contacts';

/**
 * A small rigid motion about a fixed centre: shift (mm, [0..2]) and rotation vector (radians,
 * [3..5]), both along the axes of the frame that the points are in.
 */
export type RigidMotion = Float64Array;

/** Contact points of a body, as they stand after a motion. */
export interface MovingContacts {
  readonly count: number;
  /**
   * Writes, for the body moved by `motion`, each point's gap to the other body (mm, negative
   * inside) into `gapsMm`, and how it opens per mm and radian of further motion about the centre
   * into `rows` (6 per point).
   */
  measure(motion: RigidMotion, gapsMm: Float64Array, rows: Float64Array): void;
}

/**
 * The hand on the guide: it presses along one direction through the centre, and hardly holds it
 * otherwise.
 */
export interface Press {
  /** Unit, into the bone. */
  readonly direction: Vec3;
  /**
   * Where the hand would have the guide: what it comes to is decided by the contacts as far as they
   * decide anything.
   */
  readonly placed: RigidMotion;
  /** Lever of a turn, mm: the contacts' mean distance from the centre. */
  readonly leverMm: number;
}

export interface SolveContactsOptions {
  /** Linearisations at the most. Default 40. */
  readonly rounds?: number;
  /** The longest step of the first rounds, mm (at the lever's end for a turn). Default 0.4. */
  readonly strideMm?: number;
}

/**
 * How strongly the hand holds the guide where it put it, per mm, as a share of the pressing force:
 * pressed with 10 N, it yields sideways by a millimetre to 1 N, about the stiffness of a resting
 * hand. Friction is off, and a cap on a ball that is pressed straight down would slide off for
 * ever: a hold stiffer than 1 / radius is what keeps it there.
 */
const HOLD_PER_MM = 0.1;
/**
 * Where the guide stands so deep in bone that no short step frees it, longer ones are tried, up to
 * this, mm.
 */
const MOST_STRIDE_MM = 8;
/** How far a guide that stands fast is raised at a time, mm. */
const RAISE_MM = 0.1;
/** A step shorter than this is rest, mm. */
const AT_REST_MM = 2e-4;

/**
 * Where a rigid guide comes to rest under a hand that presses it on, without friction: the lowest
 * place along the load that passes through nothing. It sets out from its designed place, so that a
 * groove is on its crest to begin with (one that stands beside it shows in the windows and is taken
 * off again), and the hand draws it towards its own. Successive linearisation in a shrinking box;
 * each round is a convex problem with one answer, so that the same contacts give the same rest.
 */
export function solveContacts(
  contacts: MovingContacts,
  press: Press,
  options: SolveContactsOptions = {},
): { readonly motion: RigidMotion; readonly bearing: readonly number[] } {
  const { rounds = 40, strideMm = 0.4 } = options;
  const { count } = contacts;
  const gapsMm = new Float64Array(count + 2 * FREEDOMS);
  const rows = new Float64Array(FREEDOMS * gapsMm.length);
  const lever = Float64Array.of(1, 1, 1, press.leverMm, press.leverMm, press.leverMm);
  const load = Float64Array.of(...press.direction.map(d => -d), 0, 0, 0);
  const hold = lever.map(l => HOLD_PER_MM * l * l);
  const held = new Float64Array(FREEDOMS);
  const motion = new Float64Array(FREEDOMS);
  // The contacts' rows, and behind them the walls of the step's box.
  let borne: readonly number[] = [];
  let stride = strideMm;
  for (let round = 0; round < rounds; round++) {
    contacts.measure(motion, gapsMm, rows);
    for (let k = 0; k < FREEDOMS; k++) held[k] = press.placed[k]! - motion[k]!;
    let found: RestingPose | null = null;
    for (let reach = stride; !found && reach <= MOST_STRIDE_MM; reach *= 4) {
      boxIn(rows, gapsMm, count, lever, reach);
      found = minimiseOverContacts(rows, gapsMm, gapsMm.length, { load, hold, held }, borne);
    }
    if (!found) {
      // Held from both sides, as in a groove that the error has made too tight: it goes in less
      // far.
      for (let axis = 0; axis < 3; axis++) motion[axis]! -= RAISE_MM * press.direction[axis]!;
      continue;
    }
    borne = found.bearing;
    let moved = 0;
    for (let k = 0; k < FREEDOMS; k++) {
      motion[k]! += found.motion[k]!;
      moved = Math.max(moved, Math.abs(found.motion[k]!) * lever[k]!);
    }
    if (moved < AT_REST_MM) break;
    // Fewer than six contacts leave a valley to follow: ever shorter steps end the walk from side
    // to side.
    if (round >= 5) stride *= 0.65;
  }
  return { motion, bearing: borne.filter(n => n < count) };
}

/**
 * Adds the twelve walls of a box of `reachMm` about the present place behind the contacts' rows.
 */
function boxIn(
  rows: Float64Array,
  gapsMm: Float64Array,
  count: number,
  lever: Float64Array,
  reachMm: number,
): void {
  for (let k = 0, n = count; k < FREEDOMS; k++) {
    for (const side of [-1, 1]) {
      gapsMm[n] = reachMm;
      rows.fill(0, FREEDOMS * n, FREEDOMS * (n + 1));
      rows[FREEDOMS * n + k] = side * lever[k]!;
      n++;
    }
  }
}

/** The nine numbers of the rotation, row by row (Rodrigues). */
export function turnOf(motion: RigidMotion): Float64Array {
  const [x, y, z] = [motion[3]!, motion[4]!, motion[5]!];
  const angle = Math.hypot(x, y, z);
  const a = angle < 1e-9 ? 1 : Math.sin(angle) / angle;
  const b = angle < 1e-9 ? 0.5 : (1 - Math.cos(angle)) / (angle * angle);
  return Float64Array.of(
    1 - b * (y * y + z * z),
    b * x * y - a * z,
    b * x * z + a * y,
    b * x * y + a * z,
    1 - b * (x * x + z * z),
    b * y * z - a * x,
    b * x * z - a * y,
    b * y * z + a * x,
    1 - b * (x * x + y * y),
  );
}

/** Where a motion about `centre` takes a point. */
export function movePoint(motion: RigidMotion, centre: Vec3, p: Vec3): Vec3 {
  const turn = turnOf(motion);
  const d = [0, 1, 2].map(a => p[a]! - centre[a]!);
  return [0, 1, 2].map(
    a => centre[a]! + motion[a]! + turn[3 * a]! * d[0]! + turn[3 * a + 1]! * d[1]! + turn[3 * a + 2]! * d[2]!,
  ) as unknown as Vec3;
}
