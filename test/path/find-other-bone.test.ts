import { describe, expect, it } from 'vitest';
import type { BoneParts, OtherBone } from '../../geometry/anatomy/find-bone-parts';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { findOtherBone, findWall, type LineSkull, type LineTool } from '../../geometry/path/find-other-bone';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Volume } from '../../geometry/volume/volume';
import { joinMeshes, makeBox } from '../support/make-meshes';

/** The target lies in the middle of a case with walls from 17 to 20 mm; needles come from +z. */
const TARGET = patientPoint(0.3, -0.2, 0);
const DOWN = patientVector(0, 0, -1);
const cube = (mm: number): TriangleMesh => makeBox([-mm, -mm, -mm], [mm, mm, mm]);
const CASE = joinMeshes(cube(20), cube(17), true);
const withPlates = (...plates: readonly (readonly [Vec3, Vec3])[]): TriangleMesh =>
  plates.reduce((mesh, [low, high]) => joinMeshes(mesh, makeBox(low, high)), CASE);
/** A plate over the whole line, between two heights. */
const over = (fromMm: number, toMm: number): readonly [Vec3, Vec3] => [
  [-6, -6, fromMm],
  [6, 6, toMm],
];

/** Soft tissue throughout. */
const volume: Volume = {
  sizeVoxels: [31, 31, 31],
  voxels: new Int16Array(31 ** 3).fill(40),
  originLps: patientPoint(-45, -45, -45),
  spacingMm: [3, 3, 3],
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
};
const room: Endocranium = {
  contains: p => Math.max(...p.map(Math.abs)) < 17,
  distanceMm: () => NaN,
  volumeMm3: 1,
  centerLps: patientPoint(0, 0, 0),
  openingMm: 0,
};
/** Outside of the case is outside; what lies higher than the case is of that name. */
function partsOf(change: Partial<BoneParts> & { readonly name?: OtherBone } = {}): BoneParts {
  return {
    spaceAt: p => (Math.max(...p.map(Math.abs)) > 20 ? 'outside' : 'closed'),
    isOwn: () => true,
    nameAt: () => change.name ?? 'zygomatic-arch',
    ...change,
  };
}
const skullOf = (mesh: TriangleMesh, parts: BoneParts | null): LineSkull => ({
  ...{ volume, mesh, bone: buildSurfaceIndex(mesh), endocranium: room, parts },
});
const TOOL: LineTool = { radiusMm: 0.9, sleeveRadiusMm: 4, sleeveMm: 27 };
function find(mesh: TriangleMesh, parts: BoneParts | null = partsOf(), tool: Partial<LineTool> = {}) {
  const skull = skullOf(mesh, parts);
  const wall = findWall(skull, TARGET, DOWN)!;
  const line = { originLps: TARGET, direction: DOWN };
  return findOtherBone(skull, wall, line, { ...TOOL, ...tool }, null);
}

