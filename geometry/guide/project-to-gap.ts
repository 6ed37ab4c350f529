import type { Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/**
 * Corner weights of the places of a facet that are looked at: its middle and the middles of its
 * edges.
 */
const PLACES = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.5, 0.5, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
] as const;
/** Facets with a corner within this of the gap are looked at, mm. */
const NEAR_MM = 0.06;
const ROUNDS = 2;

/**
 * Moves the body's vertices that the grid left nearer to the bone than `gapMm + allowanceMm`
 * straight off it (in place): round a crest's edge, tighter than a cell, the field is a few
 * hundredths of a millimetre short. Then lifts the facets whose middle comes nearer than `gapMm`: a
 * sharp edge of bone can stand up between vertices that are all clear of it.
 */
export function projectToGap(
  body: TriangleMesh,
  bone: SurfaceIndex,
  gapMm: number,
  allowanceMm: number,
): void {
  const { positions: p, triangles } = body;
  const wantedMm = gapMm + allowanceMm;
  const near = new Uint8Array(p.length / 3);
  for (let v = 0; v < p.length; v += 3) {
    const hit = bone.closestPoint([p[v]!, p[v + 1]!, p[v + 2]!], gapMm + NEAR_MM);
    if (!hit || hit.distanceMm < 0.5 * gapMm) continue; // nearer still is a fault to be seen
    near[v / 3] = 1;
    if (hit.distanceMm >= wantedMm) continue;
    const push = wantedMm / hit.distanceMm - 1;
    for (let axis = 0; axis < 3; axis++) p[v + axis]! += push * (p[v + axis]! - hit.point[axis]!);
  }
  const lift = new Float32Array(p.length);
  for (let round = 0; round < ROUNDS; round++) {
    lift.fill(0);
    let lifted = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
      if (!near[corners[0]] && !near[corners[1]] && !near[corners[2]]) continue;
      for (const weights of PLACES) {
        const at = placeOn(p, corners, weights);
        const hit = bone.closestPoint(at, gapMm);
        if (!hit || hit.distanceMm < 0.5 * gapMm) continue;
        const short = (gapMm + 0.5 * allowanceMm - hit.distanceMm) / hit.distanceMm;
        lifted++;
        for (const v of corners) {
          for (let axis = 0; axis < 3; axis++) {
            const step = short * (at[axis]! - hit.point[axis]!);
            if (Math.abs(step) > Math.abs(lift[3 * v + axis]!)) lift[3 * v + axis] = step;
          }
        }
      }
    }
    if (lifted === 0) return;
    for (let i = 0; i < p.length; i++) p[i]! += lift[i]!;
  }
}

function placeOn(
  p: Float32Array,
  [a, b, c]: readonly [number, number, number],
  [u, v, w]: (typeof PLACES)[number],
): Vec3 {
  return [
    u * p[3 * a]! + v * p[3 * b]! + w * p[3 * c]!,
    u * p[3 * a + 1]! + v * p[3 * b + 1]! + w * p[3 * c + 1]!,
    u * p[3 * a + 2]! + v * p[3 * b + 2]! + w * p[3 * c + 2]!,
  ];
}
