import type { SolidField } from '../../geometry/accuracy/simulate-seating';
import { dot, type Vec3 } from '../../geometry/core/vector';
import { visitSurface } from '../../geometry/guide/visit-surface';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/**
 * One point of the face is kept in each cube of this size, mm: closer than those that the
 * prediction rests on.
 */
const CELL_MM = 1.6;
/** Surface farther than this from the planned bone comes to rest on nothing, mm. */
const NEAR_MM = 1.2;
/** The guide's surface is looked at in pieces of this size, mm. */
const PIECE_MM = 0.7;

/**
 * The points of a finished guide that can meet bone, the nearest of every small cube, with the
 * bone's normals below them.
 */
export function collectFace(
  guide: TriangleMesh,
  bone: SolidField,
): { readonly face: Float64Array; readonly normals: Float64Array } {
  const cells = new Map<string, { readonly at: Vec3; readonly normal: Vec3; readonly gapMm: number }>();
  const spot = new Float64Array(4);
  visitSurface(guide, PIECE_MM, (at, outward) => {
    const [x, y, z] = at;
    bone.at(x, y, z, spot);
    const gapMm = spot[0]!;
    if (gapMm > NEAR_MM) return;
    const normal: Vec3 = [spot[1]!, spot[2]!, spot[3]!];
    if (dot(normal, outward) > 0) return;
    const key = at.map(v => Math.floor(v / CELL_MM)).join(' ');
    const known = cells.get(key);
    if (!known || gapMm < known.gapMm) cells.set(key, { at, normal, gapMm });
  });
  const kept = [...cells.values()];
  return {
    face: Float64Array.from(kept.flatMap(({ at }) => at)),
    normals: Float64Array.from(kept.flatMap(({ normal }) => normal)),
  };
}
