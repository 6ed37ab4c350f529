import { describe, expect, it } from 'vitest';
import { findMarkers } from '../../geometry/anatomy/find-marker';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';

/** Sizes, spacings and places are all different, so that no axis stands for another. */
const SIZE = [58, 62, 66] as const;
const SPACING_MM = [1.1, 1.2, 1.3] as const;
const MIDDLE: Vec3 = [31, 38, 40];
const HEAD_MM = 22;
const AIR_HU = -1000;

interface Body {
  readonly hu: number;
  /** Whether a place, mm from the head's middle, lies within. */
  readonly holds: (p: Vec3) => boolean;
}
const ellipsoid = ([x, y, z]: Vec3, [a, b, c]: Vec3, hu: number): Body => ({
  hu,
  holds: p => ((p[0] - x) / a) ** 2 + ((p[1] - y) / b) ** 2 + ((p[2] - z) / c) ** 2 <= 1,
});
const ball = (at: Vec3, mm: number, hu: number): Body => ellipsoid(at, [mm, mm, mm], hu);
const HEAD = ball([0, 0, 0], HEAD_MM, 50);
/** So far along a direction from the head's middle. */
const out = ([x, y, z]: Vec3, mm: number): Vec3 => {
  const scale = mm / Math.hypot(x, y, z);
  return [x * scale, y * scale, z * scale];
};

/** Later bodies stand over earlier ones. */
function scanOf(...bodies: readonly Body[]): Volume {
  const [ni, nj, nk] = SIZE;
  const voxels = new Int16Array(ni * nj * nk).fill(AIR_HU);
  for (let n = 0; n < voxels.length; n++) {
    const [i, j, k] = [n % ni, Math.floor(n / ni) % nj, Math.floor(n / (ni * nj))];
    const p: Vec3 = [
      i * SPACING_MM[0] - MIDDLE[0],
      j * SPACING_MM[1] - MIDDLE[1],
      k * SPACING_MM[2] - MIDDLE[2],
    ];
    for (const { hu, holds } of bodies) if (holds(p)) voxels[n] = hu;
  }
  return {
    sizeVoxels: SIZE,
    spacingMm: SPACING_MM,
    originLps: patientPoint(-MIDDLE[0], -MIDDLE[1], -MIDDLE[2]),
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    voxels,
  };
}
const find = (...bodies: readonly Body[]) => findMarkers(scanOf(HEAD, ...bodies));
const SIDES: readonly Vec3[] = [
  [1, 0.1, 0.2],
  [-1, 0.2, -0.1],
  [0.1, 1, 0.3],
  [0.2, -1, 0.1],
  [-0.1, 0.2, 1],
  [0.3, 0.1, -1],
  [1, -1, 0.8],
];

describe('findMarkers', () => {
  it('finds none on a head without, nor in air', () => {
    expect(find()).toEqual([]);
    expect(findMarkers(scanOf())).toEqual([]);
  });

  it.each(SIDES)('finds a capsule of oil and a bead of glass on the skin, towards %d, %d, %d', (...side) => {
    const [oilAt, glassAt] = [out(side, HEAD_MM + 4), out(side, -HEAD_MM - 2.2)];
    const found = find(ball(oilAt, 4.5, -60), ball(glassAt, 2.6, 900));
    const [oil, glass, ...others] = [...found].sort((a, b) => a.meanHu - b.meanHu);
    expect(others).toEqual([]);
    const offMm = (marker: typeof oil, at: Vec3): number =>
      Math.hypot(...marker!.centreLps.map((c, n) => c - at[n]!));
    expect(offMm(oil, oilAt)).toBeLessThan(0.9);
    expect(oil!.sizeMm).toBeGreaterThan(7.5);
    expect(oil!.sizeMm).toBeLessThan(11);
    // Where it is worn away, what is left is its inner part.
    expect(oil!.meanHu).toBe(-60);
    expect(offMm(glass, glassAt)).toBeLessThan(0.5);
    expect(glass!.sizeMm).toBeGreaterThan(4.5);
    expect(glass!.sizeMm).toBeLessThan(6.5);
    expect(glass!.meanHu).toBe(900);
  });

  const right = (mm: number): Vec3 => out([-1, 0.2, 0.3], HEAD_MM + mm);
  const above = (mm: number): Vec3 => out([0.2, -0.3, 1], HEAD_MM + mm);
  const behind = (mm: number): Vec3 => out([0.4, 1, -0.2], HEAD_MM + mm);
  it.each<[string, Body[]]>([
    [
      'a grain of metal, a bright rod, a capsule of foam',
      [ball(right(1), 0.9, 2000), ellipsoid(above(2), [2, 8.5, 2], 900), ball(behind(4), 4.5, -300)],
    ],
    [
      'a bright disc, a bead of fat, a bead under the skin',
      [ellipsoid(right(3), [1.2, 6, 6], 900), ball(above(2), 2.3, -60), ball(behind(-4), 2.6, 900)],
    ],
    ['a ball of 26 mm', [ball(right(13), 13, 0)]],
    ['a bright ball of 26 mm', [ball(right(13), 13, 900)]],
  ])('%s are none', (_, bodies) => {
    expect(find(...bodies)).toEqual([]);
  });

  it('needs air round most of it, and the head to one side', () => {
    const at = right(2.2);
    // A bead in a groove between two swellings, and one in a hole in the middle of the head.
    const swellings = [-7, 7].map(by => ball([at[0], at[1] + by, at[2]], 7, 50));
    expect(find(...swellings, ball(at, 2.6, 900))).toEqual([]);
    expect(find(ball([0, 0, 0], 12, AIR_HU), ball([0, 0, 0], 2.6, 900))).toEqual([]);
    expect(find(ball([3, 2, -4], 14, AIR_HU), ball([3, 2, -4], 4.5, -60))).toEqual([]);
  });

  it('seeks no bright one on a bare skull', () => {
    const bead = ball(right(2.2), 2.6, 900);
    expect(findMarkers(scanOf(ball([0, 0, 0], HEAD_MM, 1200), bead))).toEqual([]);
    const core = ball([0, 0, 0], 16, 1200);
    // Of its 22 mm, 16 mm of bone are less than half.
    expect(find(core, bead)).toHaveLength(1);
    expect(find(ball([0, 0, 0], 19, 1200), bead)).toEqual([]);
  });

  it('tells the most compact first, each once', () => {
    const [a, b] = [out([1, 0.2, 0.1], HEAD_MM + 2.2), out([-1, 0.3, 0.2], HEAD_MM + 2)];
    const round = ball(a, 2.6, 900);
    const long = ellipsoid(b, [2.2, 2.2, 4.6], 900);
    for (const bodies of [
      [round, long],
      [long, round],
    ]) {
      const found = find(...bodies);
      expect(found).toHaveLength(2);
      expect(found[0]!.centreLps[0]).toBeGreaterThan(0);
      expect(found[1]!.sizeMm).toBeGreaterThan(found[0]!.sizeMm);
    }
  });
});