describe('findWall', () => {
  it('is the wall of the case, and what lies beyond a gap that opens stands before it', () => {
    for (const parts of [partsOf(), null]) {
      const wall = findWall(skullOf(withPlates(over(24, 27)), parts), TARGET, DOWN)!;
      expect(wall.stretches).toMatchObject([{ fromMm: -20, toMm: -17 }]);
      expect(wall.before).toMatchObject([{ fromMm: -27, toMm: -24 }]);
    }
    expect(findWall(skullOf(CASE, null), patientPoint(40, 0, 0), DOWN)).toBeNull();
  });

  it('holds both tables where the gap between them is closed', () => {
    const hollow = joinMeshes(joinMeshes(CASE, cube(19), true), cube(18));
    const asked: PatientPoint[] = [];
    const spaceAt = (p: PatientPoint): 'closed' => {
      asked.push(p);
      return 'closed';
    };
    const wall = findWall(skullOf(hollow, partsOf({ spaceAt })), TARGET, DOWN)!;
    expect(wall.stretches).toMatchObject([
      { fromMm: -20, toMm: -19 },
      { fromMm: -18, toMm: -17 },
    ]);
    expect(wall.before).toEqual([]);
    // Asked where the gap is widest: its middle.
    expect(asked[0]![2]).toBeCloseTo(18.5, 9);
  });

  it('looks for the widest place of a gap at seven, evenly apart, none nearer to its ends', () => {
    const hollow = joinMeshes(joinMeshes(CASE, cube(19), true), cube(18));
    const skull = skullOf(hollow, partsOf());
    const asked: number[][] = [];
    const closestDistance = (...of: [number, number, number, number]): number => {
      asked.push(of);
      return skull.bone.closestDistance(...of);
    };
    findWall({ ...skull, bone: { ...skull.bone, closestDistance } }, TARGET, DOWN);
    const heights = [1, 3, 5, 7, 9, 11, 13].map(n => 19 - n / 14);
    expect(asked.slice(0, 7)).toEqual(
      heights.map(z => [TARGET[0], TARGET[1], expect.closeTo(z, 9), expect.closeTo(1, 9)]),
    );
    expect(asked).toHaveLength(7);
  });

  it('looks for bone as far as 300 mm from the target', () => {
    const before = (fromMm: number): number =>
      findWall(skullOf(withPlates(over(fromMm, fromMm + 1)), partsOf()), TARGET, DOWN)!.before.length;
    expect([before(298), before(301)]).toEqual([1, 0]);
  });

  it('takes brain between two walls for closed in, whatever the map says of it', () => {
    // From below: the line passes the case's far wall, its room, and the wall by the target.
    const below = patientPoint(0.3, -0.2, -25);
    const parts = partsOf({ spaceAt: () => 'outside' });
    const wall = findWall(skullOf(CASE, parts), below, DOWN)!;
    expect(wall.stretches).toHaveLength(2);
    const unknown = { ...skullOf(CASE, parts), endocranium: null };
    expect(findWall(unknown, below, DOWN)!.stretches).toHaveLength(1);
  });
});

