import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { cross, dot, length, normalize, type Vec3 } from '../../../geometry/core/vector';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { checkSpacing, orientCase, requireTargetsInside } from '../../../geometry/plan/checks/check-scan';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Volume } from '../../../geometry/volume/volume';

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
