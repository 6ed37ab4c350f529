import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { buildMeshDistance, closestOnTriangle } from './mesh-distance';
import { makeTestPiece, move, revolve } from './make-test-piece';
import { readStl, stlBytes } from './read-stl';
import { blur, coverMesh, scanParts, type Grid } from './voxelise-mesh';
import { turn, unit, type P3 } from './vec';

const ballProfile = (radius: number, parts: number): [number, number][] => [
  [1e-4, radius],
  [1e-4, -radius],
  ...Array.from({ length: parts - 1 }, (_, k): [number, number] => {
    const angle = (Math.PI * (k + 1)) / parts;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  }),
];
const grid = (size: number, spacing: number, turned = false): Grid => {
  const half = ((size - 1) * spacing) / 2;
  const axis = unit([1, -2, 0.7]);
  const axes = (
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const
  ).map(a => (turned ? turn(a, axis, 0.8) : a)) as unknown as readonly [P3, P3, P3];
  const origin: P3 = [0, 1, 2].map(a => -half * (axes[0][a]! + axes[1][a]! + axes[2][a]!)) as unknown as P3;
  return { sizeVoxels: [size, size, size], spacingMm: [spacing, spacing, spacing], originLps: origin, axes };
};

describe('voxelising closed meshes', () => {
  it.each([false, true])(
    'covers a ball: its volume, and no voxel far from its surface is partial (turned %s)',
    turned => {
      const corners = Float64Array.from(revolve(ballProfile(7, 60), 90));
      const g = grid(40, 0.5, turned);
      const cover = coverMesh(corners, g);
      const soup = readStl(stlBytes(corners));
      const distance = buildMeshDistance(soup);
      let volume = 0;
      let v = 0;
      for (let k = 0; k < 40; k++) {
        for (let j = 0; j < 40; j++) {
          for (let i = 0; i < 40; i++, v++) {
            volume += cover[v]! * 0.125;
            const at = [0, 1, 2].map(
              a => g.originLps[a]! + 0.5 * (i * g.axes[0][a]! + j * g.axes[1][a]! + k * g.axes[2][a]!),
            ) as unknown as P3;
            const d = distance.signed(at);
            if (d > 0.44) expect(cover[v]).toBe(0);
            if (d < -0.44) expect(cover[v]).toBeCloseTo(1, 5);
          }
        }
      }
      // The faceted ball's own volume.
      let exact = 0;
      for (let o = 0; o < corners.length; o += 9) {
        const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners.subarray(o, o + 9) as unknown as number[];
        exact +=
          (ax! * (by! * cz! - bz! * cy!) + ay! * (bz! * cx! - bx! * cz!) + az! * (bx! * cy! - by! * cx!)) / 6;
      }
      expect(Math.abs(volume / exact - 1)).toBeLessThan(5e-4);
    },
  );

  it('counts overlapping shells of one mesh once, either way round', () => {
    const one = revolve(ballProfile(5, 30), 40);
    const two = [...one, ...move(one, [1, 0, 0], 0, [0, 0, 0], [3, 0, 0])];
    const cover = coverMesh(Float64Array.from(two), grid(32, 0.6));
    const most = cover.reduce((m, x) => Math.max(m, x), 0);
    expect(most).toBeLessThanOrEqual(1 + 1e-6);
    const a = 5 - 1.5;
    const lens = (2 * Math.PI * a * a * (15 - a)) / 3;
    const union = 2 * ((4 / 3) * Math.PI * 125) - lens;
    const volume = cover.reduce((sum, x) => sum + x, 0) * 0.6 ** 3;
    expect(Math.abs(volume / union - 1)).toBeLessThan(0.02);
  });

  it('cuts off what leaves the grid', () => {
    const cover = coverMesh(Float64Array.from(revolve(ballProfile(9, 30), 40)), grid(10, 0.5));
    expect(cover.every(x => Math.abs(x - 1) < 1e-5)).toBe(true);
  });

  it('paints, blurs and adds noise as asked: half-maximum on a flat face, the noise asked for', () => {
    const side = 8;
    // A coarse revolve with four segments is a square bar; its faces lie at side / 2 after an
    // eighth turn.
    const r = side / Math.SQRT2;
    const bar = revolve(
      [
        [1e-4, 20],
        [1e-4, -20],
        [r, -20],
        [r, 20],
      ],
      4,
    );
    const turned = move(bar, [0, 0, 1], Math.PI / 4, [0, 0, 0], [0, 0, 0]);
    const g = grid(40, 0.5);
    const volume = scanParts([{ corners: Float64Array.from(turned), hu: 1200 }], g, {
      airHu: 0,
      noiseHu: 0,
      blurMm: 1,
    });
    // Along +x through the middle: voxel centres at -9.75 + 0.5 i; the face at x = 4 lies between i
    // = 27 and 28.
    const row = (i: number): number => volume.voxels[i + 40 * (20 + 40 * 20)]!;
    const crossing = 27 + (600 - row(27)) / (row(28) - row(27));
    expect(Math.abs(-9.75 + 0.5 * crossing - 4)).toBeLessThan(0.005);
    expect(row(20)).toBe(1200);
    expect(row(39)).toBe(0);
    const noisy = scanParts([], g, { airHu: 0, noiseHu: 25, seed: 5 });
    const mean = noisy.voxels.reduce((s, x) => s + x, 0) / noisy.voxels.length;
    const sd = Math.sqrt(noisy.voxels.reduce((s, x) => s + (x - mean) ** 2, 0) / noisy.voxels.length);
    expect(Math.abs(mean)).toBeLessThan(0.5);
    expect(Math.abs(sd - 25)).toBeLessThan(0.3);
  });

  it('blurs a point into the Gaussian of the width asked, keeping its sum', () => {
    const g = grid(21, 0.5);
    const field = new Float32Array(21 ** 3);
    field[10 + 21 * (10 + 21 * 10)] = 1000;
    blur(field, g, 0.6);
    expect(field.reduce((s, x) => s + x, 0)).toBeCloseTo(1000, 1);
    let second = 0;
    field.forEach((x, v) => (second += x * ((v % 21) - 10) ** 2 * 0.25));
    expect(Math.sqrt(second / 1000)).toBeCloseTo(0.6, 2);
  });
});

