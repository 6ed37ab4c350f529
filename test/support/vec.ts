/** The examiner's own three-vector, so that a fault in the product's vectors cannot hide itself. */
export type P3 = readonly [number, number, number];

export const minus = (a: P3, b: P3): P3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const walk = (a: P3, d: P3, t: number): P3 => [a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2]];
export const inner = (a: P3, b: P3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const outer = (a: P3, b: P3): P3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const unit = (a: P3): P3 => {
  const l = Math.hypot(...a);
  if (!(l > 0)) throw new Error(`no direction: ${a.join(', ')}`);
  return [a[0] / l, a[1] / l, a[2] / l];
};
/** Two unit vectors that complete `w` to a right-handed set (u, v, w). */
export function basisAround(w: P3): { readonly u: P3; readonly v: P3 } {
  const helper: P3 = Math.abs(w[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const u = unit(outer(helper, w));
  return { u, v: outer(w, u) };
}
/** Turns `p` about the unit `axis` through the origin by `angle` radians (Rodrigues). */
export function turn(p: P3, axis: P3, angle: number): P3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const x = outer(axis, p);
  const k = inner(axis, p) * (1 - c);
  return [
    p[0] * c + x[0] * s + axis[0] * k,
    p[1] * c + x[1] * s + axis[1] * k,
    p[2] * c + x[2] * s + axis[2] * k,
  ];
}
