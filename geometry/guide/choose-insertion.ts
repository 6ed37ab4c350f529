import { frameAlong, type PatientPoint, type PatientVector } from '../core/frames';
import { angleBetween, cross, normalize, type Vec3 } from '../core/vector';
import { InvariantError } from '../core/result';
import { keepTriangles } from '../surface/mesh/keep-triangles';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { findObstacles, type StandingSleeve } from './find-obstacles';
import { greyDilation } from './grey-dilation';
import { heightMap } from './sweep-bone';

export interface InsertionOptions {
  /** Largest angle from the patch's mean normal that is tried, degrees. */
  readonly coneDeg: number;
  /** Cell of the shadow map, mm. */
  readonly cellMm: number;
  /**
   * Largest angle between a bore and the insertion direction, degrees. Default 45, our own choice:
   * no published figure was found. At that angle a sleeve 8 mm wide clears the bone on its low side
   * only 4 mm up the bore, so that the needle is guided from as much farther away; and beyond it
   * the sleeve's under-side hangs over the bed by more than the 45 degrees that filament printers
   * are commonly trusted to print without support (docs/clinical-facts.md, printing).
   */
  readonly maxTiltDeg: number;
}
export const INSERTION_DEFAULTS: InsertionOptions = { coneDeg: 24, cellMm: 0.6, maxTiltDeg: 45 };

/** Bone on which a guide is going to stand. */
export interface InsertionPatch {
  /** LPS mm. */
  readonly mesh: TriangleMesh;
  /** Flags of its outer triangles near the entries. */
  readonly patch: Uint8Array;
  readonly centre: PatientPoint;
}

/** Millimetres of depth below the highest bone of a shadow-map cell that still count as seen. */
const SEEN_MM = 1;
/**
 * A sleeve that meets bone over all of its length on the way off counts like an undercut of so many
 * mm.
 */
const OBSTACLE = 30;
/**
 * A face steeper than this to the insertion direction (cosine) carries no contact and counts like a
 * 1 mm undercut.
 */
const STEEP_COS = 0.2;

/**
 * The direction off the skull along which the guide is put on and taken off: of directions in a
 * cone about the patch's mean normal, the one with the least volume to block out; equal ones go to
 * the nearer to the mean normal.
 *
 * The volume is estimated by a shadow map of the patch: area times depth below the highest bone is
 * summed.
 *
 * @param sleeves as they will stand: bone that they would meet on the way off rules a direction out
 *   as far as any other allows
 * @param bores unit directions of the bores, entry to target: the guide's tilt limit holds for each
 */
export function chooseInsertion(
  { mesh, patch, centre }: InsertionPatch,
  bores: readonly PatientVector[],
  options: InsertionOptions = INSERTION_DEFAULTS,
  sleeves: readonly StandingSleeve[] = [],
): PatientVector {
  const facets = describeFacets(mesh, patch, centre);
  const total = facets.area.reduce((sum, a) => sum + a, 0);
  // A bone that lies whole within the patch faces every way alike: the bores say which is off.
  const faces = Math.hypot(...facets.mean) > 1e-6 * total;
  const outwards = bores.reduce<Vec3>((sum, b) => [sum[0] - b[0], sum[1] - b[1], sum[2] - b[2]], [0, 0, 0]);
  const mean = normalize((faces ? facets.mean : outwards) as unknown as PatientVector);
  const tilt = (direction: PatientVector): number =>
    Math.max(0, ...bores.map(b => angleBetween(direction, [-b[0], -b[1], -b[2]])));
  const limit = (options.maxTiltDeg * Math.PI) / 180;

  const candidates = coneOfDirections(mean, (options.coneDeg * Math.PI) / 180);
  // A bore more oblique than the limit pulls the guide's own axis over: aim between the normal and
  // the bore.
  for (const b of bores) {
    const up: Vec3 = [-b[0], -b[1], -b[2]];
    for (const t of [0.25, 0.5, 0.75, 1]) {
      candidates.push(
        normalize([
          mean[0] * (1 - t) + up[0] * t,
          mean[1] * (1 - t) + up[1] * t,
          mean[2] * (1 - t) + up[2] * t,
        ] as unknown as PatientVector),
      );
    }
  }
  const obstacles = findObstacles(mesh.positions, sleeves);
  let best: PatientVector | null = null;
  let bestCost = Infinity;
  for (const direction of candidates) {
    const off = angleBetween(direction, mean);
    const overTilt = Math.max(0, tilt(direction) - limit);
    // 5 % of a one-millimetre undercut per 10 degrees off the mean normal breaks ties; tilt over
    // the limit is ruled out as far as any candidate allows it.
    let cost = 0.29 * off * off + 1e3 * overTilt;
    // What is quickly told comes first; the shadow map is drawn only where it can still win.
    if (cost < bestCost) cost += steepArea(facets, direction) / total;
    if (cost < bestCost) cost += OBSTACLE * obstacles(direction);
    if (cost < bestCost) cost += blockedVolume(facets, direction, centre, options.cellMm) / total;
    if (cost < bestCost) {
      bestCost = cost;
      best = direction;
    }
  }
  if (!best) throw new InvariantError('chooseInsertion', 'no candidate direction');
  return best;
}

