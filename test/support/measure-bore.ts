import { cornerNormal, type Soup } from './read-stl';
import { basisAround, inner, minus, outer, unit, walk, type P3 } from './vec';

/** The bore as the plan promises it. */
export interface PlannedBore {
  readonly target: P3;
  /** Unit, entry -> target. */
  readonly direction: P3;
  readonly diameterMm: number;
  /** Upper lip -> target along the axis. */
  readonly depthStopMm: number;
}

export interface BoreFigures {
  /** Triangles taken for bore wall. */
  readonly wallTriangles: number;
  /** Length of the wall along the axis. */
  readonly wallLengthMm: number;
  /** Share of the full circle that the wall covers, 0..1. */
  readonly coverage: number;
  /** Distance of the fitted axis from the target. */
  readonly axisToTargetMm: number;
  /** Distance of the fitted axis from the planned line, in the middle of the wall. */
  readonly axisAtWallMm: number;
  readonly angleDeg: number;
  /** Least-squares diameter. */
  readonly diameterMm: number;
  /**
   * Thickest straight pin on the PLANNED axis that passes from 30 mm above the upper lip to the
   * target.
   */
  readonly freeDiameterMm: number;
  /** RMS of the wall about the fitted cylinder. */
  readonly rmsMm: number;
  /** Height of the upper lip's face above the target along the planned axis (area mean). */
  readonly depthStopMm: number;
  /**
   * Highest corner of the guide within 3.5 mm of the bore's wall: where a stop collar would rest.
   */
  readonly collarStopMm: number;
}

const PROUD_MM = 0.35;
const COLLAR_MM = 3.5;
const STRAY_MM = 0.06;
const STEEPEST = Math.sin((6 * Math.PI) / 180);

/**
 * Finds the bore's wall in the triangles and fits a cylinder (least squares over area, Gauss-Newton
 * on axis point, direction and radius). The search takes every inward-facing wall within 0.35 mm of
 * the planned radius, so that a bore drilled up to that much off its line is measured, not missed.
 * Null where there is no such wall.
 */
