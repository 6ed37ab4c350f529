import { planePoint, type PlanePoint } from './slice-window';

/** A capped cylinder in plane coordinates (right, down, into; mm). */
export interface Cylinder {
  readonly from: PlanePoint;
  readonly to: PlanePoint;
  readonly radiusMm: number;
}

/** Points a side of an outline: the arc of a 10 mm sleeve is then true to 0.01 mm. */
const ARC_POINTS = 33;

/**
 * Where the plane (into = 0) cuts a capped cylinder: a convex outline, (right, down) mm, in order;
 * empty where it misses. A disc across the axis meets the plane in a chord square to the axis's
 * trace; with the axis point at depth h and the axis's sine to the plane's normal c, the chord's
 * middle lies h / c from the axis and its half length is sqrt(r^2 - (h / c)^2). The outline is
 * these chords' ends, h / c = r sin(theta); an ellipse cut by the caps, a circle for c = 0, a
 * rectangle for an axis in the plane.
 */
export function cutCylinder({ from, to, radiusMm: r }: Cylinder): [number, number][] {
  const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const lengthMm = Math.hypot(...d);
  if (!(lengthMm > 1e-9) || !(r > 0)) return [];
  const w = [d[0] / lengthMm, d[1] / lengthMm, d[2] / lengthMm] as const;
  const c = Math.hypot(w[0], w[1]);
  // The trace of the axis in the plane, and the way the chords run.
  const trace = c > 1e-9 ? ([w[0] / c, w[1] / c] as const) : ([1, 0] as const);
  const chord = [-trace[1], trace[0]] as const;
  const h0 = from[2];
  const slope = w[2];

  /** The axis coordinate of the disc whose chord has the offset r sin(theta). */
  const discs: { readonly t: number; readonly sine: number }[] = [];
  if (Math.abs(slope) * lengthMm < 1e-6 * r) {
    const sine = h0 / (c * r);
    if (Math.abs(sine) >= 1) return [];
    discs.push({ t: 0, sine }, { t: lengthMm, sine });
  } else {
    // sine = h / (c r) runs from cap to cap; for an axis square to the plane it is not bound to t.
    const sineAt = (h: number): number => (c * r > 1e-12 ? h / (c * r) : h > 0 ? Infinity : -Infinity);
    const a = sineAt(h0);
    const b = sineAt(h0 + slope * lengthMm);
    const low = Math.max(-1, Math.min(a, b));
    const high = Math.min(1, Math.max(a, b));
    if (!(low < high)) return [];
    const thetaLow = Math.asin(low);
    const thetaHigh = Math.asin(high);
    for (let n = 0; n < ARC_POINTS; n++) {
      const sine = Math.sin(thetaLow + ((thetaHigh - thetaLow) * n) / (ARC_POINTS - 1));
      discs.push({ t: (sine * c * r - h0) / slope, sine });
    }
  }

  const right: [number, number][] = [];
  const left: [number, number][] = [];
  for (const { t, sine } of discs) {
    // From the axis point down (or up) the disc to the plane: along the trace, by q (w's share of
    // into).
    const q = r * sine;
    const half = r * Math.sqrt(Math.max(0, 1 - sine * sine));
    const x = from[0] + t * w[0] + q * slope * trace[0];
    const y = from[1] + t * w[1] + q * slope * trace[1];
    right.push([x + half * chord[0], y + half * chord[1]]);
    left.push([x - half * chord[0], y - half * chord[1]]);
  }
  return [...right, ...left.reverse()];
}

/**
 * The outline of a capped cylinder seen along into, whether the plane cuts it or not: (right, down)
 * mm, in order. Two half ellipses joined by straight sides; empty for a cylinder without length.
 */
export function projectCylinder({ from, to, radiusMm: r }: Cylinder): [number, number][] {
  const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const lengthMm = Math.hypot(...d);
  if (!(lengthMm > 1e-9) || !(r > 0)) return [];
  const c = Math.hypot(d[0], d[1]) / lengthMm;
  const trace = c > 1e-9 ? ([d[0] / (c * lengthMm), d[1] / (c * lengthMm)] as const) : ([1, 0] as const);
  const foreshortened = r * Math.sqrt(Math.max(0, 1 - c * c));
  const outline: [number, number][] = [];
  for (const [end, sign] of [
    [to, 1],
    [from, -1],
  ] as const) {
    for (let n = 0; n <= 16; n++) {
      const angle = -Math.PI / 2 + (Math.PI * n) / 16;
      const x = sign * foreshortened * Math.cos(angle);
      const y = sign * r * Math.sin(angle);
      outline.push([end[0] + x * trace[0] - y * trace[1], end[1] + x * trace[1] + y * trace[0]]);
    }
  }
  return outline;
}

/**
 * The stretch of a straight line that lies within `reachMm` of the plane, as its two ends; null
 * where none does.
 */
export function stretchNearPlane(
  from: PlanePoint,
  to: PlanePoint,
  reachMm: number,
): readonly [PlanePoint, PlanePoint] | null {
  const rise = to[2] - from[2];
  let low = 0;
  let high = 1;
  if (Math.abs(rise) < 1e-12) {
    if (Math.abs(from[2]) > reachMm) return null;
  } else {
    const a = (-reachMm - from[2]) / rise;
    const b = (reachMm - from[2]) / rise;
    low = Math.max(low, Math.min(a, b));
    high = Math.min(high, Math.max(a, b));
    if (low > high) return null;
  }
  const at = (t: number): PlanePoint =>
    planePoint(from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), from[2] + t * rise);
  return [at(low), at(high)];
}
