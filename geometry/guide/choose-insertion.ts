import { frameAlong, type PatientPoint, type PatientVector } from '../core/frames';
import { angleBetween, dot, normalize, type Vec3 } from '../core/vector';
import { InvariantError } from '../core/result';
import type { TriangleMesh } from '../surface/mesh';

export interface InsertionOptions {
  /** Largest angle from the patch's mean normal that is tried, degrees. */
  readonly coneDeg: number;
  /** Cell of the shadow map, mm. */
  readonly cellMm: number;
  /** Largest angle between a bore and the insertion direction, degrees. */
  readonly maxTiltDeg: number;
}
export const INSERTION_DEFAULTS: InsertionOptions = { coneDeg: 24, cellMm: 0.8, maxTiltDeg: 45 };

/** Millimetres of depth below the highest bone of a shadow-map cell that still count as seen. */
const SEEN_MM = 1;
/** A face steeper than this to the insertion direction (cosine) carries no contact and counts like a 1 mm undercut. */
const STEEP_COS = 0.2;

/**
 * The direction off the skull along which the guide is put on and taken off: of directions in a cone about the patch's
 * mean normal, the one with the least volume to block out; equal ones go to the nearer to the mean normal.
 *
 * The volume is estimated by a shadow map: patch triangles are binned on a plane across the direction, and area times
 * depth below the highest triangle of the bin is summed.
 *
 * @param mesh bone, LPS mm; `patch` flags its outer triangles near the entries
 * @param bores unit directions of the bores, entry to target: the guide's tilt limit holds for each
 */
export function chooseInsertion(
  mesh: TriangleMesh,
  patch: Uint8Array,
  centre: PatientPoint,
  bores: readonly PatientVector[],
  options: InsertionOptions = INSERTION_DEFAULTS,
): PatientVector {
  const facets = describeFacets(mesh, patch, centre);
  const mean = normalize(facets.mean as unknown as PatientVector);
  const tilt = (direction: PatientVector): number =>
    Math.max(0, ...bores.map(b => angleBetween(direction, [-b[0], -b[1], -b[2]])));
  const limit = (options.maxTiltDeg * Math.PI) / 180;

  const candidates = coneOfDirections(mean, (options.coneDeg * Math.PI) / 180);
  // A bore more oblique than the limit pulls the guide's own axis over: aim between the normal and the bore.
  for (const b of bores) {
    const up: Vec3 = [-b[0], -b[1], -b[2]];
    for (const t of [0.25, 0.5, 0.75]) {
      candidates.push(
        normalize([
          mean[0] * (1 - t) + up[0] * t,
          mean[1] * (1 - t) + up[1] * t,
          mean[2] * (1 - t) + up[2] * t,
        ] as unknown as PatientVector),
      );
    }
  }
  const total = facets.area.reduce((sum, a) => sum + a, 0);
  let best: PatientVector | null = null;
  let bestCost = Infinity;
  for (const direction of candidates) {
    const off = angleBetween(direction, mean);
    const overTilt = Math.max(0, tilt(direction) - limit);
    // 5 % of a one-millimetre undercut per 10 degrees off the mean normal breaks ties; tilt over the limit is ruled out
    // as far as any candidate allows it.
    const cost =
      blockedVolume(facets, direction, centre, options.cellMm) / total + 0.29 * off * off + 1e3 * overTilt;
    if (cost < bestCost) {
      bestCost = cost;
      best = direction;
    }
  }
  if (!best) throw new InvariantError('chooseInsertion', 'no candidate direction');
  return best;
}

interface Facets {
  /** Centroids, xyz, relative to the centre. */
  readonly points: Float64Array;
  readonly normals: Float64Array;
  readonly area: Float64Array;
  readonly mean: Vec3;
}

