import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../../geometry/core/random';
import type { Vec3 } from '../../../geometry/core/vector';
import { buildSurfaceIndex } from '../../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { makeBall, makeBox } from '../../support/make-meshes';

/**
 * Closest point by another road than Ericson's: the plane's foot point if it is inside, else the
 * best of the sides.
 */
function bruteDistance(mesh: TriangleMesh, p: Vec3): number {
  let best = Infinity;
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map(k => cornerOf(mesh, mesh.triangles[t + k]!)) as [Vec3, Vec3, Vec3];
    const n = cross(minus(b, a), minus(c, a));
    const nn = dot(n, n);
    if (nn > 0) {
      const off = dot(minus(p, a), n) / nn;
      const q: Vec3 = [p[0] - off * n[0], p[1] - off * n[1], p[2] - off * n[2]];
      const sides = [
        [a, b],
        [b, c],
        [c, a],
      ] as const;
      if (sides.every(([s, e]) => dot(cross(minus(e, s), minus(q, s)), n) >= 0)) {
        best = Math.min(best, Math.abs(off) * Math.sqrt(nn));
      }
    }
    for (const [s, e] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const d = minus(e, s);
      const dd = dot(d, d);
      const w = dd > 0 ? Math.min(1, Math.max(0, dot(minus(p, s), d) / dd)) : 0;
      best = Math.min(
        best,
        Math.hypot(p[0] - s[0] - w * d[0], p[1] - s[1] - w * d[1], p[2] - s[2] - w * d[2]),
      );
    }
  }
  return best;
}

/** Distances of the crossings by Cramer's rule, triangle by triangle. */
function bruteCrossings(mesh: TriangleMesh, o: Vec3, d: Vec3): number[] {
  const found: number[] = [];
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map(k => cornerOf(mesh, mesh.triangles[t + k]!)) as [Vec3, Vec3, Vec3];
    const e1 = minus(b, a);
    const e2 = minus(c, a);
    const h = cross(d, e2);
    const det = dot(e1, h);
    if (det === 0) continue;
    const s = minus(o, a);
    const u = dot(s, h) / det;
    const q = cross(s, e1);
    const v = dot(d, q) / det;
    const w = dot(e2, q) / det;
    if (u >= 0 && v >= 0 && u + v <= 1 && w > 0) found.push(w);
  }
  return found.sort((x, y) => x - y);
}

const cornerOf = (mesh: TriangleMesh, v: number): Vec3 => [
  mesh.positions[3 * v]!,
  mesh.positions[3 * v + 1]!,
  mesh.positions[3 * v + 2]!,
];
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vec3, b: Vec3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const unit = (a: Vec3): Vec3 => {
  const l = Math.hypot(...a);
  return [a[0] / l, a[1] / l, a[2] / l];
};

/** Loose triangles of very different sizes, with needles and points among them. */
function makeSoup(random: Random, triangles: number): TriangleMesh {
  const positions = new Float32Array(9 * triangles);
  for (let t = 0; t < triangles; t++) {
    const centre = [random.between(-40, 40), random.between(-40, 40), random.between(-40, 40)];
    const size = 10 ** random.between(-2, 1.3);
    const kind = random.whole(0, 9);
    for (let c = 0; c < 3; c++) {
      for (let a = 0; a < 3; a++) {
        const spread = kind === 0 ? 0 : kind === 1 ? (a === 0 ? size * c : 0) : random.between(-size, size);
        positions[9 * t + 3 * c + a] = centre[a]! + spread;
      }
    }
  }
  return { positions, triangles: Uint32Array.from({ length: 3 * triangles }, (_, i) => i) };
}

const seeds = [1, 20, 300];