describe('true distance to a mesh', () => {
  const { corners } = makeTestPiece({ segments: 24, arcParts: 8 });
  const soup = readStl(stlBytes(corners));
  const distance = buildMeshDistance(soup);
  const random = seededRandom(11);
  it('agrees with brute force over all triangles, and its sign with the winding number', () => {
    for (let n = 0; n < 1500; n++) {
      const p: P3 = [random.between(-22, 22), random.between(-22, 22), random.between(10, 55)];
      let brute = Infinity;
      let solidAngle = 0;
      for (let t = 0; t < soup.triangleCount; t++) {
        brute = Math.min(brute, closestBySampling(soup.corners, t, p));
        solidAngle += seenUnder(soup.corners, t, p);
      }
      const d = distance.signed(p);
      expect(Math.abs(Math.abs(d) - brute)).toBeLessThan(1e-9);
      if (Math.abs(d) > 1e-6) expect(d < 0).toBe(Math.abs(solidAngle) > 2 * Math.PI);
    }
  });
  it('finds the closest point of a triangle in each of its seven regions', () => {
    const c = Float64Array.from([0, 0, 0, 4, 0, 0, 0, 3, 0]);
    const cases: [P3, number, number][] = [
      [[-1, -2, 0], Math.sqrt(5), 0],
      [[6, -1, 0], Math.sqrt(5), 1],
      [[-1, 5, 2], 3, 2],
      [[2, -3, 4], 5, 3],
      [[4, 3, 0], 2.4, 4],
      [[-2, 1, 0], 2, 5],
      [[1, 1, -7], 7, 6],
    ];
    for (const [p, d, feature] of cases) {
      const hit = closestOnTriangle(c, 0, p);
      expect(Math.sqrt(hit.squared)).toBeCloseTo(d, 12);
      expect(hit.feature).toBe(feature);
    }
  });
});

/**
 * Another way to the same number: the foot on the plane if it lies inside, else the nearest of the
 * three edges.
 */
function closestBySampling(c: Float64Array, t: number, p: P3): number {
  const v = [0, 1, 2].map(k => [0, 1, 2].map(a => c[9 * t + 3 * k + a]! - p[a]!)) as unknown as P3[];
  const sub = (a: P3, b: P3): P3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const dot = (a: P3, b: P3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = (a: P3, b: P3): P3 => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
  const n = unit(cross(sub(v[1]!, v[0]!), sub(v[2]!, v[0]!)));
  const h = dot(v[0]!, n);
  const foot: P3 = [h * n[0], h * n[1], h * n[2]];
  let inside = true;
  let best = Infinity;
  for (let e = 0; e < 3; e++) {
    const a = v[e]!;
    const b = v[(e + 1) % 3]!;
    const ab = sub(b, a);
    if (dot(cross(ab, sub(foot, a)), n) < 0) inside = false;
    const s = Math.min(1, Math.max(0, -dot(a, ab) / dot(ab, ab)));
    best = Math.min(best, Math.hypot(a[0] + s * ab[0], a[1] + s * ab[1], a[2] + s * ab[2]));
  }
  return inside ? Math.abs(h) : best;
}

/** Signed solid angle of a triangle (Van Oosterom and Strackee 1983). */
function seenUnder(c: Float64Array, t: number, p: P3): number {
  const [a, b, d] = [0, 1, 2].map(k => [0, 1, 2].map(x => c[9 * t + 3 * k + x]! - p[x]!)) as unknown as [
    P3,
    P3,
    P3,
  ];
  const la = Math.hypot(...a);
  const lb = Math.hypot(...b);
  const ld = Math.hypot(...d);
  const dot = (x: P3, y: P3): number => x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
  const triple =
    a[0] * (b[1] * d[2] - b[2] * d[1]) +
    a[1] * (b[2] * d[0] - b[0] * d[2]) +
    a[2] * (b[0] * d[1] - b[1] * d[0]);
  return 2 * Math.atan2(triple, la * lb * ld + dot(a, b) * ld + dot(b, d) * la + dot(d, a) * lb);
}
