import { basisAround, inner, minus, type P3 } from './vec';

/**
 * The highest point over a lip's plane of what lies within `radiusMm` of its axis, mm; -Infinity
 * where nothing does. Every triangle is clipped by a prism of 180 planes about the circle, so that
 * it comes out too high by nothing that matters.
 *
 * @param corners nine coordinates a triangle
 */
export function highestInRing(corners: Float64Array, lip: P3, up: P3, radiusMm: number): number {
  const { u, v } = basisAround(up);
  let highest = -Infinity;
  for (let t = 0; t < corners.length; t += 9) {
    let polygon: P3[] = [0, 3, 6].map(k => {
      const d = minus([corners[t + k]!, corners[t + k + 1]!, corners[t + k + 2]!], lip);
      return [inner(d, u), inner(d, v), inner(d, up)];
    });
    if (Math.max(...polygon.map(q => q[2])) <= highest) continue;
    if (polygon.every(q => q[0] > radiusMm) || polygon.every(q => q[0] < -radiusMm)) continue;
    if (polygon.every(q => q[1] > radiusMm) || polygon.every(q => q[1] < -radiusMm)) continue;
    for (let n = 0; n < 180 && polygon.length > 0; n++) {
      const [c, s] = [Math.cos((n * Math.PI) / 90), Math.sin((n * Math.PI) / 90)];
      polygon = clip(polygon, q => radiusMm - c * q[0] - s * q[1]);
    }
    for (const q of polygon) highest = Math.max(highest, q[2]);
  }
  return highest;
}

/** What of a convex polygon lies where `inside` (linear) is not negative. */
function clip(polygon: readonly P3[], inside: (q: P3) => number): P3[] {
  return polygon.flatMap((q, n) => {
    const next = polygon[(n + 1) % polygon.length]!;
    const [a, b] = [inside(q), inside(next)];
    const kept = a >= 0 ? [q] : [];
    if (a >= 0 === b >= 0) return kept;
    const t = a / (a - b);
    const crossing: P3 = [
      q[0] + t * (next[0] - q[0]),
      q[1] + t * (next[1] - q[1]),
      q[2] + t * (next[2] - q[2]),
    ];
    return [...kept, crossing];
  });
}