describe.each(seeds)('against brute force, seed %i', seed => {
  const random = seededRandom(seed);
  const soup = makeSoup(random, 300);
  const index = buildSurfaceIndex(soup);
  const somewhere = (reach: number): Vec3 => [
    random.between(-reach, reach),
    random.between(-reach, reach),
    random.between(-reach, reach),
  ];

  it('finds the closest point, and nothing beyond the limit', () => {
    for (let n = 0; n < 300; n++) {
      const p = somewhere(60);
      const truth = bruteDistance(soup, p);
      const hit = index.closestPoint(p)!;
      expect(hit.distanceMm).toBeCloseTo(truth, 7);
      expect(Math.hypot(...minus(hit.point, p))).toBeCloseTo(truth, 7);
      const alone: TriangleMesh = {
        positions: soup.positions,
        triangles: soup.triangles.slice(3 * hit.triangle, 3 * hit.triangle + 3),
      };
      expect(bruteDistance(alone, p)).toBeCloseTo(truth, 7);
      expect(index.closestDistance(...p)).toBe(hit.distanceMm);
      expect(index.closestDistance(...p, truth * 1.0001)).toBe(hit.distanceMm);
      expect(index.closestPoint(p, truth * 0.9999)).toBeNull();
      expect(index.closestDistance(...p, truth * 0.9999)).toBe(Infinity);
    }
  });

  it('answers the same whatever was asked before', () => {
    const points = Array.from({ length: 200 }, () => somewhere(50));
    const forth = points.map(p => index.closestPoint(p));
    const back = [...points].reverse().map(p => index.closestPoint(p));
    expect(back.reverse()).toEqual(forth);
  });

  it('finds every crossing, nearest first', () => {
    let crossings = 0;
    for (let n = 0; n < 400; n++) {
      const origin = somewhere(50);
      const aim = cornerOf(soup, random.whole(0, soup.positions.length / 3 - 1));
      const toAim = minus(aim, origin);
      const aside = random.direction();
      const direction = unit([toAim[0] + 3 * aside[0], toAim[1] + 3 * aside[1], toAim[2] + 3 * aside[2]]);
      const truth = bruteCrossings(soup, origin, direction);
      const hits = index.castRay(origin, direction);
      expect(hits.map(h => h.distanceMm)).toHaveLength(truth.length);
      hits.forEach((h, k) => expect(h.distanceMm).toBeCloseTo(truth[k]!, 5));
      crossings += hits.length;
      if (truth.length > 1) {
        const middle = (truth[0]! + truth[1]!) / 2;
        expect(index.castRay(origin, direction, middle)).toHaveLength(1);
      }
    }
    expect(crossings).toBeGreaterThan(50);
  });

  it('lists the triangles whose box meets a ball', () => {
    for (let n = 0; n < 100; n++) {
      const centre = somewhere(50);
      const radius = random.between(0, 20);
      const truth: number[] = [];
      for (let t = 0; t < soup.triangles.length / 3; t++) {
        let d2 = 0;
        for (let a = 0; a < 3; a++) {
          const values = [0, 3, 6].map(k => soup.positions[9 * t + k + a]!);
          d2 += Math.max(Math.min(...values) - centre[a]!, centre[a]! - Math.max(...values), 0) ** 2;
        }
        if (d2 <= radius * radius) truth.push(t);
      }
      expect([...index.trianglesNear(centre, radius)].sort((a, b) => a - b)).toEqual(truth);
    }
  });

  it('signs distances to a closed body by its inside', () => {
    const ball = makeBall([3, -4, 5], 20, 6);
    const ballIndex = buildSurfaceIndex(ball);
    for (let n = 0; n < 300; n++) {
      const p = somewhere(30);
      const crossings = bruteCrossings(ball, p, random.direction());
      const truth = bruteDistance(ball, p) * (crossings.length % 2 === 1 ? -1 : 1);
      expect(ballIndex.signedDistance(p)).toBeCloseTo(truth, 7);
    }
  });
});

