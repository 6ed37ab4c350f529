import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Head } from '../../samples/head/head';
import { patientToHead, type HeadPose } from '../../samples/head/pose';
import { calvariaHalves } from './draw-trial';
import type { BoneDistance } from './measure-gap';
import { implicitDistance } from './mesh-implicit';
import { inner, minus, outer, unit, walk, type P3 } from './vec';

/**
 * Errors of a bone surface over one region, mm; positive where the surface lies outside the true
 * bone.
 */
export interface SurfaceErrors {
  readonly vertices: number;
  readonly mean: number;
  readonly rms: number;
  /** Most negative: surface inside true bone, where a guide built on it would press. */
  readonly worstInward: number;
  readonly worstOutward: number;
  readonly p1: number;
  readonly p99: number;
  /** Where the worst inward error is, head frame. */
  readonly worstAt: P3;
}

export type Region = 'vault' | 'temple';

/**
 * The true distance to the bone round the brain-case, head frame; takes a minute to make, and
 * serves many surfaces.
 */
export function calvariaDistance(head: Head): BoneDistance {
  return implicitDistance(head.bone, [0, 0, 0], Math.max(...calvariaHalves(head)) + 14, 0.4).distance;
}

/**
 * Compares the vertices of a bone surface with the true bone over the outer face of the calvaria:
 * 'vault' is its upper part, 'temple' its sides. Vertices count where nothing but free space lies
 * further out along the radius from the middle of the brain-case (so no inner table, sinus wall or
 * zygomatic arch is mistaken for the outer face).
 */
export function examineBone(
  mesh: TriangleMesh,
  head: Head,
  pose: HeadPose,
  distance: BoneDistance = calvariaDistance(head),
): Readonly<Record<Region, SurfaceErrors>> {
  const [a, b, c] = calvariaHalves(head);
  const normals = new Float64Array(mesh.positions.length);
  const vertex = (v: number): P3 =>
    patientToHead(pose, [mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!, mesh.positions[3 * v + 2]!]);
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [i, j, k] = [mesh.triangles[t]!, mesh.triangles[t + 1]!, mesh.triangles[t + 2]!];
    const n = outer(minus(vertex(j), vertex(i)), minus(vertex(k), vertex(i)));
    for (const v of [i, j, k]) for (let x = 0; x < 3; x++) normals[3 * v + x]! += n[x]!;
  }
  const errors: Record<Region, { e: number; p: P3 }[]> = { vault: [], temple: [] };
  for (let v = 0; v < mesh.positions.length / 3; v++) {
    const p = vertex(v);
    const scaled: P3 = [p[0] / a, p[1] / b, p[2] / c];
    if (Math.hypot(...scaled) > 1.5 || Math.hypot(...scaled) < 0.7) continue;
    // Upper part and sides of the brain-case; face, nuchal plane and base are no place for a guide.
    if (scaled[2] > 0.75 || scaled[2] < -0.75) continue;
    const height = Math.atan2(scaled[1], Math.abs(scaled[0]));
    const region: Region | null = height > 0.7 ? 'vault' : height > -0.1 ? 'temple' : null;
    if (!region) continue;
    const away = unit([p[0], p[1], 0]);
    const n = unit([normals[3 * v]!, normals[3 * v + 1]!, normals[3 * v + 2]!]);
    if (inner(n, away) < 0.3) continue;
    let covered = false;
    for (let s = 1; s < 30 && !covered; s += 0.4) covered = head.bone.at(...walk(p, away, s)) < 0;
    if (!covered) errors[region].push({ e: distance(p), p });
  }
  return { vault: summarise(errors.vault), temple: summarise(errors.temple) };
}

function summarise(errors: { e: number; p: P3 }[]): SurfaceErrors {
  errors.sort((x, y) => x.e - y.e);
  const n = errors.length;
  if (n === 0) throw new Error('no vertex of the bone surface lies in the region');
  return {
    vertices: n,
    mean: errors.reduce((sum, x) => sum + x.e, 0) / n,
    rms: Math.sqrt(errors.reduce((sum, x) => sum + x.e * x.e, 0) / n),
    worstInward: errors[0]!.e,
    worstOutward: errors[n - 1]!.e,
    p1: errors[Math.floor(0.01 * n)]!.e,
    p99: errors[Math.floor(0.99 * (n - 1))]!.e,
    worstAt: errors[0]!.p,
  };
}