export function measureBore(soup: Soup, planned: PlannedBore): BoreFigures | null {
  const d = unit(planned.direction);
  const { u, v } = basisAround(d);
  const radius = planned.diameterMm / 2;
  const local = (p: P3): P3 => {
    const q = minus(p, planned.target);
    return [inner(q, u), inner(q, v), -inner(q, d)];
  };
  const c = soup.corners;
  const corner = (t: number, k: number): P3 =>
    local([c[9 * t + 3 * k]!, c[9 * t + 3 * k + 1]!, c[9 * t + 3 * k + 2]!]);

  // (1) Wall triangles, as three quadrature points each (edge midpoints: exact to second order over
  // the facet).
  const points: number[] = [];
  const weights: number[] = [];
  const sectors = new Uint8Array(72);
  let wallTriangles = 0;
  let low = Infinity;
  let high = -Infinity;
  let collar = -Infinity;
  let lipArea = 0;
  let lipHeight = 0;
  let lipTop = -Infinity;
  const lips: { z: number; area: number }[] = [];
  let clear = Infinity;
  for (let t = 0; t < soup.triangleCount; t++) {
    const p = [corner(t, 0), corner(t, 1), corner(t, 2)] as const;
    const raw = cornerNormal(c, t);
    const twice = Math.hypot(...raw);
    clear = Math.min(clear, nearestToAxis(p, 0, planned.depthStopMm + 30));
    const near = nearestToAxis(p, -Infinity, Infinity);
    if (near < radius + COLLAR_MM) {
      for (const q of p) if (Math.hypot(q[0], q[1]) < radius + COLLAR_MM) collar = Math.max(collar, q[2]);
    }
    if (twice < 1e-12) continue;
    const n: P3 = [inner(raw, u) / twice, inner(raw, v) / twice, -inner(raw, d) / twice];
    if (n[2] > 0.999 && near < radius + 0.6) {
      const z = (p[0][2] + p[1][2] + p[2][2]) / 3;
      lips.push({ z, area: twice / 2 });
      lipTop = Math.max(lipTop, z);
    }
    const isWall =
      Math.abs(n[2]) < STEEPEST &&
      p.every(q => Math.abs(Math.hypot(q[0], q[1]) - radius) < PROUD_MM) &&
      p.every(q => n[0] * q[0] + n[1] * q[1] < 0);
    if (!isWall) continue;
    wallTriangles++;
    for (let k = 0; k < 3; k++) {
      const a = p[k]!;
      const b = p[(k + 1) % 3]!;
      points.push((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);
      weights.push(twice / 6);
      low = Math.min(low, a[2]);
      high = Math.max(high, a[2]);
    }
    markSectors(sectors, p);
  }
  if (wallTriangles < 6) return null;
  for (const lip of lips) {
    if (lip.z < lipTop - 0.05) continue;
    lipArea += lip.area;
    lipHeight += lip.area * lip.z;
  }

  // (2) Fit, then compare with the plan at the target (z = 0 here) and in the middle of the wall.
  // What else faces the axis at about the right radius (a pad's flank across a crest) is no wall of
  // this bore: it does not lie on the cylinder that the rest agrees on, and drops out.
  let fit = fitCylinder(points, weights, radius);
  for (let round = 0; round < 4; round++) {
    const kept = weights.map((w, i) => (Math.abs(residualOf(fit, points, i)) < STRAY_MM ? w : 0));
    fit = fitCylinder(points, kept, radius);
  }
  const direction = unit([fit.slopeX, fit.slopeY, 1]);
  const foot: P3 = [fit.x, fit.y, 0];
  const middle = (low + high) / 2;
  return {
    wallTriangles,
    wallLengthMm: high - low,
    coverage: sectors.reduce((sum, s) => sum + s, 0) / sectors.length,
    axisToTargetMm: Math.hypot(...outer(foot, direction)),
    axisAtWallMm: Math.hypot(...outer(minus(foot, [0, 0, middle]), direction)),
    angleDeg: (Math.acos(Math.min(1, direction[2])) * 180) / Math.PI,
    diameterMm: 2 * fit.radius,
    freeDiameterMm: 2 * clear,
    rmsMm: fit.rms,
    depthStopMm: lipArea > 0 ? lipHeight / lipArea : NaN,
    collarStopMm: collar,
  };
}

function markSectors(sectors: Uint8Array, p: readonly P3[]): void {
  const middle = Math.atan2(
    p.reduce((s, q) => s + q[1], 0),
    p.reduce((s, q) => s + q[0], 0),
  );
  // From the triangle's middle to each corner, five degrees at a time (a facet spans far less than
  // half a turn).
  for (const q of p) {
    let swing = Math.atan2(q[1], q[0]) - middle;
    swing -= 2 * Math.PI * Math.round(swing / (2 * Math.PI));
    for (let k = 0; k <= 8; k++) {
      const angle = middle + (swing * k) / 8;
      sectors[(Math.floor((angle / (2 * Math.PI)) * 72) + 144) % 72] = 1;
    }
  }
}

/**
 * Smallest distance from the z axis over the part of a triangle with low <= z <= high (Infinity
 * where there is none): the clipped polygon seen along the axis, and the origin's distance to it.
 */
export function nearestToAxis(triangle: readonly P3[], low: number, high: number): number {
  let polygon = [...triangle];
  for (const [sign, limit] of [
    [1, low],
    [-1, -high],
  ] as const) {
    if (!Number.isFinite(limit)) continue;
    const kept: P3[] = [];
    polygon.forEach((a, i) => {
      const b = polygon[(i + 1) % polygon.length]!;
      const da = sign * a[2] - limit;
      const db = sign * b[2] - limit;
      if (da >= 0) kept.push(a);
      if (da >= 0 !== db >= 0) {
        const s = da / (da - db);
        kept.push([a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2])]);
      }
    });
    polygon = kept;
  }
  if (polygon.length === 0) return Infinity;
  let best = Infinity;
  let left = 0;
  let right = 0;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    const ex = b[0] - a[0];
    const ey = b[1] - a[1];
    const l2 = ex * ex + ey * ey;
    const s = l2 > 0 ? Math.min(1, Math.max(0, -(a[0] * ex + a[1] * ey) / l2)) : 0;
    best = Math.min(best, Math.hypot(a[0] + s * ex, a[1] + s * ey));
    const side = a[0] * b[1] - a[1] * b[0];
    if (side > 0) left++;
    else if (side < 0) right++;
  });
  // The origin inside the polygon's shadow: every edge passes it on the same side.
  return polygon.length >= 3 && (left === 0) !== (right === 0) && left + right === polygon.length ? 0 : best;
}

