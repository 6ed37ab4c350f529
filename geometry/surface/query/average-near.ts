import { assertThat } from '../../core/result';
import { boxAround } from './box-around';

/**
 * The root mean square of what is known at vertices over those within `reachMm` of each point; NaN
 * where there are none. Vertices are sorted into slabs across x, so that each point looks at those
 * beside it alone.
 *
 * @param positions xyz per vertex, mm
 * @param values one per vertex
 * @param points xyz per point, the same frame, mm
 */
export function averageNear(
  positions: Float32Array,
  values: Float32Array,
  points: Float64Array,
  reachMm: number,
): Float64Array {
  const vertices = positions.length / 3;
  assertThat(values.length === vertices, 'averageNear', 'each vertex needs a value');
  assertThat(reachMm > 0, 'averageNear', 'there must be a reach', reachMm);
  const {
    low: [xLow, yLow, zLow],
    high: [xHigh, yHigh, zHigh],
  } = boxAround(points, reachMm);
  const slabs = points.length > 0 ? Math.ceil((xHigh - xLow) / reachMm) + 1 : 0;
  const slabOf = (x: number): number => Math.floor((x - xLow) / reachMm);
  const isNear = (v: number): boolean => {
    const x = positions[3 * v]!;
    if (x < xLow || x > xHigh) return false;
    const y = positions[3 * v + 1]!;
    if (y < yLow || y > yHigh) return false;
    const z = positions[3 * v + 2]!;
    return z >= zLow && z <= zHigh;
  };
  // Counting sort: vertices of slab s stand at order[start[s]] to order[start[s + 1] - 1].
  const start = new Uint32Array(slabs + 1);
  for (let v = 0; v < vertices; v++) if (isNear(v)) start[slabOf(positions[3 * v]!) + 1]!++;
  for (let s = 0; s < slabs; s++) start[s + 1]! += start[s]!;
  const order = new Uint32Array(start[slabs] ?? 0);
  const next = start.slice();
  for (let v = 0; v < vertices; v++) if (isNear(v)) order[next[slabOf(positions[3 * v]!)]!++] = v;

  const averages = new Float64Array(points.length / 3);
  for (let n = 0; n < averages.length; n++) {
    const [x, y, z] = [points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!];
    const slab = slabOf(x);
    let sum = 0;
    let count = 0;
    for (let at = start[Math.max(0, slab - 1)]!; at < start[Math.min(slabs, slab + 2)]!; at++) {
      const v = order[at]!;
      const dx = positions[3 * v]! - x;
      const dy = positions[3 * v + 1]! - y;
      const dz = positions[3 * v + 2]! - z;
      if (dx * dx + dy * dy + dz * dz > reachMm * reachMm) continue;
      sum += values[v]! * values[v]!;
      count++;
    }
    averages[n] = count > 0 ? Math.sqrt(sum / count) : NaN;
  }
  return averages;
}
