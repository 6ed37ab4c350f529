import { along, dot, subtract, type Vec3 } from '../core/vector';

/**
 * A sleeve as it will stand, for the search of a way on and off: its cylinder from `fromMm` to
 * `toMm` above the entry.
 */
export interface StandingSleeve {
  readonly entry: Vec3;
  /** Unit, off the bone. */
  readonly up: Vec3;
  readonly radiusMm: number;
  readonly fromMm: number;
  readonly toMm: number;
}

/** Bone is looked at by one vertex in each cube of this size, mm. */
const CELL_MM = 1.5;
/** Steps along a sleeve, mm. */
const STEP_MM = 3;

/**
 * How much of the sleeves would meet bone on the way off: a function of the direction (unit) that
 * gives the share of places along the sleeves' axes that bone stands over within the sleeve's
 * radius, 0 to 1. Same frame for all, mm.
 *
 * @param positions vertices of the bone near by
 */
export function findObstacles(
  positions: Float32Array,
  sleeves: readonly StandingSleeve[],
): (direction: Vec3) => number {
  const places = sleeves.flatMap(({ entry, up, radiusMm, fromMm, toMm }) => {
    const count = Math.max(1, Math.floor((toMm - fromMm) / STEP_MM) + 1);
    return Array.from({ length: count }, (_, n) => ({
      at: along(entry, up, fromMm + n * STEP_MM),
      squared: (radiusMm + CELL_MM / 2) ** 2,
    }));
  });
  if (places.length === 0) return () => 0;
  // The bone under every place along every sleeve can be in no way: only what stands higher than
  // the lowest place.
  const seen = new Set<number>();
  const bone: number[] = [];
  for (let v = 0; v < positions.length; v += 3) {
    const p: Vec3 = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    if (!sleeves.some(s => dot(subtract<Vec3>(p, s.entry), s.up) > -s.toMm)) continue;
    const [i, j, k] = p.map(x => Math.floor(x / CELL_MM) & 1023) as [number, number, number];
    const key = i + 1024 * (j + 1024 * k);
    if (seen.has(key)) continue;
    seen.add(key);
    bone.push(...p);
  }
  return direction => {
    let met = 0;
    for (const { at, squared } of places) {
      for (let n = 0; n < bone.length; n += 3) {
        const x = bone[n]! - at[0];
        const y = bone[n + 1]! - at[1];
        const z = bone[n + 2]! - at[2];
        const height = x * direction[0] + y * direction[1] + z * direction[2];
        if (height > 0 && x * x + y * y + z * z - height * height < squared) {
          met++;
          break;
        }
      }
    }
    return met / places.length;
  };
}
