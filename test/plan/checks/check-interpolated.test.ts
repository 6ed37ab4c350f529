import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, type PatientPoint } from '../../../geometry/core/frames';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { checkInterpolated } from '../../../geometry/plan/checks/check-interpolated';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { Volume } from '../../../geometry/volume/volume';
import type { Trajectory } from '../../../geometry/path/trajectory';
import { codesOf } from '../../support/codes-of';

const parsed = parseCase({
  format: 'bregma-case',
  version: 1,
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 30, 0] }],
  guide: { footprintRadiusMm: 10 },
});
if (!parsed.ok) throw new Error(parsed.problem.message);
const planCase: Case = parsed.value;

/** Slices 0.7 mm apart along -y from y = 50, so that slice 40 lies at y = 22. */
const volume: Volume = {
  sizeVoxels: [2, 2, 120],
  voxels: new Int16Array(480),
  originLps: patientPoint(0, 50, 0),
  spacingMm: [0.5, 0.5, 0.7],
  axes: [patientVector(1, 0, 0), patientVector(0, 0, 1), patientVector(0, -1, 0)],
};
const filled = (slice: number, amount: number): Repair[] => [
  { code: 'tilt-removed', amount: 14, unit: 'deg', message: '', sentences: [], slices: [] },
  { code: 'slice-interpolated', amount, unit: 'mm', message: '', sentences: [], slices: [slice] },
];
const path = (entry: PatientPoint, target: PatientPoint) =>
  [{ id: 'T1', entrySurfaceLps: entry, targetLps: target }] as unknown as Trajectory[];
const at = (y: number) => patientPoint(0, y, 0);

describe('checkInterpolated', () => {
  it('says nothing of a scan without a filled slice', () => {
    expect(checkInterpolated(planCase, volume, [], path(at(30), at(0)))).toEqual([]);
    expect(checkInterpolated(planCase, volume, filled(40, 1.4).slice(0, 1), path(at(30), at(0)))).toEqual([]);
  });

  it('passes a path whose footprint stays clear, by how much', () => {
    // The gap goes from y = 21.3 to 22.7; the footprint's lower edge lies at 24, its line from 34
    // to 40.
    const [check] = checkInterpolated(planCase, volume, filled(40, 1.4), path(at(34), at(40)));
    expect(check).toMatchObject({ id: 'interpolated-clear', status: 'pass', trajectory: 'T1', unit: 'mm' });
    expect(check!.value).toBeCloseTo(24 - 22.7, 9);
  });

  it.each([
    ['the footprint reaches it', at(30), at(40)],
    ['the line crosses it far from the footprint', at(45), at(0)],
    ['the target lies in it', at(40), at(22)],
  ])('warns where %s', (_name, entry, target) => {
    const [check] = checkInterpolated(planCase, volume, filled(40, 1.4), path(entry, target));
    expect(check!.status).toBe('warn');
    expect(check!.value).toBeLessThan(0);
    expect(check!.message).toContain('bridges 1.40 mm where T1 or its footprint passes');
  });

  it('fails where the gap is wider than slices may be', () => {
    const [check] = checkInterpolated(planCase, volume, filled(40, 1.6), path(at(30), at(0)));
    expect(check!.status).toBe('fail');
    expect(checkInterpolated(planCase, volume, filled(40, 1.6), path(at(34), at(40)))[0]!.status).toBe(
      'pass',
    );
  });

  it('holds several slices for one gap, and measures it from above and from below', () => {
    const repairs: Repair[] = [
      { code: 'slice-interpolated', amount: 1.4, unit: 'mm', message: '', sentences: [], slices: [41, 40] },
    ];
    // From y = 20.6 to 22.7.
    const value = (entry: PatientPoint, target: PatientPoint): number =>
      checkInterpolated(planCase, volume, repairs, path(entry, target))[0]!.value!;
    expect(value(at(34), at(40))).toBeCloseTo(34 - 10 - 22.7, 9);
    expect(value(at(5), at(-2))).toBeCloseTo(20.6 - (5 + 10), 9);
    expect(value(at(22), at(40))).toBeCloseTo(22 - 10 - 22.7, 9);
  });

  it('says how wide the gap is, whose path it is, and what can be done', () => {
    const codes = (amount: number, entry: PatientPoint): string[] =>
      checkInterpolated(planCase, volume, filled(40, amount), path(entry, at(40))).flatMap(codesOf);
    expect(codes(0.8, at(34))).toEqual(['filled-slice-clear gap=0.80 path=T1']);
    expect(codes(0.8, at(30))).toEqual([
      'filled-slice-in-the-way gap=0.80 path=T1 remedy=(filled-slice-look)',
    ]);
    expect(codes(1.6, at(30))).toEqual([
      'filled-slice-in-the-way gap=1.60 path=T1 remedy=(filled-slice-move)',
    ]);
  });

  it('points at the entry', () => {
    const entry = patientPoint(3, 30, -5);
    const [check] = checkInterpolated(planCase, volume, filled(40, 1.4), path(entry, at(0)));
    expect(check!.atLps).toEqual([3, 30, -5]);
  });

  it('passes what just touches the gap, and only warns of one of just 1.5 mm', () => {
    // From y = 29.5 to 30.5.
    const even = { ...volume, spacingMm: [0.5, 0.5, 0.5] as const };
    const [touching] = checkInterpolated(planCase, even, filled(40, 1.5), path(at(40.5), at(45)));
    expect(touching).toMatchObject({ status: 'pass', value: 0, limit: 0, sense: 'at-least' });
    const [within] = checkInterpolated(planCase, even, filled(40, 1.5), path(at(40), at(45)));
    expect(within).toMatchObject({ status: 'warn', value: -0.5 });
  });
});