describe('findOtherBone', () => {
  it('finds none over a case alone', () => {
    expect(find(CASE)).toBeNull();
    expect(find(CASE, null)).toBeNull();
  });

  it('finds what the needle would pass: its name, where it is met, and the room behind it', () => {
    const asked: PatientPoint[] = [];
    const nameAt: BoneParts['nameAt'] = p => {
      asked.push(p);
      return 'mandible';
    };
    const found = find(withPlates(over(24, 27)), partsOf({ nameAt }))!;
    expect(found).toMatchObject({ names: ['mandible'], how: 'through', beforeMm: expect.closeTo(4, 6) });
    expect(found.atLps[2]).toBeCloseTo(27, 6);
    expect(asked[0]![2]).toBeCloseTo(25.5, 6);
    expect(find(withPlates(over(24, 27)), null)).toMatchObject({ names: ['unnamed'], how: 'through' });
  });

  it('names several in the order in which they are met, each once', () => {
    const nameAt: BoneParts['nameAt'] = p => (p[2] > 28 ? 'mandible' : 'zygomatic-arch');
    const mesh = withPlates(over(23, 24), over(25, 26), over(30, 33));
    const found = find(mesh, partsOf({ nameAt }))!;
    expect(found.names).toEqual(['mandible', 'zygomatic-arch']);
    expect(found.atLps[2]).toBeCloseTo(33, 6);
    expect(found.beforeMm).toBeCloseTo(3, 6);
  });

  it('takes less than 0.4 mm of bone for roughness', () => {
    expect(find(withPlates(over(24, 24.38)))).toBeNull();
    expect(find(withPlates(over(24, 24.42)))).not.toBeNull();
    // Just 0.4 mm, of a wall that is told.
    const wall = findWall(skullOf(CASE, null), TARGET, DOWN)!;
    const told = { ...wall, before: [{ ...wall.stretches[0]!, fromMm: -0.4, toMm: 0 }] };
    const line = { originLps: TARGET, direction: DOWN };
    expect(findOtherBone(skullOf(CASE, null), told, line, TOOL, null)).toMatchObject({ how: 'through' });
    const mixed = find(withPlates(over(22, 22.2), over(24, 25), over(28, 28.2)))!;
    expect(mixed.atLps[2]).toBeCloseTo(25, 6);
    expect(mixed.beforeMm).toBeCloseTo(4, 6);
  });

  it('says where the wall itself is another bone', () => {
    const asked: PatientPoint[] = [];
    const isOwn: BoneParts['isOwn'] = p => {
      asked.push(p);
      return false;
    };
    const found = find(CASE, partsOf({ isOwn, name: 'mandible' }))!;
    expect(found).toMatchObject({ names: ['mandible'], how: 'on', beforeMm: 0 });
    expect(found.atLps[2]).toBeCloseTo(20, 6);
    expect(asked[0]![2]).toBeCloseTo(20, 6);
  });

  /** A bar beside the line, whose edge lies so far from it to one side. */
  const beside = (mm: number, turn: number, fromMm = 24): TriangleMesh => {
    const [x, y] = [TARGET[0], TARGET[1]];
    const bars: readonly (readonly [Vec3, Vec3])[] = [
      [
        [x + mm, y - 6, fromMm],
        [x + mm + 5, y + 6, fromMm + 3],
      ],
      [
        [x - 6, y + mm, fromMm],
        [x + 6, y + mm + 5, fromMm + 3],
      ],
      [
        [x - mm - 5, y - 6, fromMm],
        [x - mm, y + 6, fromMm + 3],
      ],
      [
        [x - 6, y - mm - 5, fromMm],
        [x + 6, y - mm, fromMm + 3],
      ],
    ];
    return withPlates(bars[turn]!);
  };

  it.each([0, 1, 2, 3])('sees what the axis just misses: under the needle, under the sleeve (%i)', turn => {
    expect(find(beside(0.8, turn))).toMatchObject({ how: 'through', names: ['zygomatic-arch'] });
    const sleeve = find(beside(1, turn))!;
    expect(sleeve).toMatchObject({ how: 'in-sleeve', beforeMm: expect.closeTo(4, 6) });
    expect(find(beside(3.9, turn))!.how).toBe('in-sleeve');
    expect(find(beside(4.1, turn))).toBeNull();
  });

  it('minds the sleeve no higher than it reaches', () => {
    expect(find(beside(2, 0), partsOf(), { sleeveMm: 4.5 })).not.toBeNull();
    const { beforeMm } = find(beside(2, 0))!;
    expect(find(beside(2, 0), partsOf(), { sleeveMm: beforeMm })).not.toBeNull();
    expect(find(beside(2, 0), partsOf(), { sleeveMm: 3.5 })).toBeNull();
    // What the needle itself would touch it minds however far out.
    expect(find(beside(0.5, 0), partsOf(), { sleeveMm: 3.5 })).toMatchObject({ how: 'through' });
  });

  it('looks every 45 degrees, so that a bar across a corner does not escape', () => {
    // A post that only the line at 45 degrees meets.
    const at = 4 * Math.SQRT1_2;
    for (const [sx, sy] of [
      [1, 1],
      [-1, 1],
      [-1, -1],
      [1, -1],
    ] as const) {
      const [x, y] = [TARGET[0] + sx * at, TARGET[1] + sy * at];
      const post = withPlates([
        [x - 0.3, y - 0.3, 24],
        [x + 0.3, y + 0.3, 27],
      ]);
      expect(find(post)).toMatchObject({ how: 'in-sleeve' });
    }
  });

  it('lets a needle pass beside a process of the skull, or without a known brain-case', () => {
    expect(find(beside(0.5, 0), partsOf({ name: 'process' }))).toBeNull();
    expect(find(beside(0.5, 0), partsOf({ name: 'postorbital-process' }))).toBeNull();
    expect(find(beside(0.5, 0), null)).toBeNull();
    // Through it, it does not.
    expect(find(withPlates(over(24, 27)), partsOf({ name: 'process' }))).toMatchObject({ how: 'through' });
  });
});
