import { describe, expect, it } from 'vitest';
import { checkDoubts, explainByValues } from '../../../geometry/plan/checks/check-doubts';
import type { Repair } from '../../../geometry/scan/source/repair';
import { codesOf } from '../../support/codes-of';

const repair = (code: Repair['code'], amount = 3): Repair =>
  ({
    ...{ code, amount, unit: 'count', message: `said of ${code}.`, sentences: [{ code, values: {} }] },
    slices: [],
  }) as unknown as Repair;

describe('checkDoubts', () => {
  it('warns of what is in doubt, and of that alone', () => {
    const checks = checkDoubts([
      repair('values-clamped', 7),
      repair('slice-interpolated' as never),
      repair('no-air'),
    ]);
    expect(checks).toEqual([
      {
        ...{ id: 'scan-clamped', status: 'warn', value: 7, limit: null, unit: 'count' },
        ...{ message: 'said of values-clamped.', sentences: [{ code: 'values-clamped', values: {} }] },
      },
      {
        ...{ id: 'scan-values', status: 'warn', value: 3, limit: null, unit: 'count' },
        ...{ message: 'said of no-air.', sentences: [{ code: 'no-air', values: {} }] },
      },
    ]);
    expect(checkDoubts([])).toEqual([]);
  });
});

describe('explainByValues', () => {
  const sentences = [{ code: 'no-bone', values: {} }];
  const problem = { code: 'no-bone', message: 'No bone.', sentences, where: 'ct' };
  const said = (...repairs: Repair[]): string[] => codesOf(explainByValues(problem, repairs).problem);

  it('adds the doubt about the values, where there is one', () => {
    expect(explainByValues(problem, [])).toMatchObject({
      ok: false,
      problem: { code: 'no-bone', where: 'ct' },
    });
    expect(said(repair('values-clamped'), repair('no-air')).map(code => code.trim())).toEqual([
      'no-bone',
      'no-air',
    ]);
    expect(said(repair('values-clamped')).map(code => code.trim())).toEqual(['no-bone']);
  });
});
