import { basisAcross, dot, subtract, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';

/** What stands highest over a lip. */
export interface OverLip {
  /** Over the lip's plane, mm; 0 where nothing stands over it. */
  readonly overMm: number;
  /** Where, in the mesh's frame; null where nothing does. */
  readonly at: Vec3 | null;
}

/** Rounding to single precision lifts a lip's own corners by this much, mm. */
const LEVEL_MM = 1e-3;

/**
 * How far a mesh stands over the plane of a bore's upper lip within `radiusMm` of its axis: exact,
 * for on each triangle the height is linear, and the highest point of its part in the cylinder is a
 * corner, a place where an edge or the steepest line leaves the cylinder, or nothing.
 *
 * @param mesh any frame, mm
 * @param lip middle of the lip; `up` unit, along the bore away from the bone
 */
export function measureOverLip(
  { positions: p, triangles }: TriangleMesh,
  lip: Vec3,
  up: Vec3,
  radiusMm: number,
): OverLip {
  const [side, other] = basisAcross(up);
  const squared = radiusMm * radiusMm;
  const count = p.length / 3;
  const q = new Float64Array(3 * count);
  for (let v = 0; v < count; v++) {
    const d = subtract<Vec3>([p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!], lip);
    q[3 * v] = dot(d, side);
    q[3 * v + 1] = dot(d, other);
    q[3 * v + 2] = dot(d, up);
  }
  let over = LEVEL_MM;
  let at: Vec3 | null = null;
  const offer = (x: number, y: number, z: number): void => {
    if (z <= over || x * x + y * y > squared * (1 + 1e-9)) return;
    over = z;
    at = [0, 1, 2].map(n => lip[n]! + x * side[n]! + y * other[n]! + z * up[n]!) as unknown as Vec3;
  };
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    if (Math.max(q[a + 2]!, q[b + 2]!, q[c + 2]!) <= over) continue;
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      offer(q[from]!, q[from + 1]!, q[from + 2]!);
      const dx = q[to]! - q[from]!;
      const dy = q[to + 1]! - q[from + 1]!;
      const length = dx * dx + dy * dy;
      if (length < 1e-18) continue;
      const half = -(q[from]! * dx + q[from + 1]! * dy) / length;
      const left = q[from]! * q[from]! + q[from + 1]! * q[from + 1]! - squared;
      const root = half * half - left / length;
      if (root < 0) continue;
      for (const s of [half - Math.sqrt(root), half + Math.sqrt(root)]) {
        if (s <= 0 || s >= 1) continue;
        offer(q[from]! + s * dx, q[from + 1]! + s * dy, q[from + 2]! + s * (q[to + 2]! - q[from + 2]!));
      }
    }
    // Where the steepest line through the axis leaves the cylinder, if the triangle reaches as far.
    const area = (q[b]! - q[a]!) * (q[c + 1]! - q[a + 1]!) - (q[c]! - q[a]!) * (q[b + 1]! - q[a + 1]!);
    if (Math.abs(area) < 1e-12) continue;
    const rise = (x: number, y: number): number => {
      const u = ((x - q[a]!) * (q[c + 1]! - q[a + 1]!) - (q[c]! - q[a]!) * (y - q[a + 1]!)) / area;
      const v = ((q[b]! - q[a]!) * (y - q[a + 1]!) - (x - q[a]!) * (q[b + 1]! - q[a + 1]!)) / area;
      if (u < 0 || v < 0 || u + v > 1) return -Infinity;
      return q[a + 2]! + u * (q[b + 2]! - q[a + 2]!) + v * (q[c + 2]! - q[a + 2]!);
    };
    const [bz, cz] = [q[b + 2]! - q[a + 2]!, q[c + 2]! - q[a + 2]!];
    const gx = (bz * (q[c + 1]! - q[a + 1]!) - cz * (q[b + 1]! - q[a + 1]!)) / area;
    const gy = (cz * (q[b]! - q[a]!) - bz * (q[c]! - q[a]!)) / area;
    const steep = Math.hypot(gx, gy);
    const [x, y] = steep > 1e-12 ? [(radiusMm * gx) / steep, (radiusMm * gy) / steep] : [0, 0];
    offer(x, y, rise(x, y));
  }
  return { overMm: at ? over : 0, at };
}
