import { dot, scale, subtract, type Vec3 } from '../core/vector';
import { SIDE_FORCE_N, type Bend } from '../guide/bend-arms';

/** The line that a bore guides a tool along; lengths as `GuidedPath` has them. */
interface BentPath {
  readonly targetLps: Vec3;
  readonly entryLps: Vec3;
  /** Unit, entry to target. */
  readonly directionLps: Vec3;
  readonly guidedLengthMm: number;
  readonly lipToTargetMm: number;
}

/** sqrt of the 95 % point of chi-squared with two degrees of freedom. */
const PLANE_SIGMAS = 2.4477468306808166;
/**
 * Of the hand's force along each of two directions across the bore, standard deviation, N. Nobody
 * knows which way a hand leans on the needle, nor how hard: the force is drawn even in every
 * direction across the bore, and is within `SIDE_FORCE_N` 95 times in 100.
 */
export const SIDE_FORCE_SIGMA_N = SIDE_FORCE_N / PLANE_SIGMAS;

/** What a hand's force, along the two directions of a bend, moves the ends of the bore by, mm. */
export function bentLips(
  [one, other]: Bend['perNewton'],
  [a, b]: readonly [number, number],
): { readonly lower: Vec3; readonly upper: Vec3 } {
  const mixed = (u: Vec3, v: Vec3): Vec3 => [a * u[0] + b * v[0], a * u[1] + b * v[1], a * u[2] + b * v[2]];
  return { lower: mixed(one.lower, other.lower), upper: mixed(one.upper, other.upper) };
}

/**
 * Where a hand that leans on the needle brings it: each call draws one force (see
 * `SIDE_FORCE_SIGMA_N`) and gives what target and entry are off by, LPS mm.
 *
 * The needle runs through both lips wherever they are moved to, so that beyond the lower lip their
 * difference across the bore is carried on by distance over sleeve length; along the bore it goes
 * with the upper lip, on which its stop rests.
 */
export function bentShift(
  perNewton: Bend['perNewton'],
  path: BentPath,
): (normal: () => number) => { readonly target: Vec3; readonly entry: Vec3 } {
  const { targetLps, entryLps, directionLps: down, guidedLengthMm, lipToTargetMm } = path;
  const toEntryMm = dot(subtract<Vec3>(entryLps, targetLps), down);
  return normal => {
    const { lower, upper } = bentLips(perNewton, [
      SIDE_FORCE_SIGMA_N * normal(),
      SIDE_FORCE_SIGMA_N * normal(),
    ]);
    const lean = scale(subtract<Vec3>(lower, upper), 1 / guidedLengthMm);
    const alongMm = dot(upper, down);
    const passes = (beyondMm: number): Vec3 => {
      const v: Vec3 = [0, 1, 2].map(a => lower[a]! + beyondMm * lean[a]!) as unknown as Vec3;
      const off = alongMm - dot(v, down);
      return [v[0] + off * down[0], v[1] + off * down[1], v[2] + off * down[2]];
    };
    return { target: passes(lipToTargetMm), entry: passes(lipToTargetMm + toEntryMm) };
  };
}
