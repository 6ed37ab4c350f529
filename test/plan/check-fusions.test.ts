import { describe, expect, it } from 'vitest';
import { checkFusions } from '../../geometry/plan/check-fusions';
import { parseCase } from '../../geometry/plan/parse-case';

const found = {
  fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
  method: 'mutual-information',
  metric: 1.2,
  quality: 'good',
};
const accepted = { acceptedBy: 'AB', at: '2026-01-02T10:00:00Z' };

function checksOf(fusion: object | null) {
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
  return checkFusions(parsed.value);
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

  const warned: readonly (readonly [string, object, RegExp])[] = [
    ['what nobody has accepted', found, /nobody has accepted it/],
    ['what is accepted in doubt', { ...found, ...accepted, quality: 'doubtful' }, /accepted by AB although/],
    ['what failed, accepted or not', { ...found, ...accepted, quality: 'failed' }, /registration failed/],
  ];
  for (const [name, fusion, words] of warned) {
    it(`warns of ${name}`, () => {
      const [check] = checksOf(fusion);
      expect(check).toMatchObject({ status: 'warn' });
      expect(check!.message).toMatch(words);
    });
  }

  it('says how often a hand has moved it since', () => {
    const [check] = checksOf({ ...found, ...accepted, metric: null, quality: null, nudges: 3 });
    expect(check).toMatchObject({ status: 'pass', value: null });
    expect(check!.message).toContain('moved by hand 3 times since');
  });
});
