import { describe, expect, it } from 'vitest';
import type { Check } from '../../../geometry/core/check';
import { patientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { cross, normalize } from '../../../geometry/core/vector';
import type { Case } from '../../../geometry/plan/document/case-schema';
import {
  checkOrientation,
  contradictionOf,
  degreesApart,
  type ReadAxes,
} from '../../../geometry/plan/checks/check-orientation';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { sealOrientation } from '../../../geometry/plan/document/seal';
import { codesOf } from '../../support/codes-of';

const CONTENT = 'c0'.repeat(32);
const axes = { dorsal: [0, -1, 0], rostral: [0, 0, 1] } as const;
const confirmed = {
  ...axes,
  confirmedBy: 'AB',
  at: '2026-01-02T10:00:00Z',
  seal: sealOrientation(CONTENT, axes),
};

function caseOf(orientation: object | null): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [1, 30, 3] }],
    orientation,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}
const read = (
  dorsal: readonly [number, number, number],
  rostral: readonly [number, number, number],
  certainty: ReadAxes['certainty'] = 'certain',
): ReadAxes => ({ dorsal: patientVector(...dorsal), rostral: patientVector(...rostral), certainty });
const rows = (orientation: object | null, guess: ReadAxes | null = null, content = CONTENT): Check[] =>
  checkOrientation(caseOf(orientation), content, guess);

describe('an orientation', () => {
  it('that nobody has confirmed is a FAILED plan', () => {
    expect(rows(null)).toMatchObject([{ id: 'orientation', status: 'fail' }]);
  });

  it('holds for the scan and the axes that it was sealed for, and for no others', () => {
    expect(rows(confirmed)[0]).toMatchObject({
      status: 'pass',
      message: 'Dorsal, rostral and left were confirmed by AB.',
    });
    for (const [orientation, content] of [
      [confirmed, 'd1'.repeat(32)],
      [{ ...confirmed, dorsal: [0, 1, 0] }, CONTENT],
      [{ ...confirmed, rostral: [0, 0.01, 0.99995] }, CONTENT],
    ] as const) {
      const [row] = rows(orientation, null, content);
      expect(row!.status).toBe('fail');
      expect(row!.message).toContain('holds no longer: look at the animal and confirm it anew');
    }
  });

  it('of a case from before seals is a warning', () => {
    const [row] = rows({ ...confirmed, seal: null });
    expect(row!.status).toBe('warn');
    expect(row!.message).toContain('does not say on which scan and for which axes');
  });
});

