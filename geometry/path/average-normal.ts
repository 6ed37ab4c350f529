import type { PatientPoint, PatientVector } from '../core/frames';
import { dot, normalize, type Vec3 } from '../core/vector';
import { areaVector } from '../surface/mesh/area-vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/** Pieces into which a triangle is cut, at most, along each side. */
const MOST_PIECES = 64;

/**
 * The outward unit normal of a surface about a point of it, averaged by area over what lies within
 * `radiusMm`: what a drill of that footprint meets, not the facet under its centre.
 *
 * Only triangles that hang together with the one at `triangle` through shared vertices within the
 * ball and face `outward` (any vector within 90 degrees of the normal) count, so the inner table,
 * diploe and neighbours do not. Triangles larger than the ball are cut up and only the pieces
 * within it count.
 */
export function averageNormal(
  surface: { readonly index: SurfaceIndex; readonly mesh: TriangleMesh },
  at: PatientPoint,
  triangle: number,
  outward: Vec3,
  radiusMm: number,
): PatientVector {
  const { positions, triangles } = surface.mesh;
  const near = surface.index.trianglesNear(at, radiusMm);
  const atVertex = new Map<number, number[]>();
  const twiceArea = new Map<number, Vec3>();
  for (const t of near) {
    const n = areaVector(surface.mesh, t);
    if (!(dot(n, outward) > 0)) continue;
    twiceArea.set(t, n);
    for (let c = 0; c < 3; c++) {
      const v = triangles[3 * t + c]!;
      const list = atVertex.get(v);
      if (list) list.push(t);
      else atVertex.set(v, [t]);
    }
  }
  const own = areaVector(surface.mesh, triangle);
  const sum: [number, number, number] = [0, 0, 0];
  const queue = [triangle];
  const seen = new Set(queue);
  for (let q = 0; q < queue.length; q++) {
    const t = queue[q]!;
    const share = shareWithin(surface.mesh, t, at, radiusMm);
    const n = twiceArea.get(t) ?? own;
    for (let a = 0; a < 3; a++) sum[a] = sum[a]! + share * n[a]!;
    for (let c = 0; c < 3; c++) {
      const v = triangles[3 * t + c]!;
      const d = Math.hypot(
        positions[3 * v]! - at[0],
        positions[3 * v + 1]! - at[1],
        positions[3 * v + 2]! - at[2],
      );
      // The way on leads through the ball, or through the triangle under the point itself where
      // that is larger.
      if (d > radiusMm && share === 0) continue;
      for (const other of atVertex.get(v) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
  }
  return normalize(dot(sum, sum) > 0 ? sum : own) as unknown as PatientVector;
}

/**
 * Share of a triangle's area within the ball, by equal pieces no longer than a sixth of its radius.
 */
function shareWithin(mesh: TriangleMesh, t: number, at: Vec3, radiusMm: number): number {
  const { positions: p, triangles } = mesh;
  const corner = (c: number): Vec3 => {
    const v = 3 * triangles[3 * t + c]!;
    return [p[v]! - at[0], p[v + 1]! - at[1], p[v + 2]! - at[2]];
  };
  const a = corner(0);
  const b = corner(1);
  const c = corner(2);
  const r2 = radiusMm * radiusMm;
  if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;
  const longest = Math.max(
    Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]),
    Math.hypot(c[0] - a[0], c[1] - a[1], c[2] - a[2]),
    Math.hypot(c[0] - b[0], c[1] - b[1], c[2] - b[2]),
  );
  const n = Math.min(MOST_PIECES, Math.max(2, Math.ceil((6 * longest) / radiusMm)));
  let inside = 0;
  // n^2 like triangles: upright ones at (i, j), inverted ones beside them; each stands for itself
  // by its centre.
  for (let i = 0; i < n; i++) {
    for (let j = 0; i + j < n; j++) {
      for (const third of i + j < n - 1 ? [1 / 3, 2 / 3] : [1 / 3]) {
        const u = (i + third) / n;
        const v = (j + third) / n;
        const x = a[0] + u * (b[0] - a[0]) + v * (c[0] - a[0]);
        const y = a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1]);
        const z = a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]);
        if (x * x + y * y + z * z <= r2) inside++;
      }
    }
  }
  return inside / (n * n);
}
