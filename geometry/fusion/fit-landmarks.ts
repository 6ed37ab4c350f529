import { refuse, succeed, type Result } from '../core/result';
import { distance, dot, subtract, type Vec3 } from '../core/vector';
import { phrase } from '../messages/phrase';
import { findMainAxis } from './find-main-axis';
import { transformPoint, type Matrix3, type RigidTransform } from './rigid-transform';

/** The same spot in both scans, each in its own patient frame, LPS mm. */
export interface LandmarkPair {
  readonly fixedLps: Vec3;
  readonly movingLps: Vec3;
}

export interface LandmarkFit {
  readonly fixedFromMoving: RigidTransform;
  /** How far each pair is still apart, mm, in the order of the pairs. */
  readonly residualsMm: readonly number[];
  /**
   * Root mean square of the residuals, mm. What was marked, not what is hit: the target's own error
   * may be larger.
   */
  readonly rmsMm: number;
}

/**
 * Landmarks closer to one line than this leave the turn about it open, mm (root mean square
 * distance).
 */
const LEAST_SPREAD_MM = 3;

/**
 * The rigid motion that brings pairs of landmarks nearest to each other in the least squares sense:
 * the rotation is the main axis of the 4 x 4 matrix of quaternions in Horn, "Closed-form solution
 * of absolute orientation using unit quaternions", J. Opt. Soc. Am. A 4 (1987) 629. A mirror image
 * cannot come out of it.
 *
 * @returns refused for fewer than three pairs (`few-landmarks`) and for pairs along one line
 *   (`landmarks-in-line`)
 */
export function fitLandmarks(pairs: readonly LandmarkPair[]): Result<LandmarkFit> {
  if (pairs.length < 3) {
    return refuse('few-landmarks', phrase('few-landmarks', { count: pairs.length }));
  }
  const fixedCentre = centroid(pairs.map(p => p.fixedLps));
  const movingCentre = centroid(pairs.map(p => p.movingLps));
  const fixed = pairs.map(p => subtract<Vec3>(p.fixedLps, fixedCentre));
  const moving = pairs.map(p => subtract<Vec3>(p.movingLps, movingCentre));
  if (Math.min(spreadOffLine(fixed), spreadOffLine(moving)) < LEAST_SPREAD_MM) {
    return refuse('landmarks-in-line', phrase('landmarks-in-line', { spread: LEAST_SPREAD_MM }));
  }
  const rotation = hornRotation(moving, fixed);
  const turned = transformPoint({ rotation, translationMm: [0, 0, 0] }, movingCentre);
  const fixedFromMoving: RigidTransform = { rotation, translationMm: subtract<Vec3>(fixedCentre, turned) };
  const residualsMm = pairs.map(p => distance(p.fixedLps, transformPoint(fixedFromMoving, p.movingLps)));
  const squares = residualsMm.reduce((sum, r) => sum + r * r, 0);
  return succeed({ fixedFromMoving, residualsMm, rmsMm: Math.sqrt(squares / pairs.length) });
}

/** The rotation that takes the centred points `from` nearest to `to`. */
function hornRotation(from: readonly Vec3[], to: readonly Vec3[]): Matrix3 {
  const sum = (a: 0 | 1 | 2, b: 0 | 1 | 2): number => from.reduce((s, p, n) => s + p[a] * to[n]![b], 0);
  const [xx, xy, xz] = [sum(0, 0), sum(0, 1), sum(0, 2)];
  const [yx, yy, yz] = [sum(1, 0), sum(1, 1), sum(1, 2)];
  const [zx, zy, zz] = [sum(2, 0), sum(2, 1), sum(2, 2)];
  const [w, x, y, z] = findMainAxis([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]) as [number, number, number, number];
  return [
    w * w + x * x - y * y - z * z,
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    w * w - x * x + y * y - z * z,
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    w * w - x * x - y * y + z * z,
  ];
}

/** Root mean square distance of centred points from the line that runs nearest to them, mm. */
function spreadOffLine(points: readonly Vec3[]): number {
  const moment = (a: 0 | 1 | 2, b: 0 | 1 | 2): number => points.reduce((s, p) => s + p[a] * p[b], 0);
  const axis = findMainAxis(([0, 1, 2] as const).map(a => ([0, 1, 2] as const).map(b => moment(a, b))));
  const squares = points.reduce((s, p) => s + dot(p, p) - dot(p, axis as unknown as Vec3) ** 2, 0);
  return Math.sqrt(Math.max(0, squares) / points.length);
}

function centroid(points: readonly Vec3[]): Vec3 {
  const sum = points.reduce<Vec3>((s, p) => [s[0] + p[0], s[1] + p[1], s[2] + p[2]], [0, 0, 0]);
  return [sum[0] / points.length, sum[1] / points.length, sum[2] / points.length];
}