interface Facets {
  /** Vertices relative to the centre, xyz, mm, and the patch's triangles over them. */
  readonly corners: Float32Array;
  readonly triangles: Uint32Array;
  /** Unit normals and areas (mm2), one a triangle. */
  readonly normals: Float64Array;
  readonly area: Float64Array;
  /** Sum of the normals weighted by area. */
  readonly mean: Vec3;
  /** Farthest vertex from the centre, mm. */
  readonly reachMm: number;
}

function describeFacets(mesh: TriangleMesh, patch: Uint8Array, centre: Vec3): Facets {
  const { positions, triangles: kept } = keepTriangles(mesh, (_a, _b, _c, t) => patch[t] === 1).mesh;
  const corners = positions.map((value, i) => value - centre[i % 3]!);
  const normals = new Float64Array(kept.length);
  const area = new Float64Array(kept.length / 3);
  const mean: [number, number, number] = [0, 0, 0];
  let reachMm = 0;
  for (let t = 0; t < area.length; t++) {
    const [a, b, c] = [0, 1, 2].map(n => 3 * kept[3 * t + n]!) as [number, number, number];
    const u: Vec3 = [
      corners[b]! - corners[a]!,
      corners[b + 1]! - corners[a + 1]!,
      corners[b + 2]! - corners[a + 2]!,
    ];
    const v: Vec3 = [
      corners[c]! - corners[a]!,
      corners[c + 1]! - corners[a + 1]!,
      corners[c + 2]! - corners[a + 2]!,
    ];
    const twice = cross(u, v);
    const size = Math.hypot(...twice);
    area[t] = size / 2;
    for (let axis = 0; axis < 3; axis++) {
      normals[3 * t + axis] = size > 0 ? twice[axis]! / size : 0;
      mean[axis]! += twice[axis]!;
    }
    reachMm = Math.max(reachMm, Math.hypot(corners[a]!, corners[a + 1]!, corners[a + 2]!));
  }
  return { corners, triangles: kept, normals, area, mean, reachMm: reachMm + 1 };
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

/**
 * Area times depth (mm3) that lies in the shadow of other facets, seen along `direction`. A facet
 * is in shadow where it lies below the highest bone of its own column and of all neighbours: beside
 * a wall that stands along the direction, the column in front of the wall sees its face.
 */
function blockedVolume(
  facets: Facets,
  direction: PatientVector,
  centre: PatientPoint,
  cellMm: number,
): number {
  const { x, y } = frameAlong(centre, direction);
  const { corners, triangles } = facets;
  const turned = new Float32Array(corners.length);
  for (let v = 0; v < turned.length; v += 3) {
    const px = corners[v]!;
    const py = corners[v + 1]!;
    const pz = corners[v + 2]!;
    turned[v] = px * x[0] + py * x[1] + pz * x[2];
    turned[v + 1] = px * y[0] + py * y[1] + pz * y[2];
    turned[v + 2] = px * direction[0] + py * direction[1] + pz * direction[2];
  }
  const side = 2 * Math.ceil(facets.reachMm / cellMm) + 3;
  const start = -((side - 1) / 2) * cellMm;
  const grid = { xMm: start, yMm: start, nx: side, ny: side, cellMm };
  const highest = heightMap({ positions: turned, triangles }, grid);
  const open = greyDilation(highest, side, side, 1, -1);
  let volume = 0;
  for (let i = 0; i < facets.area.length; i++) {
    const a = 3 * triangles[3 * i]!;
    const b = 3 * triangles[3 * i + 1]!;
    const c = 3 * triangles[3 * i + 2]!;
    const u = Math.round(((turned[a]! + turned[b]! + turned[c]!) / 3 - start) / cellMm);
    const v = Math.round(((turned[a + 1]! + turned[b + 1]! + turned[c + 1]!) / 3 - start) / cellMm);
    const depth = open[u + side * v]! - (turned[a + 2]! + turned[b + 2]! + turned[c + 2]!) / 3;
    if (depth > SEEN_MM) volume += facets.area[i]! * (depth - SEEN_MM);
  }
  return volume;
}

/** Area (mm2) of the facets too steep to `direction` to carry contact, or turned away from it. */
function steepArea({ normals, area }: Facets, [x, y, z]: PatientVector): number {
  let sum = 0;
  for (let i = 0; i < area.length; i++) {
    const facing = normals[3 * i]! * x + normals[3 * i + 1]! * y + normals[3 * i + 2]! * z;
    if (facing < STEEP_COS) sum += area[i]!;
  }
  return sum;
}
