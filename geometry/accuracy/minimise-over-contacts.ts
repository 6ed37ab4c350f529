import { assertThat } from '../core/result';

/** Degrees of freedom of a rigid guide: three shifts, then three turns. */
export const FREEDOMS = 6;

/** At most six contacts bear a rigid body at once; a seventh is always a repetition. */
const MOST_ACTIVE = FREEDOMS;
/** A contact is open enough within this, mm. */
const TOLERANCE_MM = 1e-7;

/** Where the guide rests. */
export interface RestingPose {
  /** The motion, in the rows' own units. */
  readonly motion: Float64Array;
  /** Indices of the rows that bear it. */
  readonly bearing: readonly number[];
}

/** The energy of a body that is pressed and held, per motion, six each. */
export interface HeldLoad {
  /** Energy per unit of each motion. */
  readonly load: Float64Array;
  /** Stiffness of the hold, positive. */
  readonly hold: Float64Array;
  /** Where the hand would have it. */
  readonly held: Float64Array;
}

/**
 * What one call works on, kept between calls: the search of a support asks a million times. The
 * forces' system with its right side as last column, the forces, their change, and a motion.
 */
const system = new Float64Array(MOST_ACTIVE * (MOST_ACTIVE + 1));
const force = new Float64Array(MOST_ACTIVE);
const pull = new Float64Array(MOST_ACTIVE);
const step = new Float64Array(FREEDOMS);
/**
 * A start is taken where none of its contacts all but repeats the others (the least pivot is this
 * share of the greatest), and where they come to touch as well as this, mm.
 */
const APART = 1e-9;
const TOUCHES_MM = 1e-6;

/**
 * Minimises load . q + 1/2 sum hold_k (q_k - held_k)^2 over motions q with row_i . q + gap_i >= 0
 * for every contact: the potential energy of a pressing load and of a hand that holds a little, on
 * a body that cannot pass into another. Strictly convex, so that there is one answer, also where
 * the contacts alone leave a motion free.
 *
 * The dual active-set method of Goldfarb and Idnani (Math. Program. 27, 1983) for a diagonal hold
 * and six unknowns: from the free minimum, the contact that is cut deepest is taken in, and those
 * that then pull are let go.
 *
 * @param rows 6 per contact: how much its gap opens per unit of each motion
 * @param gapsMm one per contact, negative where the body stands in the other
 * @param count contacts in use, of the arrays' beginning
 * @param likely indices of rows that are likely to bear it, as those that bore it a little while
 *   ago: the answer is the same whichever they are, and sooner found. Default none
 * @returns null where no motion keeps every contact open
 */
export function minimiseOverContacts(
  rows: Float64Array,
  gapsMm: Float64Array,
  count: number,
  { load, hold, held }: HeldLoad,
  likely: readonly number[] = [],
): RestingPose | null {
  const free = new Float64Array(FREEDOMS);
  for (let k = 0; k < FREEDOMS; k++) {
    assertThat(hold[k]! > 0, 'minimiseOverContacts', 'the hand must hold every motion a little', hold);
    free[k] = held[k]! - load[k]! / hold[k]!;
  }
  const q = free.slice();
  const active = likely.slice(0, MOST_ACTIVE);
  if (!pressOn(rows, gapsMm, { hold, active }, q)) {
    active.length = 0;
    q.set(free);
  }

  // Each round takes one contact in for good or shows that there is none; rounding alone could make
  // it go on.
  for (let round = 0; round < 50 * FREEDOMS; round++) {
    let worst = -1;
    let depth = -TOLERANCE_MM;
    for (let i = 0, r = 0; i < count; i++, r += FREEDOMS) {
      const open =
        gapsMm[i]! +
        rows[r]! * q[0]! +
        rows[r + 1]! * q[1]! +
        rows[r + 2]! * q[2]! +
        rows[r + 3]! * q[3]! +
        rows[r + 4]! * q[4]! +
        rows[r + 5]! * q[5]!;
      if (open < depth) {
        depth = open;
        worst = i;
      }
    }
    if (worst < 0 || active.includes(worst)) return { motion: q, bearing: active };
    let pressed = 0;
    for (;;) {
      shareForces(rows, hold, active, worst);
      let dualStep = Infinity;
      let leaving = -1;
      for (let n = 0; n < active.length; n++) {
        if (pull[n]! <= 1e-14 || force[n]! / pull[n]! >= dualStep) continue;
        dualStep = force[n]! / pull[n]!;
        leaving = n;
      }
      const gain = active.length < MOST_ACTIVE ? rowDot(rows, worst, step) : 0;
      const short = -(gapsMm[worst]! + rowDot(rows, worst, q));
      const primalStep = gain > 1e-14 ? short / gain : Infinity;
      const t = Math.min(dualStep, primalStep);
      if (t === Infinity) return null;
      for (let n = 0; n < active.length; n++) force[n]! -= t * pull[n]!;
      pressed += t;
      if (primalStep < Infinity) for (let k = 0; k < FREEDOMS; k++) q[k]! += t * step[k]!;
      if (t === primalStep) {
        force[active.length] = pressed;
        active.push(worst);
        break;
      }
      letGo(active, leaving);
    }
  }
  return { motion: q, bearing: active };
}

