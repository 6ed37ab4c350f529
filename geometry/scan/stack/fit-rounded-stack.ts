import { dot, length, subtract, type Vec3 } from '../../core/vector';

/**
 * Positions printed to a tenth of a millimetre are off the true ones by up to half of it, in each
 * coordinate.
 */
const HALF_A_TENTH_MM = 0.05;
/** A fit that goes by the mean and not by the furthest may leave a little more. */
const FIT_SLACK = 1.25;
/** Slices nearer to each other could not be told apart by such positions, mm. */
const LEAST_SPACING_MM = 0.3;

/** The even, upright stack that rounded positions stand for. */
export interface RoundedStack {
  /** The first slice's place, LPS mm. */
  readonly firstLps: Vec3;
  readonly spacingMm: number;
  /** How far the furthest position as printed lies from its place, mm. */
  readonly furthestMm: number;
}

/**
 * The even, upright stack whose positions, printed to a tenth of a millimetre, are those given;
 * null where rounding does not explain them, or where they are printed more finely. Least squares
 * along the normal: of n slices with a rounding error of 0.03 mm each, the spacing is left in doubt
 * by 0.1 mm / n^1.5.
 *
 * @param positions of the slices in order, LPS mm
 * @param normal along which they are stacked, of unit length
 */
export function fitRoundedStack(positions: readonly Vec3[], normal: Vec3): RoundedStack | null {
  const isInTenths = positions.every(p => p.every(mm => Math.abs(mm * 10 - Math.round(mm * 10)) < 1e-6));
  if (!isInTenths || positions.length < 3) return null;
  const middle = (positions.length - 1) / 2;
  let along = 0;
  let squares = 0;
  for (const [k, position] of positions.entries()) {
    along += (k - middle) * dot(position, normal);
    squares += (k - middle) ** 2;
  }
  const spacingMm = along / squares;
  if (spacingMm < LEAST_SPACING_MM) return null;
  const mean = [0, 1, 2].map(axis => positions.reduce((sum, p) => sum + p[axis]!, 0) / positions.length);
  const placeOf = (k: number): Vec3 => [
    mean[0]! + (k - middle) * spacingMm * normal[0],
    mean[1]! + (k - middle) * spacingMm * normal[1],
    mean[2]! + (k - middle) * spacingMm * normal[2],
  ];
  const off = positions.map((position, k) => subtract(position, placeOf(k)));
  if (off.some(v => v.some(mm => Math.abs(mm) > HALF_A_TENTH_MM * FIT_SLACK))) return null;
  return { firstLps: placeOf(0), spacingMm, furthestMm: Math.max(...off.map(v => length(v))) };
}