describe('the anatomy beside the confirmed axes', () => {
  const anatomy = (guess: ReadAxes, change: object = {}): Check =>
    rows({ ...confirmed, ...change }, guess)[1]!;

  it.each([
    ['as confirmed', read([0, -1, 0], [0, 0, 1]), 'pass', 0],
    ['10 degrees off', read([0, -0.985, 0.174], [0, 0.174, 0.985]), 'pass', 10],
    ['20 degrees off, certain', read([0, -0.94, 0.342], [0, 0.342, 0.94]), 'warn', 20],
    ['20 degrees off, likely', read([0, -0.94, 0.342], [0, 0.342, 0.94], 'likely'), 'pass', 20],
    ['upside down', read([0, 1, 0], [0, 0, 1]), 'fail', 180],
    ['tail first', read([0, -1, 0], [0, 0, -1]), 'fail', 180],
    ['on its side, likely', read([1, 0, 0], [0, 0, 1], 'likely'), 'fail', 90],
  ] as const)('%s', (_name, guess, status, deg) => {
    const row = anatomy(guess);
    expect(row.status).toBe(status);
    expect(row.value).toBeCloseTo(deg, 0);
    if (status !== 'pass') expect(row.message).toContain(`${deg} degrees off`);
  });

  it.each([
    [14.9, 'certain', 'pass'],
    [15.1, 'certain', 'warn'],
    [29.9, 'likely', 'pass'],
    [30.1, 'likely', 'warn'],
    [59.9, 'certain', 'warn'],
    [60.1, 'certain', 'fail'],
    [60.1, 'likely', 'fail'],
  ] as const)('%d degrees off, %s: %s', (deg, certainty, status) => {
    const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
    for (const sign of [-1, 1]) {
      const row = anatomy(read([0, -c, sign * s], [0, sign * s, c], certainty));
      expect(row).toMatchObject({ status, value: expect.closeTo(deg, 6) });
    }
  });

  it('says how far it is off, and against whom', () => {
    const codes = (guess: ReadAxes, change: object = {}): string[] => codesOf(anatomy(guess, change));
    expect(codes(read([0, -0.985, 0.174], [0, 0.174, 0.985]))).toEqual(['axes-near-skull apart=10']);
    expect(codes(read([0, -0.94, 0.342], [0, 0.342, 0.94]))).toEqual(['axes-off-skull apart=20']);
    const upsideDown = [0, 1, 0] as const;
    expect(codes(read(upsideDown, [0, 0, 1]))).toEqual(['skull-against-axes apart=180', 'turn-or-confirm']);
    const before = { ...confirmed, confirmedBy: 'CD', dorsal: upsideDown, seal: null };
    expect(codes(read(upsideDown, [0, 0, 1], 'unsure'), { earlier: [before] })).toEqual([
      'earlier-against-axes name=CD apart=180',
      'turn-or-confirm',
    ]);
  });

  it('is no degree off itself, however the axes lie (seed 8)', () => {
    const random = seededRandom(8);
    for (let n = 0; n < 200; n++) {
      const rostral = random.direction();
      const two = { rostral, dorsal: normalize(cross(rostral, random.direction())) };
      expect(degreesApart(two, two)).toBeLessThan(1e-5);
    }
  });

  it('is let stand by name and with a reason, and says so', () => {
    const row = anatomy(read([0, 1, 0], [0, 0, 1]), { reason: 'skull cut in two, checked by hand' });
    expect(row.status).toBe('warn');
    expect(row.message).toContain('AB let them stand: skull cut in two, checked by hand');
  });

  it('unsure, says nothing against them', () => {
    expect(anatomy(read([0, 1, 0], [0, 0, 1], 'unsure'))).toMatchObject({ status: 'pass', value: null });
  });

  it('decides between an earlier confirmation and an opposite one; where it cannot, a reason is asked for', () => {
    const before = { ...confirmed, confirmedBy: 'CD', dorsal: [0, 1, 0], seal: null };
    const opposite = { earlier: [before] };
    expect(anatomy(read([0, -1, 0], [0, 0, 1]), opposite).status).toBe('pass');
    const row = anatomy(read([1, 0, 0], [0, 0, 1], 'unsure'), opposite);
    expect(row.status).toBe('fail');
    expect(row.message).toContain('CD confirmed axes that lie 180 degrees off these');
    const said = anatomy(read([1, 0, 0], [0, 0, 1], 'unsure'), { ...opposite, reason: 'CD mistook it' });
    expect(said.status).toBe('warn');
    expect(contradictionOf(axes, null, [{ ...before, dorsal: [0, 1, 0] }])?.by).toBe('earlier');
  });
});

describe('what else is said of an orientation', () => {
  it('warns where a sure proposal was confirmed otherwise, and not for small turns or an unsure one', () => {
    const check = (dorsal: number[], rostral: number[], certainty: string) =>
      rows({ ...confirmed, proposed: { dorsal, rostral, confidence: 0.9, certainty } })[0]!;
    expect(check([0, -1, 0], [0, 0, 1], 'certain').status).toBe('pass');
    expect(check([0, -0.98, 0.199], [0, 0.199, 0.98], 'certain').status).toBe('pass');
    const off = check([0, 1, 0], [0, 0, 1], 'certain');
    expect(off.status).toBe('warn');
    expect(off.message).toContain('180 degrees off');
    expect(check([0, 1, 0], [0, 0, 1], 'unsure').status).toBe('pass');
  });

  it.each([
    ['left', [-41, 2, 30], 'pass', null],
    ['right', [41, 2, 30], 'pass', null],
    ['left', [41, 2, 30], 'fail', 'stuck on the left lies on the right by these axes, 41 mm'],
    ['right', [-41, 2, 30], 'fail', 'stuck on the right lies on the left by these axes, 41 mm'],
    ['right', [-3, 2, 30], 'pass', null],
    [null, [41, 2, 30], 'pass', null],
  ] as const)('of a marker stuck on the %s at %j: %s', (stuckOn, centreLps, status, words) => {
    const orientation = {
      ...confirmed,
      marker: { centreLps: [...centreLps], medianLps: [0, 5, 0], stuckOn },
    };
    const check = rows(orientation)[0]!;
    expect(check.status).toBe(status);
    if (words === null) expect(check.message).not.toContain('marker');
    else expect(check.message).toContain(words);
  });

  it('of a marker on the other side is a warning where a reason was given', () => {
    const marker = { centreLps: [41, 2, 30], medianLps: [0, 5, 0], stuckOn: 'left' };
    const check = rows({ ...confirmed, marker, reason: 'it fell off and was stuck on again' })[0]!;
    expect(check.status).toBe('warn');
    expect(check.message).toContain('stuck on the left lies on the right');
  });

  it('says where the letters of the file would mislead', () => {
    const orientation = {
      ...confirmed,
      declared: { patientPosition: 'HFS', anatomicalOrientation: null },
    };
    const check = rows(orientation)[0]!;
    expect(check.status).toBe('pass');
    expect(check.message).toContain('left and right, and dorsal and ventral would both be swapped');
  });
});