/** Takes contact `n` and its force out, the rest in their order. */
function letGo(active: number[], n: number): void {
  force.copyWithin(n, n + 1, active.length);
  active.splice(n, 1);
}

/**
 * Moves q from the free minimum to the lowest place where the active contacts all touch, with their
 * forces; those that would pull are let go. False where they do not come to touch, as contacts that
 * repeat each other: then this is no place to begin from.
 */
function pressOn(
  rows: Float64Array,
  gapsMm: Float64Array,
  { hold, active }: { readonly hold: Float64Array; readonly active: number[] },
  q: Float64Array,
): boolean {
  const free = step;
  free.set(q);
  while (active.length > 0) {
    const n = active.length;
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) system[a * (n + 1) + b] = heldDot(rows, active[a]!, active[b]!, hold);
      system[a * (n + 1) + n] = -(gapsMm[active[a]!]! + rowDot(rows, active[a]!, free));
    }
    if (eliminate(system, n, force) < APART) return false;
    let most = -1;
    for (let a = 0; a < n; a++) if (force[a]! < 0 && (most < 0 || force[a]! < force[most]!)) most = a;
    if (most < 0) break;
    letGo(active, most);
  }
  for (let k = 0; k < FREEDOMS; k++) {
    let sum = 0;
    for (let a = 0; a < active.length; a++) sum += force[a]! * rows[FREEDOMS * active[a]! + k]!;
    q[k] = free[k]! + sum / hold[k]!;
  }
  return active.every(i => Math.abs(gapsMm[i]! + rowDot(rows, i, q)) < TOUCHES_MM);
}

function rowDot(rows: Float64Array, i: number, q: Float64Array): number {
  const r = FREEDOMS * i;
  return (
    rows[r]! * q[0]! +
    rows[r + 1]! * q[1]! +
    rows[r + 2]! * q[2]! +
    rows[r + 3]! * q[3]! +
    rows[r + 4]! * q[4]! +
    rows[r + 5]! * q[5]!
  );
}

/** How much a unit of force at contact b opens contact a, where only the hand holds. */
function heldDot(rows: Float64Array, a: number, b: number, hold: Float64Array): number {
  const [r, s] = [FREEDOMS * a, FREEDOMS * b];
  let sum = 0;
  for (let k = 0; k < FREEDOMS; k++) sum += (rows[r + k]! * rows[s + k]!) / hold[k]!;
  return sum;
}

/**
 * How the active contacts' forces change as contact `entering` takes up a unit of force (into
 * `pull`, as losses), and the motion that goes with it (into `step`).
 */
function shareForces(
  rows: Float64Array,
  hold: Float64Array,
  active: readonly number[],
  entering: number,
): void {
  const n = active.length;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) system[a * (n + 1) + b] = heldDot(rows, active[a]!, active[b]!, hold);
    system[a * (n + 1) + n] = heldDot(rows, active[a]!, entering, hold);
  }
  eliminate(system, n, pull);
  for (let k = 0; k < FREEDOMS; k++) {
    let sum = rows[FREEDOMS * entering + k]!;
    for (let a = 0; a < n; a++) sum -= pull[a]! * rows[FREEDOMS * active[a]! + k]!;
    step[k] = sum / hold[k]!;
  }
}

/**
 * Solves the n x n system with its right side as last column (in place), pivoting, into `answer`; a
 * row without any weight gives 0.
 *
 * @returns the least pivot as a share of the greatest
 */
function eliminate(m: Float64Array, n: number, answer: Float64Array): number {
  const w = n + 1;
  let least = Infinity;
  let most = 0;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r * w + c]!) > Math.abs(m[pivot * w + c]!)) pivot = r;
    if (pivot !== c) {
      for (let k = 0; k < w; k++) {
        const swap = m[c * w + k]!;
        m[c * w + k] = m[pivot * w + k]!;
        m[pivot * w + k] = swap;
      }
    }
    const lead = m[c * w + c]!;
    least = Math.min(least, Math.abs(lead));
    most = Math.max(most, Math.abs(lead));
    if (Math.abs(lead) < 1e-300) continue;
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = m[r * w + c]! / lead;
      for (let k = c; k < w; k++) m[r * w + k]! -= factor * m[c * w + k]!;
    }
  }
  for (let r = 0; r < n; r++) {
    answer[r] = Math.abs(m[r * w + r]!) < 1e-300 ? 0 : m[r * w + n]! / m[r * w + r]!;
  }
  return most > 0 ? least / most : 0;
}
