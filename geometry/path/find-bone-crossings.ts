import type { PatientPoint, PatientVector } from '../core/frames';
import { along } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/** A stretch of a line within bone; positions from the target, mm, negative towards the outside. */
export interface BoneStretch {
  readonly fromMm: number;
  readonly toMm: number;
  /** The triangle through which the line enters, seen from outside. */
  readonly triangle: number;
}

/**
 * The stretches of bone that a line meets before the target, outermost first. `direction` is unit, towards the target.
 * A target within bone ends its stretch at 0. Grazed surfaces (in and out at one place) give none.
 */
export function findBoneCrossings(
  bone: SurfaceIndex,
  mesh: TriangleMesh,
  targetLps: PatientPoint,
  directionLps: PatientVector,
  reachMm: number,
): BoneStretch[] {
  const hits = bone.castRay(along(targetLps, directionLps, -reachMm), directionLps, reachMm);
  const stretches: BoneStretch[] = [];
  let deep = 0;
  let fromMm = 0;
  let triangle = -1;
  for (const hit of hits) {
    const at = hit.distanceMm - reachMm;
    if (facing(mesh, hit.triangle, directionLps) < 0) {
      if (deep++ > 0) continue;
      fromMm = at;
      triangle = hit.triangle;
    } else if (deep > 0 && --deep === 0 && at - fromMm > 1e-6) {
      stretches.push({ fromMm, toMm: at, triangle });
    }
  }
  if (deep > 0) stretches.push({ fromMm, toMm: 0, triangle });
  return stretches;
}

/** Negative where the ray meets the triangle from outside. */
function facing(mesh: TriangleMesh, t: number, d: PatientVector): number {
  const { positions: p, triangles } = mesh;
  const a = 3 * triangles[3 * t]!;
  const b = 3 * triangles[3 * t + 1]!;
  const c = 3 * triangles[3 * t + 2]!;
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!;
  const vy = p[c + 1]! - p[a + 1]!;
  const vz = p[c + 2]! - p[a + 2]!;
  return (uy * vz - uz * vy) * d[0] + (uz * vx - ux * vz) * d[1] + (ux * vy - uy * vx) * d[2];
}
