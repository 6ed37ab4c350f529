import { describe, expect, it } from 'vitest';
import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { leadsOut } from '../../geometry/path/leads-out';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { joinMeshes, makeBox } from '../support/make-meshes';

const never = (): boolean => false;
/** Bone as it is seen in the place of a map's cells. */
const mapOf = (spaceAt: (p: PatientPoint) => 'bone' | 'outside' | 'inside') =>
  ({ spaceAt }) as unknown as Parameters<typeof leadsOut>[3];

const boxes = (...plates: readonly (readonly [Vec3, Vec3])[]): SurfaceIndex =>
  buildSurfaceIndex(plates.map(([min, max]) => makeBox(min, max)).reduce((a, b) => joinMeshes(a, b)));

/**
 * A room of 10 mm with walls of 2 mm; in the wall towards +`axis`, or -, a square hole of that
 * width, mm.
 */
function room(holeMm = 0, axis = 0, sign = 1): SurfaceIndex {
  const turn = ([x, y, z]: Vec3): Vec3 => [[x, y, z] as const, [z, x, y] as const, [y, z, x] as const][axis]!;
  const mirror = ([x, y, z]: Vec3): Vec3 => [sign * x, sign * y, sign * z];
  const plate = (min: Vec3, max: Vec3): readonly [Vec3, Vec3] => {
    const [low, high] = sign > 0 ? [min, max] : [mirror(max), mirror(min)];
    return [turn(low), turn(high)];
  };
  const h = holeMm / 2;
  const wall = 7;
  return boxes(
    plate([-7, -wall, -wall], [-5, wall, wall]),
    plate([-wall, -7, -wall], [wall, -5, wall]),
    plate([-wall, 5, -wall], [wall, 7, wall]),
    plate([-wall, -wall, -7], [wall, wall, -5]),
    plate([-wall, -wall, 5], [wall, wall, 7]),
    ...(holeMm === 0
      ? [plate([5, -wall, -wall], [7, wall, wall])]
      : [
          plate([5, -wall, -wall], [7, -h, wall]),
          plate([5, h, -wall], [7, wall, wall]),
          plate([5, -h, -wall], [7, h, -h]),
          plate([5, -h, h], [7, h, wall]),
        ]),
  );
}
const middle = patientPoint(0.3, -0.2, 0.1);

describe('leadsOut without a map', () => {
  it('does not where bone closes the room', () => {
    expect(leadsOut(room(), middle, never, null)).toBe(false);
  });

  it.each([0, 1, 2])('does by a hole wider than the way keeps clear (axis %d)', axis => {
    // From the middle, nearly 5 mm off every wall, the way keeps 1.5 mm.
    expect(leadsOut(room(4.5, axis), middle, never, null)).toBe(true);
    expect(leadsOut(room(2.4, axis), middle, never, null)).toBe(false);
    expect(leadsOut(room(4.5, axis, -1), middle, never, null)).toBe(true);
  });

  it('keeps less clear where it starts nearer to the bone', () => {
    // 1 mm off a wall: the way keeps 0.5 mm, and a hole of 2.4 mm lets it out.
    expect(leadsOut(room(2.4), patientPoint(-4, 0, 0), never, null)).toBe(true);
    expect(leadsOut(room(0.8), patientPoint(-4, 0, 0), never, null)).toBe(false);
  });

  it('does not lead through a brain-case', () => {
    const isBrain = (p: PatientPoint): boolean => p[0] > 5;
    expect(leadsOut(room(4.5), middle, isBrain, null)).toBe(false);
    expect(leadsOut(room(4.5), middle, p => p[0] < -3, null)).toBe(true);
  });

  it('tells no space from the blur where two bones are less than 0.7 mm apart', () => {
    const apart = (mm: number): SurfaceIndex =>
      boxes(
        [
          [-6, -6, -2],
          [6, 6, 0],
        ],
        [
          [-6, -6, mm],
          [6, 6, mm + 2],
        ],
      );
    expect(leadsOut(apart(0.6), patientPoint(0, 0, 0.3), never, null)).toBe(false);
    expect(leadsOut(apart(1.2), patientPoint(0, 0, 0.6), never, null)).toBe(true);
  });

  it('is out of doors where bone is seen in fewer than 10 of 14 directions', () => {
    const open = boxes([
      [-20, -20, -2],
      [20, 20, 0],
    ]);
    expect(leadsOut(open, patientPoint(0, 0, 3), never, null)).toBe(true);
    // In a well that is deeper than the way is followed.
    const wall = 60;
    const well = boxes(
      [
        [-7, -7, -wall],
        [-5, 7, wall],
      ],
      [
        [5, -7, -wall],
        [7, 7, wall],
      ],
      [
        [-7, -7, -wall],
        [7, -5, wall],
      ],
      [
        [-7, 5, -wall],
        [7, 7, wall],
      ],
    );
    expect(leadsOut(well, middle, never, null)).toBe(false);
  });
});

