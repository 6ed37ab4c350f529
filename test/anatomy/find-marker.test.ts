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

describe('findMarkers, measured by hand', () => {
  /** Along the axes, and across faces and corners. */
  const LINES = [-1, 0, 1]
    .flatMap(x => [-1, 0, 1].flatMap(y => [-1, 0, 1].map((z): Vec3 => [x, y, z])))
    .filter(line => (line.find(v => v !== 0) ?? 0) > 0);
  /** Bright and twice as long as thick, just off the skin. */
  const rod = (at: Vec3, along: Vec3, hu: number): Body => {
    const d = out(along, 1);
    return {
      hu,
      holds: p => {
        const q = p.map((v, n) => v - at[n]!);
        const t = q.reduce((sum, v, n) => sum + v * d[n]!, 0);
        return (t / 4) ** 2 + (q.reduce((sum, v) => sum + v * v, 0) - t * t) / 1.9 ** 2 <= 1;
      },
    };
  };
  /** Of the voxels themselves: their mean, and the widest of them with a voxel's own width. */
  function byHand({ holds }: Body, at: Vec3): { readonly centre: Vec3; readonly sizeMm: number } {
    const places: Vec3[] = [];
    const [i0, j0, k0] = at.map((v, n) => Math.round((v + MIDDLE[n]!) / SPACING_MM[n]!)) as [
      number,
      number,
      number,
    ];
    for (let i = i0 - 5; i <= i0 + 5; i++) {
      for (let j = j0 - 5; j <= j0 + 5; j++) {
        for (let k = k0 - 5; k <= k0 + 5; k++) {
          const p = [i, j, k].map((c, n) => c * SPACING_MM[n]! - MIDDLE[n]!) as unknown as Vec3;
          if (holds(p)) places.push(p);
        }
      }
    }
    const widths = LINES.map(line => {
      const along = places.map(p => p.reduce((sum, v, n) => sum + v * line[n]!, 0) / Math.hypot(...line));
      return Math.max(...along) - Math.min(...along);
    });
    const centre = [0, 1, 2].map(n => places.reduce((sum, p) => sum + p[n]!, 0) / places.length);
    return { centre: centre as unknown as Vec3, sizeMm: Math.max(...widths) + (1.1 + 1.2 + 1.3) / 3 };
  }

  it.each([[LINES.slice(0, 5)], [LINES.slice(5, 9)], [LINES.slice(9)]])('rods along %j', lines => {
    const places = SIDES.slice(0, lines.length).map(side => out(side, HEAD_MM + 4.6));
    const rods = lines.map((line, n) => rod(places[n]!, line, 700 + 50 * n));
    const found = find(...rods).sort((a, b) => a.meanHu - b.meanHu);
    expect(found.map(({ meanHu }) => meanHu)).toEqual(rods.map(({ hu }) => hu));
    for (const [n, marker] of found.entries()) {
      const { centre, sizeMm } = byHand(rods[n]!, places[n]!);
      expect(marker.sizeMm).toBeCloseTo(sizeMm, 6);
      marker.centreLps.forEach((v, axis) => expect(v).toBeCloseTo(centre[axis]!, 6));
    }
  });

  it('is bright from more than 250 HU on, and its surroundings air below -500 HU', () => {
    const at = out([1, 0.1, 0.2], HEAD_MM + 2.2);
    const markers = (hu: number, beside: number): number =>
      find(ball(at, 8, beside), HEAD, ball(at, 2.6, hu)).length;
    expect(markers(251, AIR_HU)).toBe(1);
    expect(markers(250, AIR_HU)).toBe(0);
    expect(markers(900, -501)).toBe(1);
    expect(markers(900, -500)).toBe(0);
  });

  it.each<[string, number, number, Vec3]>([
    ['2.8 mm', 3.4, 0.95, [1, 0.1, 0.2]],
    ['3.4 mm', 4.2, 0.62, [0, 0, 1]],
    ['4.2 mm', 5, 0.6, [1, 0.1, 0.2]],
  ])('is cut off by wearing away %s, where no other depth does', (_, mm, raised, side) => {
    // Its middle lies so much of its radius over the skin.
    expect(find(ball(out(side, HEAD_MM + raised * mm), mm, -60))).toHaveLength(1);
  });

  it('is as thin as 5 mm where it is soft: a tablet on its edge, cut off at 2.2 mm', () => {
    expect(find(ellipsoid([0, 0, HEAD_MM + 4], [2.5, 4, 4], -60))).toHaveLength(1);
    expect(find(ellipsoid([0, 0, HEAD_MM + 4], [1.9, 4, 4], -60))).toEqual([]);
  });

  it('is no lighter than -200 HU where it is soft', () => {
    const markers = (hu: number): number => find(ball([0, 0, HEAD_MM + 4], 4.5, hu)).length;
    expect([-201, -200].map(markers)).toEqual([0, 1]);
  });

  it('is up to three times as long as thick, and up to 24 mm long', () => {
    const markers = (thickMm: number, longMm: number): number => {
      const head = ball([0, 0, 0], 16, 50);
      const half: Vec3 = [thickMm / 2, thickMm / 2, longMm / 2];
      return findMarkers(scanOf(head, ellipsoid([0, 0, 16 + longMm / 2], half, 900))).length;
    };
    expect([markers(3.6, 10), markers(3.6, 12)]).toEqual([1, 0]);
    expect([markers(8, 22), markers(8, 25)]).toEqual([1, 0]);
  });

  it('is sought as a bright one where less than half of the head, worn away by 1.8 mm, is bright', () => {
    const bead = ball(out([-1, 0.2, 0.3], HEAD_MM + 2.2), 2.6, 900);
    // Of 20.2 mm, 15.5 mm are 45 %, 17 mm 60 %.
    expect(find(ball([0, 0, 0], 15.5, 1200), bead)).toHaveLength(1);
    expect(find(ball([0, 0, 0], 17, 1200), bead)).toEqual([]);
    // From more than 250 HU on, as markers are.
    expect(find(ball([0, 0, 0], 19, 250), bead)).toHaveLength(1);
    expect(find(ball([0, 0, 0], 19, 251), bead)).toEqual([]);
  });

  it('is no less than 3 mm long', () => {
    const at = out([1, 0.1, 0.2], HEAD_MM + 2);
    const [small, ...others] = find(ball(at, 1.25, 900));
    expect(others).toEqual([]);
    expect(small!.sizeMm).toBeCloseTo(byHand(ball(at, 1.25, 900), at).sizeMm, 6);
    expect(small!.sizeMm).toBeGreaterThan(3);
    expect(small!.sizeMm).toBeLessThan(4);
  });

  it.each([[[30, 0, 0]], [[0, 30, 0]], [[0, 0, 30]]] as const)(
    'is not carried over from one end of the scan to the other, %j',
    far => {
      // Capsules that the scan cuts off, and a head between them.
      const ends = [
        far.map((v, n) => (v === 0 ? 0 : 1.5 - MIDDLE[n]!)),
        far.map((v, n) => (v === 0 ? 0 : (SIZE[n]! - 1) * SPACING_MM[n]! - MIDDLE[n]! - 1.5)),
      ] as unknown as Vec3[];
      const between = ends[0]!.map((v, n) => (v + ends[1]![n]!) / 2) as unknown as Vec3;
      const half = Math.hypot(...ends[0]!.map((v, n) => v - ends[1]![n]!)) / 2 - 4;
      const head = ellipsoid(between, far.map(v => (v === 0 ? 16 : half)) as unknown as Vec3, 50);
      const found = findMarkers(scanOf(head, ...ends.map(at => ball(at, 4.5, -60))));
      expect(found).toHaveLength(2);
      for (const at of ends) {
        const offMm = found.map(({ centreLps }) => Math.hypot(...centreLps.map((v, n) => v - at[n]!)));
        expect(Math.min(...offMm)).toBeLessThan(2.5);
      }
    },
  );
});
