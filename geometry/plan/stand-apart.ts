import { subtract, type Vec3 } from '../core/vector';
import { HEAD_RADIUS_MM } from '../guide/placed-foot';

/** Heads keep so far off each other, mm, and arms in ways of their own, degrees. */
const APART_MM = 4;
const TURN_APART_DEG = 35;

/** Whether two heads, and the arms to them, have room beside each other. */
export function standApart(a: Vec3, b: Vec3, entries: readonly Vec3[]): boolean {
  if (Math.hypot(a[0] - b[0], a[1] - b[1]) < 2 * HEAD_RADIUS_MM + APART_MM) return false;
  const nearest = (p: Vec3): Vec3 =>
    entries.reduce((best, e) =>
      Math.hypot(...subtract<Vec3>(p, e)) < Math.hypot(...subtract<Vec3>(p, best)) ? e : best,
    );
  const [from, to] = [nearest(a), nearest(b)];
  if (from !== to) return true;
  const [ax, ay, bx, by] = [a[0] - from[0], a[1] - from[1], b[0] - from[0], b[1] - from[1]];
  const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));
  return turn >= (TURN_APART_DEG * Math.PI) / 180;
}