describe('leadsOut with a map', () => {
  it('answers at once where the map knows the place itself', () => {
    const asked = (space: 'outside' | 'inside'): boolean =>
      leadsOut(
        room(4.5),
        middle,
        never,
        mapOf(() => space),
      );
    expect(asked('outside')).toBe(true);
    expect(asked('inside')).toBe(false);
    // Closed in, as the map says it, though a way would lead out.
    const beyond = mapOf(p => (p[0] > 10 ? 'outside' : 'inside'));
    expect(leadsOut(room(4.5), middle, never, beyond)).toBe(false);
  });

  it('does where the way comes to what is known to be outside, within 12 mm', () => {
    const beyond = (mm: number) => mapOf(p => (p[0] > mm ? 'outside' : 'bone'));
    expect(leadsOut(room(4.5), middle, never, beyond(10))).toBe(true);
    expect(leadsOut(room(4.5), middle, never, beyond(14.5))).toBe(false);
    expect(leadsOut(room(), middle, never, beyond(10))).toBe(false);
    // A map says it, not the number of walls.
    expect(
      leadsOut(
        room(4.5),
        middle,
        never,
        mapOf(() => 'bone'),
      ),
    ).toBe(false);
  });
});

/** Bone that is known by how far off it is and where rays meet it; what is asked of it is kept. */
function boneOf(
  clearMm: (p: Vec3) => number,
  isWall: (d: Vec3) => boolean,
): {
  readonly bone: SurfaceIndex;
  readonly near: Vec3[];
  readonly rays: Vec3[];
  readonly reaches: Set<number>;
} {
  const near: Vec3[] = [];
  const rays: Vec3[] = [];
  const reaches = new Set<number>();
  const bone = {
    closestDistance: (x: number, y: number, z: number, mostMm: number) => {
      near.push([x, y, z]);
      return Math.min(mostMm, clearMm([x, y, z]));
    },
    castRay: (_: Vec3, d: Vec3, reachMm: number) => {
      rays.push(d);
      reaches.add(reachMm);
      return isWall(d) ? [{}] : [];
    },
  } as unknown as SurfaceIndex;
  return { bone, near, rays, reaches };
}
const FACES: readonly Vec3[] = [0, 1, 2].flatMap(axis =>
  [-1, 1].map(by => [0, 1, 2].map(a => (a === axis ? by : 0)) as unknown as Vec3),
);
const CORNERS: readonly Vec3[] = [-1, 1].flatMap(x =>
  [-1, 1].flatMap(y => [-1, 1].map(z => [x, y, z].map(v => v / Math.sqrt(3)) as unknown as Vec3)),
);
const named = (d: Vec3): string => d.map(v => v.toFixed(9).replace('-0.000000000', '0.000000000')).join(' ');

