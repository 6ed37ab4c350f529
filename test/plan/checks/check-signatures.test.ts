import { describe, expect, it } from 'vitest';
import { checkSignatures } from '../../../geometry/plan/checks/check-signatures';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { codesOf } from '../../support/codes-of';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const past = '2026-02-01T12:00:00Z';
const ahead = '2026-03-02T12:00:01Z';

interface Times {
  readonly orientation?: string | null;
  readonly earlier?: string;
  readonly fusion?: string;
  readonly fusionBy?: string | null;
  readonly filled?: string;
  readonly answer?: string;
}
const caseSigned = (at: Times): Case =>
  ({
    orientation: {
      ...{ confirmedBy: 'A', at: at.orientation === undefined ? past : at.orientation },
      earlier: [{ confirmedBy: 'B', at: at.earlier ?? past }],
    },
    scans: [
      { id: 'ct', fusion: null, interpolateMissing: null, answers: [] },
      {
        id: 'mr',
        fusion: { acceptedBy: at.fusionBy === undefined ? 'C' : at.fusionBy, at: at.fusion ?? past },
        interpolateMissing: { agreedBy: 'D', at: at.filled ?? past },
        answers: [
          { acceptedBy: 'E', at: past },
          { acceptedBy: 'F', at: at.answer ?? past },
        ],
      },
    ],
  }) as unknown as Case;
const check = (at: Times) => checkSignatures(caseSigned(at), NOW);

describe('checkSignatures', () => {
  it('passes a case that was signed before now, or not at all', () => {
    const passed = { id: 'signatures', status: 'pass', value: null, limit: null };
    expect(check({})).toMatchObject(passed);
    expect(codesOf(check({}))).toEqual(['signed-in-time']);
    expect(check({ orientation: null })).toMatchObject(passed);
    const bare = { orientation: null, scans: [] } as unknown as Case;
    expect(checkSignatures(bare, NOW)).toMatchObject(passed);
  });

  it.each<[Times, string]>([
    [{ orientation: ahead }, 'name=A what=(the-orientation)'],
    [{ earlier: ahead }, 'name=B what=(earlier-orientation)'],
    [{ fusion: ahead }, 'name=C what=(the-fusion-of scan=mr)'],
    [{ filled: ahead }, 'name=D what=(slice-filled-in-of scan=mr)'],
    [{ answer: ahead }, 'name=F what=(answer-about scan=mr)'],
  ])('fails on %j', (at, said) => {
    expect(check(at)).toMatchObject({ id: 'signatures', status: 'fail' });
    expect(codesOf(check(at))).toEqual([`signed-ahead ${said} at=${ahead}`]);
  });

  it('lets clocks differ by a day', () => {
    expect(check({ orientation: '2026-03-02T12:00:00Z' }).status).toBe('pass');
    expect(check({ orientation: '2026-03-02T12:00:00.001Z' }).status).toBe('fail');
  });

  it('does not ask when a fusion was judged that nobody accepted', () => {
    expect(check({ fusion: ahead, fusionBy: null }).status).toBe('pass');
  });
});
