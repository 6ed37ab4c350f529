import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import type { IDENTITY } from '../../../geometry/fusion/rigid-transform';
import { checkFusions } from '../../../geometry/plan/checks/check-fusions';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { sealFusion } from '../../../geometry/plan/document/seal';
import type { KnownScan } from '../../../geometry/plan/document/known-scan';

const found = {
  fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
  method: 'mutual-information',
  metric: 1.2,
  quality: 'good',
};
/** Two scans of 100 mm each way, about their zero. */
const known = (id: string, role: 'ct' | 'mr', content: string): KnownScan => ({
  ...{ id, role, content, series: '1.2', patientId: null, studyUid: null, studyDate: null },
  ...{ birthDate: null, sex: null, sizeVoxels: [51, 51, 51] },
  grid: {
    sizeVoxels: [51, 51, 51],
    spacingMm: [2, 2, 2],
    originLps: patientPoint(-50, -50, -50),
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  },
});
const CT = known('ct', 'ct', 'c0'.repeat(32));
const MR = known('t1c', 'mr', 'd1'.repeat(32));
const sealOf = (fixedFromMoving: object): string =>
  sealFusion(CT.content!, MR.content!, fixedFromMoving as typeof IDENTITY);
const signed = { acceptedBy: 'AB', at: '2026-01-02T10:00:00Z' };
const accepted = { ...signed, seal: sealOf(found.fixedFromMoving) };
const moved = (x: number) => ({ ...found.fixedFromMoving, translationMm: [x, 0, 0] });

function checksOf(fusion: object | null, known: readonly KnownScan[] = [CT, MR]) {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [
      { id: 'ct', role: 'ct', path: 'ct' },
      { id: 't1c', role: 'mr', path: 'mr', fusion },
    ],
    trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return checkFusions(parsed.value, known);
}

describe('checkFusions', () => {
  it('has nothing to say of a scan that was not fused', () => {
    expect(checksOf(null)).toEqual([]);
  });

  it('passes what is good and accepted, with scan, metric and initials', () => {
    const [check] = checksOf({ ...found, ...accepted });
    expect(check).toMatchObject({ id: 'fusion', status: 'pass', value: 1.2 });
    expect(check!.message).toMatch(/t1c lies on the CT by mutual information; accepted by AB, 2026/);
  });

  it.each<[string, object, 'warn' | 'fail', RegExp]>([
    ['what is good and nobody has accepted', found, 'warn', /nobody has accepted it/],
    ['what is in doubt and nobody has accepted', { ...found, quality: 'doubtful' }, 'fail', /does not vouch/],
    ['what was laid by hand and nobody has accepted', { ...found, quality: null }, 'fail', /does not vouch/],
    ['what is accepted in doubt', { ...found, ...accepted, quality: 'doubtful' }, 'warn', /by AB although/],
    ['what failed', { ...found, quality: 'failed' }, 'fail', /registration failed/],
    [
      'what failed and was accepted',
      { ...found, ...accepted, quality: 'failed' },
      'fail',
      /registration failed/,
    ],
    ['an acceptance without a seal', { ...found, ...signed }, 'warn', /does not say for which scans/],
    [
      'what was moved after it was accepted',
      { ...found, ...accepted, fixedFromMoving: moved(1) },
      'fail',
      /anew/,
    ],
    [
      'what lies two metres off',
      { ...found, ...signed, fixedFromMoving: moved(2000), seal: sealOf(moved(2000)) },
      'fail',
      /only 0 % of it lies within the CT/,
    ],
  ])('of %s', (_name, fusion, status, words) => {
    const [check] = checksOf(fusion);
    expect(check!.status).toBe(status);
    expect(check!.message).toMatch(words);
  });

  it('FAILS where another MR, or another CT, stands in the place of the accepted one', () => {
    const other = 'e2'.repeat(32);
    for (const scans of [
      [CT, { ...MR, content: other }],
      [{ ...CT, content: other }, MR],
    ]) {
      const [check] = checksOf({ ...found, ...accepted }, scans);
      expect(check).toMatchObject({ status: 'fail' });
      expect(check!.message).toContain('accepted it for other scans, or where it lay otherwise');
    }
  });

  it('says how often a hand has moved it since', () => {
    const [check] = checksOf({ ...found, ...accepted, metric: null, quality: null, nudges: 3 });
    expect(check).toMatchObject({ status: 'pass', value: null });
    expect(check!.message).toContain('moved by hand 3 times since');
  });
});
