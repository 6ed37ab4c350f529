import { describe, expect, it } from 'vitest';
import { patientPoint, type PatientVector } from '../../geometry/core/frames';
import { averageNormal } from '../../geometry/path/average-normal';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { seededRandom } from '../../geometry/core/random';
import { cross, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { joinMeshes, makeBall, makeBox } from '../support/make-meshes';

const normalAt = (mesh: TriangleMesh, at: readonly [number, number, number], radiusMm: number) => {
  const index = buildSurfaceIndex(mesh);
  const hit = index.castRay([at[0], at[1], at[2] + 5], [0, 0, -1])[0]!;
  const point = patientPoint(...(hit.point as [number, number, number]));
  return averageNormal({ index, mesh }, point, hit.triangle, [0, 0, 1], radiusMm);
};

describe('averageNormal', () => {
  it('is the radius of a ball, its facets averaged away', () => {
    const n = normalAt(makeBall([0, 0, 0], 20, 30), [6, 4, Math.sqrt(400 - 52)], 1.9);
    expect(n[0]).toBeCloseTo(6 / 20, 2);
    expect(n[1]).toBeCloseTo(4 / 20, 2);
    expect(Math.hypot(...n)).toBeCloseTo(1, 12);
  });

  it('is the face alone where triangles are far larger than the footprint', () => {
    expect([...normalAt(makeBox([-30, -30, -5], [30, 30, 0]), [3, 7, 0], 1.9)]).toEqual([0, 0, 1]);
  });

  it('weighs both sides of a roof by the area within the ball', () => {
    // Two planes meeting at 90 degrees in the line x = 0, z = 0; at 0.5 mm beside it the ball holds
    // more of one.
    const roof: TriangleMesh = {
      positions: Float32Array.of(0, -9, 0, 0, 9, 0, 9, -9, -9, 9, 9, -9, -9, -9, -9, -9, 9, -9),
      triangles: Uint32Array.of(0, 2, 1, 2, 3, 1, 0, 1, 4, 1, 5, 4),
    };
    const s = Math.SQRT1_2;
    const ridge = normalAt(roof, [1e-4, 0, 0], 2);
    expect(ridge[0]).toBeCloseTo(0, 1);
    expect(ridge[2]).toBeCloseTo(1, 2);
    // 1 mm down the right side, R = 2: all of that side's disc but a segment, and half a disc of
    // radius sqrt(3) beside.
    const n = normalAt(roof, [s, 0, -s], 2);
    const R = 2;
    const right = Math.PI * R * R - (R * R * Math.acos(0.5) - 1 * Math.sqrt(R * R - 1));
    const left = (Math.PI * (R * R - 1)) / 2;
    const truth = [(right - left) * s, (right + left) * s] as const;
    expect(n[0]).toBeCloseTo(truth[0] / Math.hypot(...truth), 1);
    expect(n[0]).toBeGreaterThan(0.2);
  });

  it('leaves out the inner table and what merely lies near', () => {
    const shell = joinMeshes(makeBall([0, 0, 0], 20, 30), makeBall([0, 0, 0], 19.2, 30), true);
    const near = joinMeshes(shell, makeBox([0.3, -0.5, 20.3], [3, 2, 21]));
    const index = buildSurfaceIndex(near);
    const hit = index.castRay([0.01, 0.02, 20.2], [0, 0, -1])[0]!;
    const n = averageNormal(
      { index, mesh: near },
      patientPoint(...(hit.point as [number, number, number])),
      hit.triangle,
      [0, 0, 1],
      1.9,
    );
    expect(n[2]).toBeGreaterThan(0.9999);
  });
});

type Triangle = readonly [Vec3, Vec3, Vec3];
const cornersOf = ({ positions, triangles }: TriangleMesh, t: number): Triangle =>
  [0, 1, 2].map(c => {
    const v = 3 * triangles[3 * t + c]!;
    return [positions[v]!, positions[v + 1]!, positions[v + 2]!];
  }) as unknown as Triangle;
const distance = (a: Vec3, b: Vec3): number => Math.hypot(...subtract<Vec3>(a, b));

/**
 * Of the fewest like pieces, 4 to 64 x 64, no longer than a sixth of the radius, how many have
 * their centroid in the ball.
 */
function shareIn([a, b, c]: Triangle, at: Vec3, radiusMm: number): number {
  const isIn = (p: Vec3): boolean => distance(p, at) <= radiusMm;
  if (isIn(a) && isIn(b) && isIn(c)) return 1;
  const longest = Math.max(distance(a, b), distance(b, c), distance(c, a));
  let n = 2;
  while (n < 64 && longest / n > radiusMm / 6 + 1e-12) n++;
  const corner = (i: number, j: number): Vec3 =>
    [0, 1, 2].map(x => a[x]! + (i / n) * (b[x]! - a[x]!) + (j / n) * (c[x]! - a[x]!)) as unknown as Vec3;
  const pieces: Triangle[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n - i; j++) {
      pieces.push([corner(i, j), corner(i + 1, j), corner(i, j + 1)]);
      if (i + j + 2 <= n) pieces.push([corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]);
    }
  }
  const middle = (of: Triangle): Vec3 =>
    [0, 1, 2].map(x => (of[0][x]! + of[1][x]! + of[2][x]!) / 3) as unknown as Vec3;
  return pieces.filter(piece => isIn(middle(piece))).length / pieces.length;
}

