import { along, dot, subtract, type Vec3 } from '../core/vector';
import { ARM, LIFT_MM } from './arch-arm';
import type { HeightMap } from './map-heights';
import { HEAD_RADIUS_MM, type PlacedFoot } from './placed-foot';

/** A wall of bone beside a head is felt down in such steps, mm. */
const STEP_MM = 0.5;

/**
 * Whether a foot's head keeps its own shape: all bone but what the foot stands on stays `LIFT_MM`
 * off the head's upper half, as everything of the guide must. Where something rises beside a foot,
 * as a coronoid process does, the body would be cut clear of it as far as the view through the
 * head, and leave a skin there.
 *
 * @param map of all bone, which the guide meets swept down along the insertion
 */
export function headStandsFree({ columns, heightMm }: HeightMap, { point, normal }: PlacedFoot): boolean {
  const { xMm, yMm, nx, ny, cellMm } = columns;
  const top = LIFT_MM + ARM.thicknessMm[1];
  const middle = LIFT_MM + ARM.thicknessMm[1] / 2;
  const reachMm = HEAD_RADIUS_MM + LIFT_MM;
  const [cx, cy] = along<Vec3>(point, normal, (middle + top) / 2);
  // Seen along the insertion a head that leans reaches no farther than this.
  const sideMm = reachMm + top - middle;
  const [i0, i1] = [cx - sideMm, cx + sideMm].map(x => Math.round((x - xMm) / cellMm)) as [number, number];
  const [j0, j1] = [cy - sideMm, cy + sideMm].map(y => Math.round((y - yMm) / cellMm)) as [number, number];
  for (let j = Math.max(0, j0); j <= Math.min(ny - 1, j1); j++) {
    for (let i = Math.max(0, i0); i <= Math.min(nx - 1, i1); i++) {
      const at: Vec3 = [xMm + i * cellMm, yMm + j * cellMm, heightMm[i + nx * j]!];
      for (let d = subtract<Vec3>(at, point); ; d = along(d, [0, 0, -1], STEP_MM)) {
        const h = dot(d, normal);
        // From here down the column only leads away.
        if (!(h > middle - LIFT_MM)) break;
        const r = Math.sqrt(Math.max(0, dot(d, d) - h * h));
        const off = Math.hypot(Math.max(0, r - HEAD_RADIUS_MM), Math.max(0, middle - h, h - top));
        if (off < LIFT_MM) return false;
      }
    }
  }
  return true;
}
