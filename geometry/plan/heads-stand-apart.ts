import { turnedApart } from '../accuracy/search-feet';
import { subtract, type Vec3 } from '../core/vector';
import { HEAD_RADIUS_MM } from '../guide/placed-foot';

/** Heads keep so far off each other, mm. */
const APART_MM = 4;

/** Whether two heads, and the arms to them, have room beside each other. */
export function headsStandApart(a: Vec3, b: Vec3, entries: readonly Vec3[]): boolean {
  if (Math.hypot(a[0] - b[0], a[1] - b[1]) < 2 * HEAD_RADIUS_MM + APART_MM) return false;
  const nearest = (p: Vec3): Vec3 =>
    entries.reduce((best, e) =>
      Math.hypot(...subtract<Vec3>(p, e)) < Math.hypot(...subtract<Vec3>(p, best)) ? e : best,
    );
  const [from, to] = [nearest(a), nearest(b)];
  return from !== to || turnedApart(subtract(a, from), subtract(b, from));
}