/** Triangles are added that touch one of those there are, until none is left. */
function averageByHand(
  mesh: TriangleMesh,
  near: readonly number[],
  at: Vec3,
  { first, outward, r }: { readonly first: number; readonly outward: Vec3; readonly r: number },
): Vec3 {
  const normalOf = (t: number): Vec3 => {
    const [a, b, c] = cornersOf(mesh, t);
    return cross(subtract<Vec3>(b, a), subtract<Vec3>(c, a));
  };
  const verticesOf = (t: number): readonly number[] => [...mesh.triangles.subarray(3 * t, 3 * t + 3)];
  const shares = new Map([...near, first].map(t => [t, shareIn(cornersOf(mesh, t), at, r)]));
  const shareOf = (t: number): number => shares.get(t)!;
  const reached = new Set([first]);
  const touches = (t: number, s: number): boolean =>
    verticesOf(s).some(
      (v, c) => verticesOf(t).includes(v) && (distance(cornersOf(mesh, s)[c]!, at) <= r || shareOf(s) > 0),
    );
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const t of near) {
      if (dot(normalOf(t), outward) > 0 && [...reached].some(s => touches(t, s))) reached.add(t);
    }
  }
  const sum = [0, 0, 0];
  for (const t of reached) {
    normalOf(t).forEach((v, axis) => (sum[axis]! += shareOf(t) * v));
  }
  return normalize(sum as unknown as Vec3);
}

