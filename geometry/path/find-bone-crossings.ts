import type { PatientPoint, PatientVector } from '../core/frames';
import { along, dot } from '../core/vector';
import { areaVector } from '../surface/mesh/area-vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/** A stretch of a line within bone; positions from the target, mm, negative towards the outside. */
export interface BoneStretch {
  readonly fromMm: number;
  readonly toMm: number;
  /** The triangle through which the line enters, seen from outside. */
  readonly triangle: number;
}

/** A surface that is met in and out within this is only grazed, mm. */
const GRAZED_MM = 1e-6;

/**
 * The stretches of bone that a line meets before the target, outermost first. `direction` is unit,
 * towards the target. A target within bone ends its stretch at 0. Grazed surfaces (in and out at
 * one place) give none.
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
  // Where bone was left that was never entered: the line began within it, or grazes an edge whose
  // far side is met first.
  let leftMm = -Infinity;
  for (const hit of hits) {
    const at = hit.distanceMm - reachMm;
    if (dot(areaVector(mesh, hit.triangle), directionLps) < 0) {
      if (deep === 0 && at - leftMm <= GRAZED_MM) continue;
      if (deep++ > 0) continue;
      fromMm = at;
      triangle = hit.triangle;
    } else if (deep === 0) leftMm = at;
    else if (--deep === 0 && at - fromMm > GRAZED_MM) stretches.push({ fromMm, toMm: at, triangle });
  }
  if (deep > 0) stretches.push({ fromMm, toMm: 0, triangle });
  return stretches;
}
