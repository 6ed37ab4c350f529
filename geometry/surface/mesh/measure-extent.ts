import { patientPoint, type PatientPoint } from '../../core/frames';
import { distance } from '../../core/vector';
import type { TriangleMesh } from './mesh';

/** Size and place of a closed mesh, LPS mm. */
export interface MeshExtent {
  /** Positive for a mesh that is oriented outward. */
  readonly volumeMm3: number;
  /** Centre of mass of what the mesh encloses. */
  readonly centroidLps: PatientPoint;
  readonly longestMm: number;
  /** The two vertices that lie furthest apart. */
  readonly longestEndsLps: readonly [PatientPoint, PatientPoint];
}

/** Directions tried for the longest diameter; the climb from the best of them finds the rest. */
const DIRECTIONS = 64;

/**
 * Volume and centroid by the divergence theorem about the first vertex, and the longest diameter:
 * the widest of the extents along directions spread over the sphere, then from end to end to
 * whatever lies further, until nothing does.
 */
export function measureExtent({ positions: p, triangles }: TriangleMesh): MeshExtent {
  const [ox, oy, oz] = [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0];
  let six = 0;
  let [sx, sy, sz] = [0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const [ax, ay, az] = [p[a]! - ox, p[a + 1]! - oy, p[a + 2]! - oz];
    const [bx, by, bz] = [p[b]! - ox, p[b + 1]! - oy, p[b + 2]! - oz];
    const [cx, cy, cz] = [p[c]! - ox, p[c + 1]! - oy, p[c + 2]! - oz];
    const v = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    six += v;
    sx += v * (ax + bx + cx);
    sy += v * (ay + by + cy);
    sz += v * (az + bz + cz);
  }
  const share = six === 0 ? 0 : 1 / (4 * six);
  const ends = findLongest(p);
  return {
    volumeMm3: six / 6,
    centroidLps: patientPoint(ox + sx * share, oy + sy * share, oz + sz * share),
    longestMm: distance(...ends),
    longestEndsLps: ends,
  };
}

function findLongest(p: Float32Array): readonly [PatientPoint, PatientPoint] {
  const at = (v: number): PatientPoint => patientPoint(p[v] ?? 0, p[v + 1] ?? 0, p[v + 2] ?? 0);
  let [from, to, longest] = [0, 0, 0];
  for (let d = 0; d < DIRECTIONS; d++) {
    // Golden-section spiral over half the sphere.
    const z = (d + 0.5) / DIRECTIONS;
    const turn = d * Math.PI * (3 - Math.sqrt(5));
    const [x, y] = [Math.sqrt(1 - z * z) * Math.cos(turn), Math.sqrt(1 - z * z) * Math.sin(turn)];
    let [low, high, first, last] = [Infinity, -Infinity, 0, 0];
    for (let v = 0; v < p.length; v += 3) {
      const along = p[v]! * x + p[v + 1]! * y + p[v + 2]! * z;
      if (along < low) [low, first] = [along, v];
      if (along > high) [high, last] = [along, v];
    }
    const span = distance(at(first), at(last));
    if (span > longest) [from, to, longest] = [first, last, span];
  }
  for (;;) {
    const next = furthestFrom(p, to);
    if (!(distance(at(next), at(to)) > longest)) return [at(from), at(to)];
    longest = distance(at(next), at(to));
    [from, to] = [to, next];
  }
}

function furthestFrom(p: Float32Array, v: number): number {
  const [x, y, z] = [p[v]!, p[v + 1]!, p[v + 2]!];
  let [best, best2] = [v, 0];
  for (let n = 0; n < p.length; n += 3) {
    const d2 = (p[n]! - x) ** 2 + (p[n + 1]! - y) ** 2 + (p[n + 2]! - z) ** 2;
    if (d2 > best2) [best, best2] = [n, d2];
  }
  return best;
}
