import { describe, expect, it } from 'vitest';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import type { Check } from '../../geometry/core/check';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { checkTarget } from '../../geometry/path/check-target';
import { createCheckList } from '../../geometry/path/check-trajectory';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import type { Volume } from '../../geometry/volume/volume';
import { codesOf } from '../support/codes-of';
import { joinMeshes, makeBox } from '../support/make-meshes';

/** A scan of one value throughout, 10 mm to each side of the patient's zero. */
const scanOf = (hu: number): Volume => ({
  sizeVoxels: [11, 11, 11],
  voxels: new Int16Array(11 ** 3).fill(hu),
  originLps: patientPoint(-10, -10, -10),
  spacingMm: [2, 2, 2],
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
});
const TARGET = patientPoint(1, -2, 3);

/** Six faces and eight corners of a cube. */
const DIRECTIONS: readonly Vec3[] = [-1, 0, 1]
  .flatMap(x => [-1, 0, 1].flatMap(y => [-1, 0, 1].map((z): Vec3 => [x, y, z])))
  .filter(d => [1, 3].includes(Math.abs(d[0]) + Math.abs(d[1]) + Math.abs(d[2])));

/** A small block of bone in each direction from the target. */
const blocksAt = (directions: readonly Vec3[], awayMm = 20): SurfaceIndex =>
  buildSurfaceIndex(
    directions
      .map(d => {
        const at = d.map((v, a) => TARGET[a]! + (awayMm * v) / Math.hypot(...d)) as [number, number, number];
        return makeBox(at.map(v => v - 1) as unknown as Vec3, at.map(v => v + 1) as unknown as Vec3);
      })
      .reduce((a, b) => joinMeshes(a, b)),
  );
/** A plate of bone whose upper face lies so far under the target, mm. */
const plateUnder = (mm: number): SurfaceIndex =>
  buildSurfaceIndex(makeBox([-9, -9, TARGET[2] - mm - 6], [9, 9, TARGET[2] - mm]));

/** A brain-case that reaches so far above the target; negative: it ends below. */
const roomTo = (aboveMm: number): Endocranium => ({
  contains: p => p[2] < TARGET[2] + aboveMm,
  distanceMm: p => p[2] - TARGET[2] - aboveMm,
  volumeMm3: 1,
  centerLps: TARGET,
  openingMm: 0,
});

interface Asked {
  readonly hu?: number;
  readonly bone?: SurfaceIndex;
  readonly room?: Endocranium | null;
  readonly at?: PatientPoint;
}
function ask({ hu = 40, bone = plateUnder(4), room = roomTo(5), at = TARGET }: Asked = {}) {
  const list = createCheckList('T1');
  const isThere = checkTarget(list, at, scanOf(hu), bone, room);
  const of = (id: string): Check => list.checks.find(check => check.id === `target-in-${id}`)!;
  return { isThere, checks: list.checks, of };
}