describe('averageNormal, against every triangle looked at by hand', () => {
  /** A rough sheet of whole numbers, with gaps: some corners lie at 5 mm exactly. */
  function roughSheet(seed: number, rise: number): TriangleMesh {
    const random = seededRandom(seed);
    const side = 9;
    const positions = new Float32Array(3 * side * side);
    for (let n = 0; n < side * side; n++) {
      const [i, j] = [n % side, Math.floor(n / side)];
      positions.set(
        [3 * i - 12 + random.whole(-1, 1), 3 * j - 12 + random.whole(-1, 1), random.whole(-rise, rise)],
        3 * n,
      );
    }
    const triangles: number[] = [];
    for (let n = 0; n < side * (side - 1); n++) {
      if (n % side === side - 1 || random.uniform() < 0.12) continue;
      triangles.push(n, n + 1, n + side, n + 1, n + side + 1, n + side);
    }
    return { positions, triangles: Uint32Array.from(triangles) };
  }

  it.each([1, 2, 3])('on rough sheets (seed %d)', seed => {
    const mesh = roughSheet(seed, seed % 3 === 0 ? 4 : 1);
    const index = buildSurfaceIndex(mesh);
    const random = seededRandom(100 + seed);
    for (const radius of [5, 3.1, 0.97, 0.37, 0.05]) {
      for (let n = 0; n < 3; n++) {
        const first = random.whole(0, mesh.triangles.length / 3 - 1);
        const [a, b, c] = cornersOf(mesh, first);
        const at: Vec3 =
          n === 0 ? a : ([0, 1, 2].map(x => 0.5 * a[x]! + 0.3 * b[x]! + 0.2 * c[x]!) as unknown as Vec3);
        const outward: Vec3 = [0.1, -0.2, 1];
        const near = [...index.trianglesNear(at, radius)];
        const found = averageNormal({ index, mesh }, patientPoint(...at), first, outward, radius);
        const wanted = averageByHand(mesh, near, at, { first, outward, r: radius });
        for (let x = 0; x < 3; x++) expect(found[x], `${radius} mm, ${n}`).toBeCloseTo(wanted[x]!, 9);
      }
    }
  });

  it('goes on through the ball alone, past a triangle of which no piece lies within', () => {
    // Seen from above: one under the point, one that only grazes the ball, and one that hangs
    // together with that alone and leans.
    const meshBeyond = (q: Vec3): TriangleMesh => ({
      positions: Float32Array.of(
        ...[0.99, -3, 0, 0.5, 3, 0, -4, 0, 0],
        ...[9, 0, 0, ...q, -1, -2, 0.5, 1, -2, -0.5],
      ),
      triangles: Uint32Array.of(0, 1, 2, 0, 3, 4, 4, 5, 6),
    });
    const average = (q: Vec3): { readonly found: Vec3; readonly wanted: Vec3 } => {
      const mesh = meshBeyond(q);
      const index = buildSurfaceIndex(mesh);
      const near = [...index.trianglesNear([0, 0, 0], 1)];
      expect(near.sort()).toEqual([0, 1, 2]);
      return {
        found: averageNormal({ index, mesh }, patientPoint(0, 0, 0), 0, [0, 0, 1], 1),
        wanted: averageByHand(mesh, near, [0, 0, 0], { first: 0, outward: [0, 0, 1], r: 1 }),
      };
    };
    const outside = average([0.99, 3, 0]);
    expect([...outside.found]).toEqual([0, 0, 1]);
    const inside = average([0.99, 0.1, 0]);
    expect(inside.found[0]).toBeGreaterThan(0.05);
    for (let x = 0; x < 3; x++) expect(inside.found[x]).toBeCloseTo(inside.wanted[x]!, 9);
  });

  it('is that of the triangle itself where the ball is too small for any piece', () => {
    const mesh: TriangleMesh = {
      positions: Float32Array.of(0, 0, 0, 1000, 0, 100, 0, 1000, 0),
      triangles: Uint32Array.of(0, 1, 2),
    };
    const index = buildSurfaceIndex(mesh);
    const found = averageNormal({ index, mesh }, patientPoint(1, 1, 0.1), 0, [0, 0, 1], 0.01);
    const length = Math.hypot(1, 10);
    expect(found[0]).toBeCloseTo(-1 / length, 9);
    expect(found[1]).toBeCloseTo(0, 9);
    expect(found[2]).toBeCloseTo(10 / length, 9);
  });

  it('takes no other triangle for its neighbour because it comes next in the list', () => {
    const mesh: TriangleMesh = {
      positions: Float32Array.of(-1, 0, 0, 0, 0, 0, 0, 1, 0, 0.2, 0, 0, 1, 0, 0.5, 0.2, 1, 0),
      triangles: Uint32Array.of(0, 1, 2, 3, 4, 5),
    };
    const index = buildSurfaceIndex(mesh);
    const average = (t: number): PatientVector =>
      averageNormal({ index, mesh }, patientPoint(0, 0.2, 0), t, [0, 0, 1], 3);
    expect([...average(0)]).toEqual([0, 0, 1]);
    expect(average(1)[0]).toBeCloseTo(-0.5 / Math.hypot(0.5, 0.8), 6);
  });
});
