import type { Check } from '../core/check';
import { frameAlong, patientVector, toLocal } from '../core/frames';
import { decimal } from '../core/message';
import { along, distance, dot, normalize, subtract, type Vec3 } from '../core/vector';
import { phrase } from '../messages/phrase';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { findBoreWall } from './find-bore-wall';
import type { Sleeve, Tool } from './parameters';

/** Largest distance of the bore's measured axis from the target, mm. */
const AXIS_LIMIT_MM = 0.02;
/** Largest departure of the bore's measured diameter, mm. */
const BORE_LIMIT_MM = 0.03;
/** Needle left outside the upper lip for the stop and the hand, mm; Bregma's own figure. */
const HUB_ROOM_MM = 15;

/**
 * Measures each bore on the finished guide (LPS mm), as exported: circles are fitted to the wall's
 * vertices near both lips, their centres give the axis. Also whether anything of the guide stands
 * in the needle's way, and whether the needle is long enough.
 *
 * @param isAlone whether the guide has no other bore
 */
export function checkBore(
  guide: TriangleMesh,
  sleeve: Sleeve,
  targetLps: Vec3,
  tool: Tool,
  isAlone = true,
): Check[] {
  const trajectory = sleeve.trajectory;
  const bore = measureBore(guide, sleeve);
  const offMm = bore ? distanceToLine(targetLps, bore.lower, bore.upper) : null;
  const diameterOffMm = bore ? Math.abs(bore.diameterMm - sleeve.boreDiameterMm) : null;
  const blockers = countBlockers(guide, sleeve, targetLps);
  const spareMm = tool.lengthMm - sleeve.needleStopMm;
  return [
    {
      id: 'bore-axis',
      trajectory,
      status: offMm !== null && offMm <= AXIS_LIMIT_MM ? 'pass' : 'fail',
      value: offMm,
      limit: AXIS_LIMIT_MM,
      sense: 'at-most',
      unit: 'mm',
      ...(offMm === null ? phrase('bore-not-found') : phrase('bore-axis', { off: decimal(offMm, 4) })),
      atLps: [targetLps[0], targetLps[1], targetLps[2]],
    },
    {
      id: 'bore-diameter',
      trajectory,
      status: diameterOffMm !== null && diameterOffMm <= BORE_LIMIT_MM ? 'pass' : 'fail',
      value: bore?.diameterMm ?? null,
      nominal: sleeve.boreDiameterMm,
      limit: BORE_LIMIT_MM,
      sense: 'within',
      unit: 'mm',
      ...(bore
        ? phrase('bore-diameter', {
            diameter: decimal(bore.diameterMm, 3),
            planned: decimal(sleeve.boreDiameterMm, 3),
          })
        : phrase('bore-not-measured')),
      atLps: sleeve.upperLipLps,
    },
    {
      id: 'bore-free',
      trajectory,
      status: blockers === 0 ? 'pass' : 'fail',
      value: blockers,
      limit: 0,
      sense: 'exactly',
      unit: 'count',
      ...phrase(blockers === 0 ? 'bore-free' : isAlone ? 'bore-blocked' : 'bore-blocked-by-other'),
      atLps: sleeve.lowerLipLps,
    },
    {
      id: 'needle-length',
      trajectory,
      status: spareMm >= HUB_ROOM_MM ? 'pass' : 'fail',
      value: sleeve.needleStopMm,
      limit: tool.lengthMm - HUB_ROOM_MM,
      sense: 'at-most',
      unit: 'mm',
      ...(spareMm >= HUB_ROOM_MM
        ? phrase('needle-leaves', { stop: decimal(sleeve.needleStopMm, 1), spare: decimal(spareMm, 1) })
        : phrase('needle-too-short', {
            length: tool.lengthMm,
            stop: decimal(sleeve.needleStopMm, 1),
            room: HUB_ROOM_MM,
          })),
      atLps: sleeve.upperLipLps,
    },
  ];
}

/**
 * Wider than the tool by less than this, a printed bore may not let it pass, mm: printers differ by
 * as much.
 */
export const LEAST_CLEARANCE_MM = 0.1;