describe('checkTarget', () => {
  it.each([0, 1, 2])('measures the bone beside it along every axis (%d), however near', axis => {
    for (const sign of [-1, 1]) {
      // A block of bone whose face lies half a millimetre away.
      const [near, far] = [0.5, 4.5].map(mm => TARGET.map((v, a) => v + (a === axis ? sign * mm : 0)));
      const low = near!.map((v, a) => Math.min(v, far![a]!) - (a === axis ? 0 : 2)) as unknown as Vec3;
      const high = near!.map((v, a) => Math.max(v, far![a]!) + (a === axis ? 0 : 2)) as unknown as Vec3;
      const found = ask({ bone: buildSurfaceIndex(makeBox(low, high)) }).of('bone');
      expect(found).toMatchObject({ status: 'pass', value: expect.closeTo(0.5, 6) });
    }
  });

  it('passes what lies in brain, with each figure and its limit', () => {
    const { isThere, checks } = ask();
    expect(isThere).toBe(true);
    const at = { status: 'pass', trajectory: 'T1', atLps: [...TARGET] };
    expect(checks).toMatchObject([
      { id: 'target-in-scan', ...at, value: null },
      { id: 'target-in-head', ...at, value: 40, limit: -300, sense: 'at-least', unit: 'HU' },
      { id: 'target-in-bone', ...at, value: 4, limit: 0, sense: 'at-least', unit: 'mm' },
      { id: 'target-in-braincase', ...at, value: 5, limit: 0, sense: 'at-least', unit: 'mm' },
    ]);
    expect(codesOf(checks[3]!)).toEqual(['target-in-braincase depth=5.0']);
  });

  it('goes no further where it lies outside of the scan, or nowhere', () => {
    for (const at of [patientPoint(0, 0, 11), patientPoint(-10.5, 0, 0)]) {
      const { isThere, checks } = ask({ at });
      expect(isThere).toBe(false);
      expect(checks).toMatchObject([{ id: 'target-in-scan', status: 'fail', atLps: [...at] }]);
    }
    const nowhere = ask({ at: patientPoint(NaN, 0, 0) });
    expect(nowhere.isThere).toBe(false);
    expect(nowhere.checks).toHaveLength(1);
    expect(nowhere.checks[0]!.status).toBe('fail');
    expect(nowhere.checks[0]).not.toHaveProperty('atLps');
  });

  it('takes for air what is lighter than -300 HU, and asks then for bone all round', () => {
    const open = blocksAt(DIRECTIONS.slice(0, 10));
    const of = (hu: number): Check => ask({ hu, bone: open, room: null }).of('head');
    expect(of(-300)).toMatchObject({ status: 'pass', value: -300, unit: 'HU' });
    expect(of(-301)).toMatchObject({
      ...{ status: 'fail', value: -301, limit: -300, sense: 'at-least', unit: 'HU', atLps: [...TARGET] },
    });
    expect(codesOf(of(-900))).toEqual(['target-in-air hu=-900']);
  });

  it('believes air in a dry skull where 11 of 14 directions end at bone', () => {
    const of = (bone: SurfaceIndex): Check => ask({ hu: -900, bone, room: null }).of('head');
    expect(of(blocksAt(DIRECTIONS.slice(3)))).toMatchObject({
      ...{ status: 'pass', value: 11, limit: 11, sense: 'at-least', unit: 'count', atLps: [...TARGET] },
    });
    expect(of(blocksAt(DIRECTIONS.slice(4))).status).toBe('fail');
    expect(of(blocksAt(DIRECTIONS)).value).toBe(14);
    // Each direction counts once.
    for (const left of DIRECTIONS) {
      const others = DIRECTIONS.filter(d => d !== left);
      expect(of(blocksAt(others)).value, String(left)).toBe(13);
    }
    // Within 90 mm: the near face of a block stands 1 mm before its middle, or more.
    expect(of(blocksAt(DIRECTIONS, 88)).status).toBe('pass');
    expect(of(blocksAt(DIRECTIONS, 95)).status).toBe('fail');
  });

  it('asks for no walls in the air of a brain-case', () => {
    const found = ask({ hu: -900 }).of('head');
    expect(found).toMatchObject({ status: 'pass', value: null, limit: null, atLps: [...TARGET] });
  });

  it('fails what lies in bone, by its depth', () => {
    const inBone = ask({ bone: plateUnder(-1.5), hu: 900 }).of('bone');
    expect(inBone).toMatchObject({
      ...{ status: 'fail', value: -1.5, limit: 0, sense: 'at-least', unit: 'mm', atLps: [...TARGET] },
    });
    expect(codesOf(inBone)).toEqual(['target-in-bone depth=1.5 hu=900']);
    expect(ask({ bone: plateUnder(49) }).of('bone').value).toBe(49);
    // Further than 50 mm away no distance is told.
    expect(ask({ bone: plateUnder(51) }).of('bone')).toMatchObject({ status: 'pass', value: null });
  });

  it('fails what lies outside of the brain-case, and doubts where none was found', () => {
    const outside = ask({ room: roomTo(-2.5) }).of('braincase');
    expect(outside).toMatchObject({
      ...{ status: 'fail', value: -2.5, limit: 0, sense: 'at-least', unit: 'mm', atLps: [...TARGET] },
    });
    expect(codesOf(outside)).toEqual(['target-outside-braincase away=2.5']);
    expect(ask({ room: null }).of('braincase')).toMatchObject({
      ...{ status: 'warn', value: null, atLps: [...TARGET] },
    });
  });
});
