import { part, type Field } from './field';
import { levelEndedSpline } from './level-ended-spline';
import { boxesAlong, limitField } from './limit-field';

/**
 * A cross-section at one z (mm): the height of its middle, its half-width to each side, height
 * above and depth below the middle, and the power of the superellipse that it resembles above and
 * below (2 = ellipse, more = boxier, less = more pointed).
 */
export interface Section {
  readonly z: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly up: number;
  readonly down: number;
  readonly powerUp: number;
  readonly powerDown: number;
}

export interface LoftEnds {
  /** Over how many mm before each end the sections shrink to nothing, as an ellipse does. */
  readonly caudalMm: number;
  readonly rostralMm: number;
  /** 2 = round ends, more = blunter. Default 2. */
  readonly power?: number;
  /** The widest blend that is asked of it. Default 12. */
  readonly reachMm?: number;
}

/**
 * A median body along z, its sections interpolated by cubic splines, round at its ends.
 *
 * A section's radius rho (1 on its rim) is the squircle rho^2 = (s + sqrt(s^2 - 4 q u^2 v^2)) / 2
 * with s = u^2 + v^2, which meets the superellipse of power n on the axes and the diagonals for q =
 * 1 - (2^(2/n) - 1)^2 and needs no powers. With t the share of the end's rounding, g = (rho^m +
 * t^m)^(1/m), and near the surface the field is (g - 1) / |grad g|, the first-order distance.
 */
export function loft(sections: readonly Section[], ends: LoftEnds): Field {
  const squareness = (power: number): number => 1 - (2 ** (2 / power) - 1) ** 2;
  const spline = levelEndedSpline(
    sections.map(s => s.z),
    [
      sections.map(s => s.y),
      sections.map(s => s.halfWidth),
      sections.map(s => s.up),
      sections.map(s => s.down),
      sections.map(s => squareness(s.powerUp)),
      sections.map(s => squareness(s.powerDown)),
    ],
  );
  const { caudalMm, rostralMm, power: m = 2 } = ends;
  const caudalStart = spline.first + caudalMm;
  const rostralStart = spline.last - rostralMm;
  const c = new Float64Array(12);
  // Further inside than this the first-order distance jumps about the axis; nothing asks for it
  // there.
  const depthMm = 0.8 * Math.min(caudalMm, rostralMm, ...sections.flatMap(s => [s.halfWidth, s.up, s.down]));
  const boxes = boxesAlong(spline.first, spline.last, 6, z => {
    spline.at(z, c);
    return [-c[1]!, c[0]! - c[3]!, c[1]!, c[0]! + c[2]!];
  });
  return limitField(boxes, ends.reachMm ?? 12, (x, y, z) => {
    spline.at(z, c);
    const halfWidth = c[1]!;
    const above = y >= c[0]!;
    const height = above ? c[2]! : c[3]!;
    const q = above ? c[4]! : c[5]!;
    const dy = y - c[0]!;
    const u = x / halfWidth;
    const v = dy / height;
    const uu = u * u;
    const vv = v * v;
    const s = uu + vv;
    const root = Math.sqrt(Math.max(s * s - 4 * q * uu * vv, 1e-18));
    const rho = Math.sqrt(0.5 * (s + root));
    if (rho < 1e-6) return -depthMm;
    const ru = (0.5 * u * (1 + (s - 2 * q * vv) / root)) / rho;
    const rv = (0.5 * v * (1 + (s - 2 * q * uu) / root)) / rho;
    const gx = ru / halfWidth;
    const gy = rv / height;
    // How rho changes along z: as the middle moves, and as the section swells (that in proportion
    // to rho). Away from the surface the swelling is taken where the ray from the axis meets the
    // surface, or far places would look near. The squareness changes too slowly to matter.
    const moving = (-rv * c[6]!) / height;
    const swelling = -(ru * u * c[7]!) / halfWidth - (rv * v * (above ? c[8]! : c[9]!)) / height;
    let t = 0;
    let tz = 0;
    if (z < caudalStart) {
      t = (caudalStart - z) / caudalMm;
      tz = -1 / caudalMm;
    } else if (z > rostralStart) {
      t = (z - rostralStart) / rostralMm;
      tz = 1 / rostralMm;
    }
    if (t === 0) {
      const gz = moving + swelling / rho;
      return Math.max((rho - 1) / Math.sqrt(gx * gx + gy * gy + gz * gz), -depthMm);
    }
    let g: number;
    let a: number;
    let b: number;
    if (m === 2) {
      g = Math.sqrt(rho * rho + t * t);
      a = rho / g;
      b = t / g;
    } else {
      const rm = Math.pow(rho, m);
      const tm = Math.pow(t, m);
      g = Math.pow(rm + tm, 1 / m);
      a = ((g / (rm + tm)) * rm) / rho;
      b = ((g / (rm + tm)) * tm) / t;
    }
    const gz = a * (moving + swelling / g) + b * tz;
    const length = Math.sqrt(a * a * (gx * gx + gy * gy) + gz * gz);
    return length < 1e-9 ? -depthMm : Math.max((g - 1) / length, -depthMm);
  });
}

/** A ridge at one z: the height of its rounded edge and the edge's radius, mm. */
export interface RidgeStation {
  readonly z: number;
  readonly top: number;
  readonly radius: number;
}

/**
 * A median plate that reaches down to `foot`, its free edge rounded; to be united with the bone it
 * stands on.
 */
export function ridge(stations: readonly RidgeStation[], foot: number): Field {
  const spline = levelEndedSpline(
    stations.map(s => s.z),
    [stations.map(s => s.top - s.radius), stations.map(s => s.radius)],
  );
  const c = new Float64Array(4);
  return part(1.4, (x, y, z) => {
    spline.at(z, c);
    const beyond = z < spline.first ? spline.first - z : z > spline.last ? z - spline.last : 0;
    const v = y > c[0]! ? y - c[0]! : Math.min(0, y - foot);
    const d = Math.sqrt(x * x + v * v + beyond * beyond);
    // Where the edge rises or falls, a step up is longer than the distance to it.
    const tilt = v > 0 && beyond === 0 ? (v * c[2]!) / Math.max(d, 1e-9) : 0;
    return (d - c[1]!) / Math.sqrt(1 + tilt * tilt);
  });
}
