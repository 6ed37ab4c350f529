import type { Vec3 } from '../../geometry/core/vector';
import type { Blend, Field } from '../field/field';
import { union } from '../field/field';
import { loft, type LoftEnds } from '../field/loft';
import { plate } from '../field/plate';
import { roundCone } from '../field/primitives';
import type { BarSection, JawSection, MidlineSection } from './parameters';

/** How much smaller a hollow's sections are than the solid's around it, mm. */
export interface Walls {
  readonly sideMm: number;
  readonly upMm: number;
  readonly downMm: number;
}

const solid: Walls = { sideMm: 0, upMm: 0, downMm: 0 };

export function midlineLoft(
  sections: readonly MidlineSection[],
  ends: LoftEnds,
  walls: Walls = solid,
): Field {
  return loft(
    sections.map(([z, y, halfWidth, up, down, powerUp, powerDown]) => ({
      z,
      y,
      halfWidth: halfWidth - walls.sideMm,
      up: up - walls.upMm,
      down: down - walls.downMm,
      powerUp,
      powerDown,
    })),
    ends,
  );
}

/** The left one of a paired bar. */
export function pairedBar(sections: readonly BarSection[], reachMm: number): Field {
  const inOrder = [...sections].sort((a, b) => a[0] - b[0]);
  return plate(
    inOrder.map(([z, x, y, across, upright]) => ({ z, x, y, across, upright })),
    reachMm,
  );
}

/** The left mandible. */
export function jawPlate(sections: readonly JawSection[], reachMm: number): Field {
  return plate(
    sections.map(([z, x, top, bottom, across]) => ({
      z,
      x,
      y: (top + bottom) / 2,
      across,
      upright: (top - bottom) / 2,
    })),
    reachMm,
  );
}

/** A bar of round section through the points, its radius changing evenly from `from` to `to`. */
export function bar(
  points: readonly Vec3[],
  from: number,
  to = from,
  blendMm = 0.6 * Math.max(from, to),
): Field {
  const steps = points.length - 1;
  const radius = (n: number): number => from + ((to - from) * n) / steps;
  const parts: Blend[] = [];
  for (let n = 0; n < steps; n++) {
    parts.push({ field: roundCone(points[n]!, radius(n), points[n + 1]!, radius(n + 1)), blendMm });
  }
  return union(parts);
}

export const blend = (field: Field, blendMm: number): Blend => ({ field, blendMm });

/** More points on a smooth curve through the given ones (Catmull-Rom), `each` per interval. */
export function smoothPath(points: readonly Vec3[], each = 4): Vec3[] {
  const at = (n: number): Vec3 => points[Math.min(points.length - 1, Math.max(0, n))]!;
  const path: Vec3[] = [];
  for (let n = 0; n + 1 < points.length; n++) {
    const [a, b, c, d] = [at(n - 1), at(n), at(n + 1), at(n + 2)];
    for (let s = 0; s < each; s++) {
      const t = s / each;
      const weights = [
        -0.5 * t + t * t - 0.5 * t ** 3,
        1 - 2.5 * t * t + 1.5 * t ** 3,
        0.5 * t + 2 * t * t - 1.5 * t ** 3,
        -0.5 * t * t + 0.5 * t ** 3,
      ];
      path.push(
        [0, 1, 2].map(
          k => weights[0]! * a[k]! + weights[1]! * b[k]! + weights[2]! * c[k]! + weights[3]! * d[k]!,
        ) as unknown as Vec3,
      );
    }
  }
  path.push(at(points.length - 1));
  return path;
}