describe('leadsOut, step by step', () => {
  it('looks along six faces and eight corners, 45 mm far', () => {
    // Nine walls: the last direction settles it.
    let n = 0;
    const seen = boneOf(
      () => 1,
      () => n++ < 9,
    );
    expect(leadsOut(seen.bone, middle, never, null)).toBe(true);
    expect(seen.rays.map(named).sort()).toEqual([...FACES, ...CORNERS].map(named).sort());
    expect([...seen.reaches]).toEqual([45]);
  });

  it.each([...FACES, ...CORNERS].map(d => [named(d), d] as const))(
    'tells a wall towards %s apart: with nine more it is indoors',
    (_, own) => {
      const others = [...FACES, ...CORNERS].filter(d => named(d) !== named(own));
      for (const nine of [others.slice(0, 9), others.slice(-9)]) {
        const walls = new Set(nine.map(named));
        const shut = (d: Vec3): boolean => walls.has(named(d)) || named(d) === named(own);
        const open = (d: Vec3): boolean => walls.has(named(d));
        expect(leadsOut(boneOf(() => 1, shut).bone, middle, () => true, null)).toBe(false);
        expect(leadsOut(boneOf(() => 1, open).bone, middle, () => true, null)).toBe(true);
      }
    },
  );

  /** The places in the order in which they are stood on, each the widest there is by then. */
  function walk(clearMm: (p: Vec3) => number, at: Vec3, reachMm: number): Vec3[] {
    const keep = Math.min(1.5, Math.max(0.35, Math.min(3, clearMm(at)) / 2));
    const step = Math.max(0.4, keep);
    const span = Math.ceil(reachMm / step);
    const placeOf = (cell: Vec3): Vec3 => cell.map((v, a) => at[a]! + v * step) as unknown as Vec3;
    const waiting: { readonly cell: Vec3; readonly band: number }[] = [];
    const push = (cell: Vec3, clear: number): void => {
      waiting.push({ cell, band: Math.floor(10 * Math.min(6, clear)) });
    };
    push([0, 0, 0], Math.min(3, clearMm(at)));
    const seen = new Set<string>();
    const stood: Vec3[] = [];
    while (waiting.length > 0) {
      const widest = Math.max(...waiting.map(({ band }) => band));
      const last = waiting.findLastIndex(({ band }) => band === widest);
      const [{ cell }] = waiting.splice(last, 1) as [(typeof waiting)[number]];
      stood.push(placeOf(cell));
      for (const face of FACES) {
        const next = cell.map((v, a) => v + face[a]!) as unknown as Vec3;
        if (next.some(v => Math.abs(v) > span) || seen.has(next.join())) continue;
        seen.add(next.join());
        const clear = clearMm(placeOf(next));
        if (clear >= keep) push(next, clear);
      }
    }
    return stood;
  }
  const rough = ([x, y, z]: Vec3): number =>
    1.6 + 1.4 * Math.sin(0.9 * x + 0.3) * Math.cos(0.7 * y - 0.2) + Math.sin(0.8 * z + 0.5 * x);

  it.each<[string, (p: Vec3) => number, Vec3]>([
    ['rough space', rough, [0.3, -0.2, 0.1]],
    ['a wide room', p => (Math.max(...p.map(Math.abs)) < 8 ? 9 - 0.3 * p[0] : 0), [1, 2, -1]],
    ['a narrow duct', p => (Math.hypot(p[1], p[2]) < 0.9 && Math.abs(p[0]) < 13 ? 0.7 : 0.2), [0, 0, 0]],
  ])('goes the widest way first through %s, as far as 12 mm with a map', (_, clearMm, at) => {
    const stood: Vec3[] = [];
    const map = mapOf(p => {
      stood.push([...p] as unknown as Vec3);
      return 'bone';
    });
    const { bone } = boneOf(clearMm, () => true);
    expect(leadsOut(bone, patientPoint(...at), never, map)).toBe(false);
    const wanted = walk(clearMm, at, 12);
    expect(wanted.length).toBeGreaterThan(20);
    // The first time the map is asked of the place itself.
    expect(stood.slice(1).map(named)).toEqual(wanted.map(named));
  });

  it('goes 35 mm far without a map, and asks whether it is out of doors once in a block of 3 mm', () => {
    const duct = (p: Vec3): number => (Math.hypot(p[1] - 0.5, p[2] - 0.5) < 0.2 ? 1.6 : 0.2);
    const from: Vec3 = [0.5, 0.5, 0.5];
    const asked = boneOf(duct, () => true);
    expect(leadsOut(asked.bone, patientPoint(...from), never, null)).toBe(false);
    const stood = walk(duct, from, 35);
    const blocks = new Set(stood.map(p => p.map(v => Math.floor(v / 3)).join()));
    // Ten walls settle it.
    expect(asked.rays.length).toBe(10 * blocks.size);
    const far = Math.max(...asked.near.map(p => p[0]));
    expect(far).toBeGreaterThanOrEqual(0.5 + 35);
    expect(far).toBeLessThan(0.5 + 36);
  });

  it('gives up after 30000 places', () => {
    const wide = boneOf(
      () => 9,
      () => true,
    );
    expect(leadsOut(wide.bone, middle, never, null)).toBe(false);
    expect(wide.near.length).toBeGreaterThanOrEqual(30_000);
    expect(wide.near.length).toBeLessThan(30_010);
  });

  it('starts from no place nearer than 0.35 mm to bone', () => {
    const at = (mm: number): boolean => leadsOut(boneOf(() => mm, never).bone, middle, never, null);
    expect(at(0.349)).toBe(false);
    expect(at(0.35)).toBe(true);
  });
});