/** Whether the bore is planned wider than the tool by what printers take up. */
export function checkClearance(boreClearanceMm: number): Check {
  const tight = boreClearanceMm < LEAST_CLEARANCE_MM - 1e-9;
  return {
    id: 'bore-clearance',
    status: tight ? 'warn' : 'pass',
    value: boreClearanceMm,
    limit: LEAST_CLEARANCE_MM,
    sense: 'at-least',
    unit: 'mm',
    ...(tight
      ? phrase('bore-tight', { clearance: decimal(boreClearanceMm, 2), least: LEAST_CLEARANCE_MM })
      : phrase('bore-clearance', { clearance: decimal(boreClearanceMm, 2) })),
  };
}

/** Least material between two bores, mm: a little over the least wall. */
const BETWEEN_BORES_MM = 1.2;

/**
 * Whether the bores of a guide for several trajectories leave a wall between one another over their
 * whole length.
 */
export function checkBoresApart(sleeves: readonly Sleeve[]): Check[] {
  const checks: Check[] = [];
  sleeves.forEach((a, n) => {
    for (const b of sleeves.slice(n + 1)) {
      const wallMm =
        distanceBetweenSegments(a.lowerLipLps, a.upperLipLps, b.lowerLipLps, b.upperLipLps) -
        (a.boreDiameterMm + b.boreDiameterMm) / 2;
      const near = wallMm < BETWEEN_BORES_MM;
      checks.push({
        id: 'bores-apart',
        trajectory: b.trajectory,
        status: near ? 'fail' : 'pass',
        value: wallMm,
        limit: BETWEEN_BORES_MM,
        sense: 'at-least',
        unit: 'mm',
        ...(near
          ? phrase('bores-too-near', { one: a.trajectory, other: b.trajectory })
          : phrase('bores-apart', { wall: decimal(wallMm, 1), one: a.trajectory, other: b.trajectory })),
        atLps: b.lowerLipLps,
      });
    }
  });
  return checks;
}

/**
 * Least distance between the segments p1-q1 and p2-q2 (Ericson, Real-Time Collision Detection,
 * 5.1.9).
 */
function distanceBetweenSegments(p1: Vec3, q1: Vec3, p2: Vec3, q2: Vec3): number {
  const d1 = subtract<Vec3>(q1, p1);
  const d2 = subtract<Vec3>(q2, p2);
  const r = subtract<Vec3>(p1, p2);
  const a = dot(d1, d1);
  const e = dot(d2, d2);
  const b = dot(d1, d2);
  const c = dot(d1, r);
  const f = dot(d2, r);
  const clamp = (t: number): number => Math.max(0, Math.min(1, t));
  const denominator = a * e - b * b;
  let s = denominator > 1e-12 ? clamp((b * f - c * e) / denominator) : 0;
  const t = clamp((b * s + f) / e);
  s = clamp((b * t - c) / a);
  return distance(along(p1, d1, s), along(p2, d2, t));
}

interface MeasuredBore {
  readonly lower: Vec3;
  readonly upper: Vec3;
  readonly diameterMm: number;
}

/**
 * Centres and mean diameter of a bore's wall at its lips, as the mesh has it (LPS mm); null where
 * it is not found.
 */
function measureBore(guide: TriangleMesh, sleeve: Sleeve): MeasuredBore | null {
  const { frame, local: q, isWall } = findBoreWall(guide, sleeve, WALL_BAND_MM);
  const rings: [number[], number[]] = [[], []];
  isWall.forEach((flag, v) => {
    if (!flag) return;
    const [x, y, z] = [q[3 * v]!, q[3 * v + 1]!, q[3 * v + 2]!];
    if (Math.abs(z) < LIP_BAND_MM) rings[0].push(x, y);
    else if (Math.abs(z - sleeve.guidedLengthMm) < LIP_BAND_MM) rings[1].push(x, y);
  });
  const [low, high] = rings.map(fitCircle);
  if (!low || !high) return null;
  const point = (c: { x: number; y: number }, h: number): Vec3 =>
    along(along(along(frame.origin, frame.x, c.x), frame.y, c.y), frame.z, h);
  return {
    lower: point(low, 0),
    upper: point(high, sleeve.guidedLengthMm),
    diameterMm: low.radius + high.radius,
  };
}

