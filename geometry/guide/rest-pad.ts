import type { Vec3 } from '../core/vector';
import type { HeightMap } from './map-heights';
import { BARED_ROUND_MM } from './measure-bare';
import { KEEP_OFF_MM } from './outline-footprint';

/** Where a pad would come to rest, before it is shaped; local frame, mm. */
export interface PadRests {
  /** Places on the bone, xyz each, and the unit normals there. */
  readonly rests: Float64Array;
  readonly normals: Float64Array;
  /** Bone that it needs bare, mm2. */
  readonly bareMm2: number;
}

/** Places that stand for a pad lie so far apart, as the contacts of a shaped one do, mm. */
const SPACING_MM = 3;
/** A pad ends where the bone is steeper than this to the insertion (tangent of 68 degrees). */
const MOST_RISE = 2.475;

/**
 * The bone under a pad of a radius about each of some middles: all of the entries' own that is no
 * steeper than a pad can lie on, off what is kept off. A shaped pad also ends at cliffs and narrow
 * necks; this is what a search goes by.
 *
 * @param keepOff seen along the insertion, local x and y
 */
export function restPad(
  { columns: { nx, ny, xMm, yMm, cellMm }, heightMm, isOwn }: HeightMap,
  middles: readonly Vec3[],
  radiusMm: number,
  keepOff: readonly (readonly [number, number])[],
): PadRests {
  const every = Math.round(SPACING_MM / cellMm);
  const rests: number[] = [];
  const normals: number[] = [];
  let bareMm2 = 0;
  for (let j = 1; j < ny - 1; j++) {
    for (let i = 1; i < nx - 1; i++) {
      const n = i + nx * j;
      if (!isOwn[n]) continue;
      const [x, y, z] = [xMm + i * cellMm, yMm + j * cellMm, heightMm[n]!];
      const away = Math.min(...middles.map(m => Math.hypot(x - m[0], y - m[1], z - m[2]))) - radiusMm;
      if (away > BARED_ROUND_MM) continue;
      const dx = (heightMm[n + 1]! - heightMm[n - 1]!) / (2 * cellMm);
      const dy = (heightMm[n + nx]! - heightMm[n - nx]!) / (2 * cellMm);
      if (!(Math.hypot(dx, dy) <= MOST_RISE)) continue;
      if (keepOff.some(([kx, ky]) => Math.hypot(x - kx, y - ky) < KEEP_OFF_MM)) continue;
      const slant = Math.hypot(1, dx, dy);
      bareMm2 += cellMm * cellMm * slant;
      if (away > 0 || i % every !== 0 || j % every !== 0) continue;
      rests.push(x, y, z);
      normals.push(-dx / slant, -dy / slant, 1 / slant);
    }
  }
  return { rests: Float64Array.from(rests), normals: Float64Array.from(normals), bareMm2 };
}