interface CylinderFit {
  readonly x: number;
  readonly y: number;
  readonly slopeX: number;
  readonly slopeY: number;
  readonly radius: number;
  readonly rms: number;
}

/**
 * Weighted least squares of |point - axis| - radius over x, y (axis at z = 0), slopes and radius.
 */
function fitCylinder(
  points: readonly number[],
  weights: readonly number[],
  startRadius: number,
): CylinderFit {
  const guess = [0, 0, 0, 0, startRadius];
  // Heights are measured from the mean while solving: the axis far below at the target is nearly
  // dependent otherwise.
  let meanZ = 0;
  let sum = 0;
  weights.forEach((w, i) => {
    meanZ += w * points[3 * i + 2]!;
    sum += w;
  });
  meanZ /= sum;
  let rms = 0;
  for (let round = 0; round < 30; round++) {
    const normal = Array.from({ length: 5 }, () => new Float64Array(6));
    let squares = 0;
    weights.forEach((w, i) => {
      const z = points[3 * i + 2]! - meanZ;
      const ax = guess[0]! + guess[2]! * z;
      const ay = guess[1]! + guess[3]! * z;
      // Distance to a slightly leaning line: the in-plane offset shortened by the lean (exact to
      // second order in the slope).
      const q: P3 = [points[3 * i]! - ax, points[3 * i + 1]! - ay, 0];
      const lean = unit([guess[2]!, guess[3]!, 1]);
      const perpendicular = minus(q, walk([0, 0, 0], lean, inner(q, lean)));
      const r = Math.hypot(...perpendicular);
      const residual = r - guess[4]!;
      squares += w * residual * residual;
      const gx = -perpendicular[0] / r;
      const gy = -perpendicular[1] / r;
      const row = [gx, gy, gx * z, gy * z, -1];
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b < 5; b++) normal[a]![b]! += w * row[a]! * row[b]!;
        normal[a]![5]! -= w * row[a]! * residual;
      }
    });
    rms = Math.sqrt(squares / sum);
    const step = solve(normal);
    let largest = 0;
    step.forEach((s, k) => {
      guess[k]! += s;
      largest = Math.max(largest, Math.abs(s));
    });
    if (largest < 1e-11) break;
  }
  return {
    x: guess[0]! - guess[2]! * meanZ,
    y: guess[1]! - guess[3]! * meanZ,
    slopeX: guess[2]!,
    slopeY: guess[3]!,
    radius: guess[4]!,
    rms,
  };
}

/** Distance of point `i` from the fitted wall, positive outside. */
function residualOf(fit: CylinderFit, points: readonly number[], i: number): number {
  const axis = unit([fit.slopeX, fit.slopeY, 1]);
  const q: P3 = [points[3 * i]! - fit.x, points[3 * i + 1]! - fit.y, points[3 * i + 2]!];
  return Math.hypot(...outer(q, axis)) - fit.radius;
}

/**
 * Gaussian elimination with pivoting of an n x (n + 1) system; throws on one without a single
 * answer.
 */
function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let r = k + 1; r < n; r++) if (Math.abs(rows[r]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = r;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    if (Math.abs(rows[k]![k]!) < 1e-14) throw new Error('the wall does not determine a cylinder');
    for (let r = 0; r < n; r++) {
      if (r === k) continue;
      const factor = rows[r]![k]! / rows[k]![k]!;
      for (let c = k; c <= n; c++) rows[r]![c]! -= factor * rows[k]![c]!;
    }
  }
  return rows.map((row, k) => row[n]! / row[k]!);
}
