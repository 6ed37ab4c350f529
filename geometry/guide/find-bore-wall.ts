import { frameAlong, patientVector, toLocal, type LocalFrame } from '../core/frames';
import { cross, length, subtract, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Sleeve } from './parameters';

/** Which of a guide's vertices are a bore's wall. */
interface BoreWall {
  /** Origin at the lower lip, z along the bore to the upper one. */
  readonly frame: LocalFrame;
  /** The guide's vertices in that frame, mm. */
  readonly local: Float64Array;
  /** 1 for a vertex of the wall. */
  readonly isWall: Uint8Array;
}

/**
 * Finds a bore's own wall on a guide (LPS mm): facets whose corners lie within `bandMm` of the
 * planned radius and that face the axis. A neighbour's sleeve or bore may cross the same circle,
 * and is none of it.
 */
export function findBoreWall(guide: TriangleMesh, sleeve: Sleeve, bandMm: number): BoreWall {
  const axis = subtract<Vec3>(sleeve.upperLipLps, sleeve.lowerLipLps);
  const frame = frameAlong(sleeve.lowerLipLps, patientVector(...axis));
  const radius = sleeve.boreDiameterMm / 2;
  const { positions: p, triangles } = guide;
  const local = new Float64Array(p.length);
  for (let v = 0; v < p.length; v += 3) {
    local.set(toLocal(frame, [p[v]!, p[v + 1]!, p[v + 2]!] as unknown as typeof sleeve.lowerLipLps), v);
  }
  const isWall = new Uint8Array(p.length / 3);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    if (corners.every(v => Math.abs(Math.hypot(local[3 * v]!, local[3 * v + 1]!) - radius) <= bandMm)) {
      if (facesAxis(local, corners)) for (const v of corners) isWall[v] = 1;
    }
  }
  return { frame, local, isWall };
}

/** A facet of the wall leans from the axis by no more than this (sine), and faces it. */
const WALL_LEAN = 0.1;

function facesAxis(q: Float64Array, [a, b, c]: readonly [number, number, number]): boolean {
  const corner = (v: number): Vec3 => [q[3 * v]!, q[3 * v + 1]!, q[3 * v + 2]!];
  const [from, u, v] = [
    corner(a),
    subtract<Vec3>(corner(b), corner(a)),
    subtract<Vec3>(corner(c), corner(a)),
  ];
  const n = cross(u, v);
  const size = length(n);
  if (size < 1e-12 || Math.abs(n[2]) > WALL_LEAN * size) return false;
  return n[0] * (from[0] + (u[0] + v[0]) / 3) + n[1] * (from[1] + (u[1] + v[1]) / 3) < 0;
}
