import { describe, expect, it } from 'vitest';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import type { Check } from '../../geometry/core/check';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { checkTool } from '../../geometry/path/check-tool';
import { createCheckList, trajectoryLimits } from '../../geometry/path/check-trajectory';
import type { Trajectory } from '../../geometry/path/trajectory';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { codesOf } from '../support/codes-of';
import { makeBox } from '../support/make-meshes';

/** Down along z, 40 mm from the entry to the target; the tip goes 6 mm beyond. */
const path = {
  lengthMm: 40,
  targetLps: patientPoint(1, 2, 3),
  directionLps: patientVector(0, 0, -1),
} as unknown as Trajectory;
const needle = { diameterMm: 1.8, windowMm: 8, tipMm: 2, lengthMm: 80 };

interface Head {
  /** Far bone and the brain-case's end, from the target, mm. */
  readonly boneMm?: number;
  readonly brainMm?: number | null;
  readonly sleeveMm?: number;
  readonly tool?: Partial<typeof needle>;
}
function check(id: string, { boneMm = 20, brainMm = null, sleeveMm = 28, tool = {} }: Head = {}): Check {
  const bone = buildSurfaceIndex(makeBox([-20, -20, -100], [20, 20, 3 - boneMm]));
  const endocranium =
    brainMm === null
      ? null
      : ({ contains: (p: readonly number[]) => p[2]! > 3 - brainMm } as unknown as Endocranium);
  const list = createCheckList('T1');
  checkTool(list, path, { tool: { ...needle, ...tool }, sleeveMm }, { bone, endocranium }, trajectoryLimits);
  return list.checks.find(found => found.id === id)!;
}

describe('the needle is long enough', () => {
  it('for sleeve, path and what goes beyond the target', () => {
    const found = check('needle-length');
    expect(found).toMatchObject({ status: 'pass', value: 74, limit: 80, sense: 'at-most', unit: 'mm' });
    expect(codesOf(found)).toEqual(['needle-length need=74.0 length=80.0']);
  });

  it.each([
    [74, 'pass'],
    [73.9, 'fail'],
  ])('of %d mm: %s', (lengthMm, status) => {
    expect(check('needle-length', { tool: { lengthMm } }).status).toBe(status);
  });
});

describe('the tip beyond the target', () => {
  it.each<[string, Head, Check['status'], number, number, number, string]>([
    ['far from anything', {}, 'pass', 20, 8, 6, 'tip-clear-of-far-side tip=6.0'],
    ['2 mm before bone', { boneMm: 8.1 }, 'pass', 8.1, 8, 6, 'tip-clear-of-far-side tip=6.0'],
    ['near bone', { boneMm: 7.5 }, 'warn', 7.5, 8, 6, 'tip-near-far-bone tip=6.0 left=1.5'],
    ['in bone', { boneMm: 5 }, 'fail', 5, 6, 5, 'tip-meets-far-bone tip=6.0 room=5.0'],
    [
      'near the end of the brain',
      { brainMm: 7.4 },
      'warn',
      7.5,
      8,
      6,
      'tip-near-braincase-end tip=6.0 left=1.5',
    ],
    ['beyond the brain', { brainMm: 4.1 }, 'fail', 4.25, 6, 4.25, 'tip-leaves-braincase tip=6.0 room=4.3'],
    // Bone just behind the map's edge is the edge; 1.5 mm behind, it is not.
    [
      'the map a little short',
      { boneMm: 5.6, brainMm: 4.1 },
      'fail',
      5.6,
      6,
      5.6,
      'tip-meets-far-bone tip=6.0 room=5.6',
    ],
    [
      'the map far short',
      { boneMm: 6, brainMm: 4.1 },
      'fail',
      4.25,
      6,
      4.25,
      'tip-leaves-braincase tip=6.0 room=4.3',
    ],
  ])('%s', (_, head, status, ...[value, limit, atMm, code]) => {
    const found = check('far-side', head);
    expect(found).toMatchObject({ status, limit, sense: 'at-least', unit: 'mm' });
    expect(found.value).toBeCloseTo(value, 5);
    expect(found.atLps![2]).toBeCloseTo(3 - atMm, 5);
    expect(codesOf(found)[0]).toBe(code);
  });

  it.each<[string, Head, Check['status'], number]>([
    ['whose end touches bone keeps out of it', { boneMm: 6 }, 'warn', 6],
    ['with 2 mm to spare has enough', { boneMm: 8 }, 'pass', 8],
    ['that ends with the brain stays in it', { brainMm: 6 }, 'warn', 6],
    ['2 mm before the end of the brain has enough', { brainMm: 8 }, 'pass', 8],
    ['goes by bone 1.5 mm behind the map', { boneMm: 5.75, brainMm: 4.1 }, 'fail', 5.75],
    ['goes by the map where bone lies further behind', { boneMm: 5.875, brainMm: 4.1 }, 'fail', 4.25],
  ])('at its limit: %s', (_, head, status, roomMm) => {
    const limit = status === 'fail' ? 6 : 8;
    expect(check('far-side', head)).toMatchObject({ status, value: roomMm, limit });
  });

  it('is looked for 30 mm beyond the tip, and told how to make room', () => {
    expect(check('far-side', { boneMm: 60 }).value).toBe(36);
    expect(codesOf(check('far-side', { boneMm: 5 }))[1]).toBe('tip-remedy-window');
    const blunt = check('far-side', { boneMm: 5, tool: { windowMm: 0, tipMm: 6 } });
    expect(codesOf(blunt)[1]).toBe('tip-remedy');
    const notched = check('far-side', { boneMm: 5, tool: { windowMm: 1, tipMm: 6 } });
    expect(codesOf(notched)[1]).toBe('tip-remedy-window');
  });

  it('of a target outside the brain goes by bone alone', () => {
    expect(check('far-side', { brainMm: -1 }).value).toBeCloseTo(20, 5);
  });
});
