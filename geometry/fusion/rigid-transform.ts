import type { PatientPoint, PatientVector, Radians } from '../core/frames';
import { assertThat } from '../core/result';
import { cross, dot, normalize, type Vec3 } from '../core/vector';

/** A 3 x 3 matrix, row-major: [r00, r01, r02, r10, ...]. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/**
 * A rigid motion from one scan's patient frame to another's: p -> rotation * p + translationMm,
 * both LPS, mm. The name of a value says which way: `fixedFromMoving` takes points of the moving
 * scan (the MR) to the fixed one (the CT).
 */
export interface RigidTransform {
  /** Orthonormal, det = +1. */
  readonly rotation: Matrix3;
  readonly translationMm: Vec3;
}

export const IDENTITY: RigidTransform = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] };

/**
 * How far a matrix may be from orthonormal, and its determinant from +1, in a file written with six
 * digits.
 */
const RIGID_TOLERANCE = 1e-4;

/** Whether a matrix is a rotation: rows unit and at right angles, det = +1. */
export function isRotation(m: Matrix3): boolean {
  const [a, b, c] = rows(m);
  const unit = [dot(a, a) - 1, dot(b, b) - 1, dot(c, c) - 1, dot(a, b), dot(a, c), dot(b, c)];
  return [...unit, dot(cross(a, b), c) - 1].every(error => Math.abs(error) <= RIGID_TOLERANCE);
}

/** Throws unless the transform is rigid and right-handed. */
export function assertRigid(t: RigidTransform): void {
  assertThat(isRotation(t.rotation), 'assertRigid', 'the matrix is no rotation', t.rotation);
  assertThat(t.translationMm.every(Number.isFinite), 'assertRigid', 'the translation is not finite', t);
}

/** Where a point of the moving scan lies in the fixed one, LPS mm. */
export function transformPoint({ rotation, translationMm }: RigidTransform, p: Vec3): PatientPoint {
  const [x, y, z] = rotate(rotation, p);
  return [x + translationMm[0], y + translationMm[1], z + translationMm[2]] as unknown as PatientPoint;
}

/** A direction of the moving scan in the fixed one; its length is kept. */
export const transformDirection = ({ rotation }: RigidTransform, d: Vec3): PatientVector =>
  rotate(rotation, d) as unknown as PatientVector;

/** `outer` after `inner`: p -> outer(inner(p)). */
export function composeTransforms(outer: RigidTransform, inner: RigidTransform): RigidTransform {
  const [a, b, c] = rows(outer.rotation);
  const i = inner.rotation;
  const columns: readonly Vec3[] = [
    [i[0], i[3], i[6]],
    [i[1], i[4], i[7]],
    [i[2], i[5], i[8]],
  ];
  const product = [a, b, c].flatMap(row => columns.map(column => dot(row, column)));
  return {
    rotation: product as unknown as Matrix3,
    translationMm: transformPoint(outer, inner.translationMm),
  };
}

/** The way back: inverse(t(p)) = p. */
export function invertTransform({ rotation: r, translationMm }: RigidTransform): RigidTransform {
  const back: Matrix3 = [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];
  const [x, y, z] = rotate(back, translationMm);
  return { rotation: back, translationMm: [-x, -y, -z] };
}

/** A turn about an axis through a point (Rodrigues), right-handed: the motion of a hand's nudge. */
export function turnAbout(centreLps: Vec3, axis: Vec3, angle: Radians): RigidTransform {
  const [x, y, z] = normalize<Vec3>(axis);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const v = 1 - c;
  const rotation: Matrix3 = [
    c + x * x * v,
    x * y * v - z * s,
    x * z * v + y * s,
    y * x * v + z * s,
    c + y * y * v,
    y * z * v - x * s,
    z * x * v - y * s,
    z * y * v + x * s,
    c + z * z * v,
  ];
  const [px, py, pz] = rotate(rotation, centreLps);
  return { rotation, translationMm: [centreLps[0] - px, centreLps[1] - py, centreLps[2] - pz] };
}

export const shiftBy = (translationMm: Vec3): RigidTransform => ({
  rotation: IDENTITY.rotation,
  translationMm,
});

/** By how much a rotation turns, radians in [0, pi]; exact for small angles too. */
export function turnAngle(r: Matrix3): Radians {
  const sine = Math.hypot(r[7] - r[5], r[2] - r[6], r[3] - r[1]) / 2;
  return Math.atan2(sine, (r[0] + r[4] + r[8] - 1) / 2) as Radians;
}

const rows = (m: Matrix3): [Vec3, Vec3, Vec3] => [
  [m[0], m[1], m[2]],
  [m[3], m[4], m[5]],
  [m[6], m[7], m[8]],
];

function rotate(m: Matrix3, [x, y, z]: Vec3): Vec3 {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}