function describeFacets(mesh: TriangleMesh, patch: Uint8Array, centre: Vec3): Facets {
  const count = patch.reduce((sum, flag) => sum + flag, 0);
  const points = new Float64Array(3 * count);
  const normals = new Float64Array(3 * count);
  const area = new Float64Array(count);
  const mean: [number, number, number] = [0, 0, 0];
  const p = mesh.positions;
  let n = 0;
  for (let t = 0; t < patch.length; t++) {
    if (!patch[t]) continue;
    const a = 3 * mesh.triangles[3 * t]!;
    const b = 3 * mesh.triangles[3 * t + 1]!;
    const c = 3 * mesh.triangles[3 * t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const cx = uy * vz - uz * vy;
    const cy = uz * vx - ux * vz;
    const cz = ux * vy - uy * vx;
    const twice = Math.hypot(cx, cy, cz);
    if (twice === 0) continue;
    for (let axis = 0; axis < 3; axis++) {
      points[3 * n + axis] = (p[a + axis]! + p[b + axis]! + p[c + axis]!) / 3 - centre[axis]!;
    }
    normals[3 * n] = cx / twice;
    normals[3 * n + 1] = cy / twice;
    normals[3 * n + 2] = cz / twice;
    area[n++] = twice / 2;
    mean[0] += cx;
    mean[1] += cy;
    mean[2] += cz;
  }
  return {
    points: points.subarray(0, 3 * n),
    normals: normals.subarray(0, 3 * n),
    area: area.subarray(0, n),
    mean,
  };
}

/** Directions on rings every 4 degrees out to `cone` radians, the axis first. */
function coneOfDirections(axis: PatientVector, cone: number): PatientVector[] {
  const frame = frameAlong([0, 0, 0] as unknown as PatientPoint, axis);
  const step = (4 * Math.PI) / 180;
  const directions = [axis];
  for (let angle = step; angle <= cone + 1e-9; angle += step) {
    const around = Math.max(6, Math.round((2 * Math.PI * Math.sin(angle)) / step));
    for (let i = 0; i < around; i++) {
      const turn = (2 * Math.PI * i) / around;
      const u = Math.sin(angle) * Math.cos(turn);
      const v = Math.sin(angle) * Math.sin(turn);
      const w = Math.cos(angle);
      directions.push(
        normalize([
          u * frame.x[0] + v * frame.y[0] + w * axis[0],
          u * frame.x[1] + v * frame.y[1] + w * axis[1],
          u * frame.x[2] + v * frame.y[2] + w * axis[2],
        ] as unknown as PatientVector),
      );
    }
  }
  return directions;
}

/** Area times depth (mm3) that lies in the shadow of other facets, seen along `direction`. */
function blockedVolume(
  facets: Facets,
  direction: PatientVector,
  centre: PatientPoint,
  cellMm: number,
): number {
  const { x, y } = frameAlong(centre, direction);
  const count = facets.area.length;
  const cell = new Int32Array(count);
  const height = new Float64Array(count);
  let reach = 0;
  for (let i = 0; i < 3 * count; i++) reach = Math.max(reach, Math.abs(facets.points[i]!));
  const side = 2 * Math.ceil((1.8 * reach) / cellMm) + 1;
  const top = new Float64Array(side * side).fill(-Infinity);
  for (let i = 0; i < count; i++) {
    const p: Vec3 = [facets.points[3 * i]!, facets.points[3 * i + 1]!, facets.points[3 * i + 2]!];
    const u = Math.floor(dot(p, x) / cellMm) + (side >> 1);
    const v = Math.floor(dot(p, y) / cellMm) + (side >> 1);
    cell[i] = u + side * v;
    height[i] = dot(p, direction);
    if (height[i]! > top[cell[i]!]!) top[cell[i]!] = height[i]!;
  }
  let volume = 0;
  for (let i = 0; i < count; i++) {
    const facing =
      facets.normals[3 * i]! * direction[0] +
      facets.normals[3 * i + 1]! * direction[1] +
      facets.normals[3 * i + 2]! * direction[2];
    const depth = top[cell[i]!]! - height[i]!;
    if (depth > SEEN_MM) volume += facets.area[i]! * (depth - SEEN_MM);
    if (facing < STEEP_COS) volume += facets.area[i]!;
  }
  return volume;
}