describe('a box with shared edges and corners', () => {
  const box = makeBox([-1, -2, -3], [1, 2, 3]);
  const index = buildSurfaceIndex(box);

  it('crosses a face once where the ray meets its diagonal, and twice in all', () => {
    const hits = index.castRay([0, 0, -10], [0, 0, 1]);
    expect(hits.map(h => h.distanceMm)).toEqual([7, 13]);
    expect(hits[0]!.point).toEqual([0, 0, -3]);
  });

  it('crosses twice through two opposite corners', () => {
    const d = 1 / Math.sqrt(14);
    const hits = index.castRay([-2, -4, -6], [d, 2 * d, 3 * d]);
    expect(hits).toHaveLength(2);
    expect(hits[0]!.distanceMm).toBeCloseTo(Math.sqrt(14), 6);
    expect(hits[1]!.distanceMm).toBeCloseTo(3 * Math.sqrt(14), 6);
  });

  it('never counts an odd number of crossings for a ray along an edge or grazing one', () => {
    for (const origin of [
      [1, 2, -10],
      [1, 0, -10],
      [-1, -2, -10],
      [-1, 1, -10],
    ] as Vec3[]) {
      expect(index.castRay(origin, [0, 0, 1]).length % 2).toBe(0);
    }
  });

  it('is watertight for rays aimed exactly at the vertices of a fine ball', () => {
    const ball = makeBall([0, 0, 0], 10, 8);
    const ballIndex = buildSurfaceIndex(ball);
    for (let v = 0; v < ball.positions.length / 3; v++) {
      const p = cornerOf(ball, v);
      const l = Math.hypot(...p);
      expect(ballIndex.castRay([0, 0, 0], [p[0] / l, p[1] / l, p[2] / l])).toHaveLength(1);
    }
  });

  it('is positive outside a sharp corner and edge, negative within, zero on it', () => {
    expect(index.signedDistance([2, 3, 4])).toBeCloseTo(Math.sqrt(3), 6);
    expect(index.signedDistance([1.5, 2.5, 0])).toBeCloseTo(Math.SQRT1_2, 6);
    expect(index.signedDistance([0.9, 1.9, 2.9])).toBeCloseTo(-0.1, 6);
    expect(index.signedDistance([1, 0.3, 0.2])).toBeCloseTo(0, 9);
    expect(index.signedDistance([5, 0, 0], 3.9)).toBeNull();
    expect(index.signedDistanceAt(5, 0, 0, 4)).toBeCloseTo(4, 6);
  });

  it('signs as well where every triangle has its own vertices', () => {
    const loose: TriangleMesh = {
      positions: Float32Array.from([...box.triangles].flatMap(v => [...cornerOf(box, v)])),
      triangles: Uint32Array.from(box.triangles, (_, i) => i),
    };
    const looseIndex = buildSurfaceIndex(loose);
    const random = seededRandom(5);
    for (let n = 0; n < 200; n++) {
      const p: Vec3 = [random.between(-3, 3), random.between(-4, 4), random.between(-5, 5)];
      expect(looseIndex.signedDistance(p)).toBe(index.signedDistance(p));
    }
  });
});

describe('odd meshes', () => {
  it('finds nothing in an empty mesh', () => {
    const index = buildSurfaceIndex({ positions: new Float32Array(0), triangles: new Uint32Array(0) });
    expect(index.closestPoint([0, 0, 0])).toBeNull();
    expect(index.closestDistance(0, 0, 0)).toBe(Infinity);
    expect(index.castRay([0, 0, 0], [1, 0, 0])).toEqual([]);
    expect(index.trianglesNear([0, 0, 0], 5)).toHaveLength(0);
    expect(index.signedDistance([0, 0, 0])).toBeNull();
  });

  it('holds a thousand copies of one triangle', () => {
    const triangles = Uint32Array.from({ length: 3000 }, (_, i) => i % 3);
    const index = buildSurfaceIndex({ positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), triangles });
    expect(index.closestDistance(0.2, 0.2, 2)).toBe(2);
    expect(index.castRay([0.2, 0.2, 2], [0, 0, -1])).toHaveLength(1000);
  });

  it('refuses a vertex that is missing or not a number, and a direction that is not unit', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 0, NaN, 0);
    expect(() => buildSurfaceIndex({ positions, triangles: Uint32Array.of(0, 1, 2) })).toThrow(/non-finite/);
    expect(() => buildSurfaceIndex({ positions, triangles: Uint32Array.of(0, 1, 7) })).toThrow(/missing/);
    const box = buildSurfaceIndex(makeBox([0, 0, 0], [1, 1, 1]));
    expect(() => box.castRay([0, 0, 0], [0, 0, 2])).toThrow(/unit/);
  });
});
