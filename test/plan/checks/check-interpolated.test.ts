import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, type PatientPoint } from '../../../geometry/core/frames';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { checkInterpolated } from '../../../geometry/plan/checks/check-interpolated';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { Volume } from '../../../geometry/volume/volume';
import type { Trajectory } from '../../../geometry/path/trajectory';

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
});
