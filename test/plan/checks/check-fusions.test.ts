import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import type { IDENTITY } from '../../../geometry/fusion/rigid-transform';
import { checkFusions, describeFusion } from '../../../geometry/plan/checks/check-fusions';
import type { CaseScan } from '../../../geometry/plan/document/case-schema';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { sealFusion } from '../../../geometry/plan/document/seal';
import type { KnownScan } from '../../../geometry/plan/document/known-scan';
import { codesOf } from '../../support/codes-of';

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

describe('how much of a scan lies within the CT', () => {
  /** The same box as the others, in voxels that differ along each axis. */
  const uneven: KnownScan = {
    ...MR,
    grid: { ...MR.grid!, sizeVoxels: [101, 51, 26], spacingMm: [1, 2, 4] },
  };
  /** Of 9 x 9 x 9 points, 11.1 mm apart, the first of them 44.4 mm from the middle. */
  const check = (translationMm: readonly number[], scans = [CT, uneven]) =>
    checksOf({ ...found, fixedFromMoving: { ...found.fixedFromMoving, translationMm } }, scans)[0]!;

  it.each([
    [[90, 10, 0]],
    [[10, 90, 0]],
    [[0, 90, 10]],
    [[0, 10, 90]],
    [[90, 0, -10]],
    [[-90, 0, 10]],
    [[-10, -90, 0]],
    [[0, -10, -90]],
  ])('moved by %j mm it is a ninth of eight ninths: too little', translationMm => {
    const little = check(translationMm);
    expect(little).toMatchObject({ status: 'fail', limit: 10, sense: 'at-least', unit: '%' });
    expect(little.value).toBeCloseTo((100 * 1 * 8 * 9) / 9 ** 3, 9);
  });

  it.each([[[90, 0, 0]], [[0, -90, 0]], [[0, 0, 90]]])(
    'moved by %j mm it is a ninth, which is enough',
    translationMm => {
      expect(check(translationMm)).toMatchObject({ status: 'warn', value: 1.2, limit: null, unit: '' });
    },
  );

  it('is not asked where either was not read', () => {
    for (const scans of [[], [CT], [MR], [{ ...CT, grid: null } as unknown as KnownScan, MR]]) {
      expect(check([2000, 0, 0], scans).status).toBe('warn');
    }
  });
});

describe('a seal that cannot be held against a scan', () => {
  it('is believed while a content is not known', () => {
    for (const scans of [[], [CT], [MR]]) {
      expect(checksOf({ ...found, ...accepted, seal: 'f0'.repeat(32) }, scans)[0]!.status).toBe('pass');
    }
  });
});

describe('describeFusion', () => {
  const said = (fusion: object | null): string =>
    codesOf({ sentences: [describeFusion({ fusion } as unknown as CaseScan)] })[0]!.trim();
  const bare = {
    ...{ method: 'landmarks', nudges: 0, metric: null, quality: null, residualMm: null },
    ...{ acceptedBy: null, at: null },
  };
  const way = 'by-landmarks';
  const no = 'accepted=(fusion-not-accepted)';

  it.each<[object | null, string]>([
    [null, 'not-fused'],
    [bare, `fused-as found=${way} ${no}`],
    [{ ...bare, metric: 1.23456 }, `fused-as found=${way}+fusion-metric metric=1.235 ${no}`],
    [{ ...bare, quality: 'good' }, `fused-as found=${way}+quality-good ${no}`],
    [{ ...bare, quality: 'doubtful' }, `fused-as found=${way}+quality-doubtful ${no}`],
    [{ ...bare, quality: 'failed' }, `fused-as found=${way}+quality-failed ${no}`],
    [{ ...bare, residualMm: 0.456 }, `fused-as found=${way}+landmarks-within mm=0.46 ${no}`],
    [{ ...bare, nudges: 1 }, `fused-as found=moved-by-hand-once way=(${way}) ${no}`],
    [{ ...bare, nudges: 2 }, `fused-as found=moved-by-hand way=(${way}) count=2 ${no}`],
    [
      { ...bare, acceptedBy: 'AB', at: '2026' },
      `fused-as found=${way} accepted=(fusion-accepted name=AB at=2026)`,
    ],
    [
      { ...bare, method: 'by-hand', acceptedBy: 'AB' },
      'fused-as found=by-hand accepted=(fusion-accepted name=AB at=)',
    ],
  ])('of %j', (fusion, words) => {
    expect(said(fusion)).toBe(words);
  });
});
