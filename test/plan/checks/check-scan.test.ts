import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { cross, dot, length, normalize, type Vec3 } from '../../../geometry/core/vector';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { checkSpacing, orientCase, requireTargetsInside } from '../../../geometry/plan/checks/check-scan';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Volume } from '../../../geometry/volume/volume';
import { codesOf } from '../../support/codes-of';

function caseOf(change: object): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [1, 30, 3] }],
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}
/** 11 x 21 x 31 voxels about (0, 0, 0), turned a quarter about z. */
const volume = (spacingMm: readonly [number, number, number]): Volume => ({
  sizeVoxels: [11, 21, 31],
  voxels: new Int16Array(11 * 21 * 31),
  originLps: patientPoint(10 * spacingMm[1], -5 * spacingMm[0], -15 * spacingMm[2]),
  spacingMm,
  axes: [patientVector(0, 1, 0), patientVector(-1, 0, 0), patientVector(0, 0, 1)],
});

describe('requireTargetsInside', () => {
  const line = (targetLps: readonly number[]): Case =>
    caseOf({ trajectories: [{ id: 'left', targetLps, entryLps: [0, 0, 100] }] });
  it('holds targets to the box of voxel centres, in the scan’s own axes', () => {
    const v = volume([1, 1, 1]);
    for (const inside of [
      [9.9, 0, 0],
      [-9.9, 4.9, 14.9],
      [0, -5, 0],
    ]) {
      expect(requireTargetsInside(line(inside), v).ok).toBe(true);
    }
    for (const outside of [
      [10.1, 0, 0],
      [0, 5.1, 0],
      [0, 0, -15.1],
      [0, 9, 0],
    ]) {
      expect(requireTargetsInside(line(outside), v)).toMatchObject({
        ok: false,
        problem: { code: 'target-outside-scan', where: 'trajectories[0].targetLps' },
      });
    }
  });
});

describe('checkSpacing', () => {
  it.each([
    [[0.4, 0.4, 0.6], 'pass'],
    [[1, 1, 1], 'pass'],
    [[0.4, 0.4, 1.25], 'warn'],
    [[0.4, 0.4, 1.5], 'warn'],
    [[0.4, 0.4, 2], 'fail'],
  ] as const)('%j mm: %s', (spacing, status) => {
    const check = checkSpacing(volume(spacing));
    expect(check).toMatchObject({ id: 'scan-spacing', status, value: Math.max(...spacing) });
  });

  it('counts slices as far apart as they were scanned, not as they were resampled', () => {
    const evened = (amount: number) =>
      [{ code: 'spacing-evened', amount, unit: 'mm', message: '', sentences: [], slices: [] }] as const;
    const wide = checkSpacing(volume([0.4, 0.4, 0.9]), evened(1.6));
    expect(wide).toMatchObject({ status: 'fail', value: 1.6 });
    expect(wide.message).toContain('0.40 x 0.40 x 0.90 mm from slices up to 1.60 mm apart, too coarse');
    expect(checkSpacing(volume([0.4, 0.4, 0.9]), evened(1.2)).status).toBe('warn');
  });
});

describe('orientCase', () => {
  const random = seededRandom(11);
  it('keeps rostral and makes dorsal exactly upright to it (seed 11)', () => {
    for (let n = 0; n < 50; n++) {
      const rostral = random.direction();
      const upright = normalize<Vec3>(cross(rostral, random.direction()));
      const dorsal = [0, 1, 2].map(axis => 0.99 * upright[axis]! + 0.08 * rostral[axis]!);
      const o = orientCase(
        caseOf({ orientation: { dorsal, rostral, confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' } }),
      );
      expect(o.confirmed).toBe(true);
      expect(dot(o.rostralLps, rostral)).toBeCloseTo(1, 12);
      expect(dot(o.dorsalLps, o.rostralLps)).toBeCloseTo(0, 12);
      expect(dot(o.dorsalLps, upright)).toBeCloseTo(1, 9);
    }
  });

  it('assumes what the path suggests where nobody has confirmed, even for a path along the body', () => {
    const lateral = orientCase(caseOf({}));
    expect(lateral).toMatchObject({ confirmed: false });
    expect([...lateral.dorsalLps].map(v => v + 0)).toEqual([0, 1, 0]);
    const alongBody = orientCase(
      caseOf({ trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 0, 40] }] }),
    );
    expect(length(alongBody.dorsalLps)).toBeCloseTo(1, 12);
    expect(dot(alongBody.dorsalLps, alongBody.rostralLps)).toBeCloseTo(0, 12);
  });
});

describe('what checkSpacing holds the spacing to', () => {
  const evened = (amount: number) =>
    [{ code: 'spacing-evened', amount, unit: 'mm', message: '', sentences: [], slices: [] }] as const;
  const of = (spacing: readonly [number, number, number], apart?: number) => {
    const check = checkSpacing(volume(spacing), apart === undefined ? [] : evened(apart));
    return [check.limit, codesOf(check)[0]!.trim()];
  };

  it('is the limit that was passed, and in words of the size, and of how it was scanned where that is wider', () => {
    expect(of([0.4, 0.5, 0.9])).toEqual([
      1,
      'voxels-of-size size=(size-three x=0.40 y=0.50 z=0.90) advice=(voxels-fine)',
    ]);
    expect(of([0.4, 0.4, 1.25])[0]).toBe(1);
    expect(of([0.4, 0.4, 2])[0]).toBe(1.5);
    expect(of([0.4, 0.4, 0.9], 1.6)[1]).toMatch(
      /^voxels-of-evened-size .*apart=1.60 advice=\(voxels-too-coarse\)$/,
    );
    expect(of([0.4, 0.4, 0.9], 0.9)[1]).toMatch(/^voxels-of-size /);
    expect(of([0.4, 0.4, 0.9], 0.6)[1]).toMatch(/^voxels-of-size /);
  });
});

describe('orientCase without an orientation', () => {
  const assumed = (...entries: readonly (readonly [number, number, number])[]) =>
    orientCase(
      caseOf({
        trajectories: entries.map(([x, y, z], n) => ({
          ...{ id: `T${n}`, targetLps: [5, -4, 2] },
          entryLps: [5 + x, y - 4, 2 + z],
        })),
      }),
    );
  const expectDorsal = (found: readonly number[], wanted: readonly number[]): void =>
    found.forEach((v, a) => expect(v).toBeCloseTo(wanted[a]!, 9));

  it('has dorsal where the paths come from, taken together and upright to +z', () => {
    // Unit vectors (0.6, 0, 0.8) and (0, -1, 0): 0.6 and -1 across.
    const size = Math.hypot(0.6, 1);
    const { dorsalLps, rostralLps } = assumed([30, 0, 40], [0, -25, 0]);
    expectDorsal(dorsalLps, [0.6 / size, -1 / size, 0]);
    expect(rostralLps).toEqual([0, 0, 1]);
  });

  it('has it at -y where the paths lie along +z, or cancel out', () => {
    expectDorsal(assumed([0, 0, 40]).dorsalLps, [0, -1, 0]);
    expectDorsal(assumed([0.03, 0, 40]).dorsalLps, [0, -1, 0]);
    expectDorsal(assumed([20, 0, 0], [-20, 0, 0]).dorsalLps, [0, -1, 0]);
    expectDorsal(assumed([0.06, 0, 40]).dorsalLps, [1, 0, 0]);
  });
});
