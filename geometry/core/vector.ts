/** Three numbers: the plain carrier under the branded points of `frames.ts`. */
export type Vec3 = readonly [number, number, number];

export const add = <T extends Vec3>(a: T, b: Vec3): T =>
  [a[0] + b[0], a[1] + b[1], a[2] + b[2]] as unknown as T;
export const subtract = <T extends Vec3>(a: Vec3, b: Vec3): T =>
  [a[0] - b[0], a[1] - b[1], a[2] - b[2]] as unknown as T;
export const scale = <T extends Vec3>(a: T, factor: number): T =>
  [a[0] * factor, a[1] * factor, a[2] * factor] as unknown as T;
/** a + t * direction. */
export const along = <T extends Vec3>(a: T, direction: Vec3, t: number): T =>
  [a[0] + t * direction[0], a[1] + t * direction[1], a[2] + t * direction[2]] as unknown as T;
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/**
 * Two unit vectors across the unit `axis` and each other: (first, second, axis) is right-handed.
 */
export function basisAcross(axis: Vec3): readonly [Vec3, Vec3] {
  const side = normalize(cross(axis, Math.abs(axis[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));
  return [side, cross(axis, side)];
}

/**
 * Unit vector along `a`. Throws on a zero or non-finite vector: a direction that is none is a
 * broken invariant.
 */
export function normalize<T extends Vec3>(a: T): T {
  const l = Math.hypot(a[0], a[1], a[2]);
  if (!(l > 1e-12) || !Number.isFinite(l)) throw new Error(`normalize: not a direction: ${a.join(', ')}`);
  return [a[0] / l, a[1] / l, a[2] / l] as unknown as T;
}

/**
 * Angle between two directions, radians in [0, pi]; exact for small angles (Kahan's atan2 form).
 */
export function angleBetween(a: Vec3, b: Vec3): number {
  return Math.atan2(length(cross(a, b)), dot(a, b));
}
