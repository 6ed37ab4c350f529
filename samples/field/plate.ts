import type { Field } from './field';
import { levelEndedSpline } from './level-ended-spline';
import { boxesAlong, limitField } from './limit-field';

/**
 * A cross-section at one z: its middle (x, y) and half its size across and upright, mm; its short
 * sides are round.
 */
export interface PlateSection {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly upright: number;
}

/**
 * A bar or plate along z with stadium-shaped sections, interpolated by cubic splines; beyond its
 * first and last section it ends round. In each section the distance is exact; it is divided by the
 * secant of the surface's slope along z.
 *
 * @param reachMm the widest blend that is asked of it
 */
export function plate(sections: readonly PlateSection[], reachMm: number): Field {
  const first = sections[0]!;
  const last = sections[sections.length - 1]!;
  const spline = levelEndedSpline(
    sections.map(s => s.z),
    [
      sections.map(s => s.x),
      sections.map(s => s.y),
      sections.map(s => s.across),
      sections.map(s => s.upright),
    ],
  );
  const c = new Float64Array(8);
  const endMm = Math.max(Math.min(first.across, first.upright), Math.min(last.across, last.upright));
  const boxes = boxesAlong(first.z - endMm, last.z + endMm, 10, z => {
    spline.at(z, c);
    return [c[0]! - c[2]!, c[1]! - c[3]!, c[0]! + c[2]!, c[1]! + c[3]!];
  });
  return limitField(boxes, reachMm, (x, y, z) => {
    spline.at(z, c);
    const wide = c[2]! > c[3]!;
    const radius = wide ? c[3]! : c[2]!;
    const flat = wide ? c[2]! - c[3]! : c[3]! - c[2]!;
    const dx = x - c[0]!;
    const dy = y - c[1]!;
    const ex = Math.max(0, Math.abs(dx) - (wide ? flat : 0));
    const ey = Math.max(0, Math.abs(dy) - (wide ? 0 : flat));
    const ez = z < first.z ? first.z - z : z > last.z ? z - last.z : 0;
    const inPlane = Math.sqrt(ex * ex + ey * ey);
    const d = Math.sqrt(inPlane * inPlane + ez * ez) - radius;
    if (inPlane < 1e-9 || ez > 0) return d;
    // The correction fades towards the core line, about which its direction turns.
    const fade = Math.min(1, (2 * inPlane) / radius);
    const share = fade * fade * (3 - 2 * fade);
    const flatSlope = wide ? c[6]! - c[7]! : c[7]! - c[6]!;
    const radiusSlope = wide ? c[7]! : c[6]!;
    const slope =
      (ex * ((dx < 0 ? c[4]! : -c[4]!) - (wide ? flatSlope : 0)) +
        ey * ((dy < 0 ? c[5]! : -c[5]!) - (wide ? 0 : flatSlope))) /
        inPlane -
      radiusSlope;
    return d / Math.sqrt(1 + share * slope * slope);
  });
}
