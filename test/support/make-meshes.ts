import type { Vec3 } from '../../geometry/core/vector';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/** A closed ball: each face of a cube divided `divisions` times, then blown up; welded, outward. */
export function makeBall(center: Vec3, radiusMm: number, divisions: number): TriangleMesh {
  return makeEllipsoid(center, [radiusMm, radiusMm, radiusMm], divisions);
}

/** A closed ellipsoid with the given half-axes, mm, made as `makeBall`. */
export function makeEllipsoid(center: Vec3, halfAxesMm: Vec3, divisions: number): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  const known = new Map<string, number>();
  const vertex = (x: number, y: number, z: number): number => {
    const key = `${x},${y},${z}`;
    const old = known.get(key);
    if (old !== undefined) return old;
    const l = Math.hypot(x, y, z);
    positions.push(
      center[0] + (x / l) * halfAxesMm[0],
      center[1] + (y / l) * halfAxesMm[1],
      center[2] + (z / l) * halfAxesMm[2],
    );
    known.set(key, known.size);
    return known.size - 1;
  };
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-1, 1]) {
      const at = (u: number, v: number): number => {
        const c = [0, 0, 0];
        c[axis] = side * divisions;
        c[(axis + 1) % 3] = side * (2 * u - divisions);
        c[(axis + 2) % 3] = 2 * v - divisions;
        return vertex(c[0]!, c[1]!, c[2]!);
      };
      for (let u = 0; u < divisions; u++) {
        for (let v = 0; v < divisions; v++) {
          triangles.push(at(u, v), at(u + 1, v), at(u + 1, v + 1), at(u, v), at(u + 1, v + 1), at(u, v + 1));
        }
      }
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

/** A closed box of twelve triangles, outward. */
export function makeBox(low: Vec3, high: Vec3): TriangleMesh {
  const positions = Array.from({ length: 8 }, (_, v) => [
    v & 1 ? high[0] : low[0],
    v & 2 ? high[1] : low[1],
    v & 4 ? high[2] : low[2],
  ]).flat();
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ] as const;
  return {
    positions: Float32Array.from(positions),
    triangles: Uint32Array.from(faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d])),
  };
}

/** Both meshes as one; the second turned inside out where `inward`. */
export function joinMeshes(a: TriangleMesh, b: TriangleMesh, inward = false): TriangleMesh {
  const offset = a.positions.length / 3;
  const second = b.triangles.map(v => v + offset);
  if (inward) {
    for (let t = 0; t < second.length; t += 3) {
      const swap = second[t + 1]!;
      second[t + 1] = second[t + 2]!;
      second[t + 2] = swap;
    }
  }
  const triangles = new Uint32Array(a.triangles.length + second.length);
  triangles.set(a.triangles);
  triangles.set(second, a.triangles.length);
  const positions = new Float32Array(a.positions.length + b.positions.length);
  positions.set(a.positions);
  positions.set(b.positions, a.positions.length);
  return { positions, triangles };
}