/**
 * The wall's vertices lie this near to the planned radius, and its ends this near to the lips, mm.
 */
const WALL_BAND_MM = 0.1;
const LIP_BAND_MM = 0.15;

/**
 * Least-squares circle through points (x, y pairs), Kasa 1976; null for fewer than eight points.
 */
function fitCircle(points: readonly number[]): { x: number; y: number; radius: number } | null {
  const n = points.length / 2;
  if (n < 8) return null;
  let [sx, sy, sxx, syy, sxy, sxz, syz, sz] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const z = x * x + y * y;
    sx += x;
    sy += y;
    sz += z;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
    sxz += x * z;
    syz += y * z;
  }
  const a = n * sxx - sx * sx;
  const b = n * sxy - sx * sy;
  const c = n * syy - sy * sy;
  const d = (n * sxz - sx * sz) / 2;
  const e = (n * syz - sy * sz) / 2;
  const det = a * c - b * b;
  if (Math.abs(det) < 1e-12) return null;
  const x = (d * c - b * e) / det;
  const y = (a * e - b * d) / det;
  return { x, y, radius: Math.sqrt((sz - 2 * x * sx - 2 * y * sy) / n + x * x + y * y) };
}

function distanceToLine(p: Vec3, a: Vec3, b: Vec3): number {
  const direction = normalize(subtract<Vec3>(b, a));
  const t = dot(subtract<Vec3>(p, a), direction);
  return distance(p, along(a, direction, t));
}

/**
 * Guide triangles met by lines parallel to the axis inside the bore, from past the upper lip to the
 * target.
 */
function countBlockers(guide: TriangleMesh, sleeve: Sleeve, targetLps: Vec3): number {
  const frame = frameAlong(
    sleeve.upperLipLps,
    patientVector(...subtract<Vec3>(targetLps, sleeve.upperLipLps)),
  );
  const r = 0.97 * (sleeve.boreDiameterMm / 2);
  const lines: [number, number][] = [[0, 0]];
  for (let n = 0; n < 12; n++) {
    for (const share of [0.5, 1]) {
      lines.push([share * r * Math.cos((Math.PI * n) / 6), share * r * Math.sin((Math.PI * n) / 6)]);
    }
  }
  const from = -60; // the needle comes from above: another sleeve may not stand there either
  const to = distance(sleeve.upperLipLps, targetLps);
  const { positions: p, triangles } = guide;
  const q = new Float64Array(p.length);
  for (let v = 0; v < p.length; v += 3) {
    q.set(toLocal(frame, [p[v]!, p[v + 1]!, p[v + 2]!] as unknown as typeof sleeve.lowerLipLps), v);
  }
  let blockers = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    if (Math.min(q[a]!, q[b]!, q[c]!) > r || Math.max(q[a]!, q[b]!, q[c]!) < -r) continue;
    if (Math.min(q[a + 1]!, q[b + 1]!, q[c + 1]!) > r || Math.max(q[a + 1]!, q[b + 1]!, q[c + 1]!) < -r)
      continue;
    const area = (q[b]! - q[a]!) * (q[c + 1]! - q[a + 1]!) - (q[c]! - q[a]!) * (q[b + 1]! - q[a + 1]!);
    if (Math.abs(area) < 1e-12) continue;
    for (const [x, y] of lines) {
      const u = ((x - q[a]!) * (q[c + 1]! - q[a + 1]!) - (q[c]! - q[a]!) * (y - q[a + 1]!)) / area;
      const v = ((q[b]! - q[a]!) * (y - q[a + 1]!) - (x - q[a]!) * (q[b + 1]! - q[a + 1]!)) / area;
      if (u < 0 || v < 0 || u + v > 1) continue;
      const z = q[a + 2]! + u * (q[b + 2]! - q[a + 2]!) + v * (q[c + 2]! - q[a + 2]!);
      if (z > from && z < to) blockers++;
    }
  }
  return blockers;
}
