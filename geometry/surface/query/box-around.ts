import type { Vec3 } from '../../core/vector';

/**
 * The box, along the axes, that reaches `reachMm` beyond points (xyz each, mm); upside down where
 * there are none.
 */
export function boxAround(
  points: Float64Array,
  reachMm: number,
): { readonly low: Vec3; readonly high: Vec3 } {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let p = 0; p < points.length; p++) {
    low[p % 3] = Math.min(low[p % 3]!, points[p]! - reachMm);
    high[p % 3] = Math.max(high[p % 3]!, points[p]! + reachMm);
  }
  return { low, high };
}
