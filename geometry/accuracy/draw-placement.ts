import type { Random } from '../core/random';
import { dot, type Vec3 } from '../core/vector';
import { decomposeSymmetric } from './decompose-symmetric';
import { sightPlacement, type Seen } from './sight-placement';
import type { RigidMotion } from './solve-contacts';

/**
 * How near to its place an eye and a hand put a guide down before it is pressed on; standard
 * deviations.
 */
export interface Hand {
  /** Across the pressing direction, each way, mm. */
  readonly slideMm: number;
  /** About each axis, degrees. */
  readonly turnDeg: number;
}

/** Bregma's own guess: a millimetre by the windows and the arrow; no published figure was found. */
export const HAND_DEFAULTS: Hand = { slideMm: 1, turnDeg: 2 };

/** Numbers drawn per placement: three for the slide, three for the turn. */
const NUMBERS = 6;

/**
 * Where a hand puts the guide down, from where it was designed to stand.
 *
 * @param seen as of `drawPlacements`
 */
export function drawPlacement(
  pressDirection: Vec3,
  hand: Hand,
  random: Random,
  seen: Seen | null = null,
): RigidMotion {
  return placementsOf(
    [Float64Array.from({ length: NUMBERS }, random.normal)],
    { pressDirection, hand },
    seen,
  )[0]!;
}

/**
 * Many placements whose mean is zero and whose spread is the hand's to the last digit: with so few
 * draws their own luck would otherwise be the largest error of what is computed from them.
 *
 * @param seen what tells the hand that it is off, and the motions' centre; default: nothing does
 */
export function drawPlacements(
  count: number,
  pressDirection: Vec3,
  hand: Hand,
  random: Random,
  seen: Seen | null = null,
): RigidMotion[] {
  const drawn = Array.from({ length: count }, () => Float64Array.from({ length: NUMBERS }, random.normal));
  const numbers = count > 2 * NUMBERS ? evenOut(drawn) : drawn;
  return placementsOf(numbers, { pressDirection, hand }, seen);
}

const placementsOf = (
  numbers: readonly Float64Array[],
  { pressDirection, hand }: { readonly pressDirection: Vec3; readonly hand: Hand },
  seen: Seen | null,
): RigidMotion[] =>
  numbers.map(
    seen && seen.sights.length > 0
      ? sightPlacement(pressDirection, hand, seen)
      : one => placementOf(one, pressDirection, hand),
  );

function placementOf(numbers: Float64Array, press: Vec3, hand: Hand): RigidMotion {
  const slide: Vec3 = [numbers[0]!, numbers[1]!, numbers[2]!];
  const sunk = dot(slide, press);
  const turn = (hand.turnDeg * Math.PI) / 180;
  return numbers.map((value, k) =>
    k < 3 ? hand.slideMm * (value - sunk * press[k as 0 | 1 | 2]) : turn * value,
  );
}

/** The rows shifted and sheared so that their mean is zero and their covariance the identity. */
function evenOut(rows: readonly Float64Array[]): Float64Array[] {
  const mean = new Float64Array(NUMBERS).map((_, k) => rows.reduce((sum, r) => sum + r[k]!, 0) / rows.length);
  const centred = rows.map(r => r.map((value, k) => value - mean[k]!));
  const covariance = new Float64Array(NUMBERS * NUMBERS).map((_, n) => {
    const [a, b] = [Math.floor(n / NUMBERS), n % NUMBERS];
    return centred.reduce((sum, r) => sum + r[a]! * r[b]!, 0) / rows.length;
  });
  const { values, vectors } = decomposeSymmetric(covariance, NUMBERS);
  return centred.map(row => {
    const even = new Float64Array(NUMBERS);
    for (let k = 0; k < NUMBERS; k++) {
      const axis = vectors.subarray(NUMBERS * k, NUMBERS * (k + 1));
      const share = axis.reduce((sum, v, a) => sum + v * row[a]!, 0) / Math.sqrt(values[k]!);
      axis.forEach((v, a) => (even[a]! += share * v));
    }
    return even;
  });
}
