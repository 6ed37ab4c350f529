import { beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../geometry/core/check';
import { checkFigures, keepsLimit, type MeasuredCheck } from '../../geometry/core/check-figures';
import { succeed } from '../../geometry/core/result';
import { checkBore } from '../../geometry/guide/check-bore';
import { checkBed } from '../../geometry/guide/check-solid';
import { translate, writeValue } from '../../geometry/messages/translate';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { figureWords } from '../../geometry/plan/output/figure-words';
import { writeReport } from '../../geometry/plan/output/write-report';
import { plan as planCase, type PlanOutcome } from '../../geometry/plan/plan';
import { toMesh } from '../../geometry/solid/convert-mesh';
import { cut } from '../../geometry/solid/combine';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { cylinderBetween, prism } from '../../geometry/solid/make-primitives';
import { withSolids } from '../../geometry/solid/solid-scope';
import { ballSkull } from '../support/ball-skull';
import { PLAIN_SLEEVE, PLAIN_TARGET, plainTool } from '../support/plain-sleeve';

// The window showed "Bore diameter 0.00 mm" for a bore of 1.90, "Watertight 0" for a sound guide,
// and limits without a sign, some of them passed by values on their wrong side.

const kernel = await loadKernel();

function ballCase(): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
    guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 } },
    // Warns, so that warnings are looked at too.
    accuracy: { warnAboveMm: 0.5 },
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

function boredBlock(radiusMm: number): ReturnType<typeof checkBore> {
  const guide = withSolids(kernel, scope => {
    const body = prism(
      scope,
      [
        [-10, -10],
        [10, -10],
        [10, 10],
        [-10, 10],
      ],
      2,
      27,
    );
    return toMesh(cut(scope, body, [cylinderBetween(scope, [0, 0, 1], [0, 0, 28], radiusMm)]));
  });
  return checkBore(guide, PLAIN_SLEEVE, PLAIN_TARGET, plainTool(70));
}

const figuresOf = (check: MeasuredCheck): string => writeValue(figureWords(check)!, 'en');

const byId = (checks: readonly Check[], id: string): Check => checks.find(check => check.id === id)!;

describe('the checks of a whole plan', () => {
  let outcome: PlanOutcome;
  beforeAll(async () => {
    const planned = await planCase(ballCase(), () => Promise.resolve(succeed({ volume: ballSkull() })));
    if (!planned.ok) throw new Error(planned.problem.message);
    outcome = planned.value;
  });

  it('pass only what keeps to the limit shown, and warn or fail only what does not', () => {
    const { checks } = outcome.plan;
    expect(new Set(checks.map(check => check.status))).toContain('warn');
    for (const check of checks) {
      const keeps = keepsLimit(check);
      if (keeps !== null) expect([check.id, keeps]).toEqual([check.id, check.status === 'pass']);
      expect(check.sense === null).toBe(check.limit === null);
    }
    // Nearly all of them have figures to tell.
    expect(checks.filter(check => keepsLimit(check) !== null).length).toBeGreaterThan(20);
  });

  it('stand in the report with what was measured, what was required and what is left', () => {
    const report = writeReport(outcome.plan, 'en');
    const bore = outcome.plan.checks.find(check => check.id === 'bore-diameter')!;
    expect(bore).toMatchObject({ sense: 'within', limit: 0.03 });
    expect(bore.nominal).toBeCloseTo(1.9, 9);
    expect(bore.value).toBeGreaterThan(1.89);
    expect(report).toMatch(/measured 1\.(89|90) mm, required 1\.90 \+\/- 0\.03 mm, margin 0\.0[23] mm/);
    expect(report).toContain('measured 0, required 0\n');
    expect(report).toMatch(/measured \d\.\d\d mm, required at most 0\.50 mm, margin -\d\.\d\d mm/);
  });

  it('stand in plan.json in English and as data, which it can be read back from', () => {
    const read = parsePlan(JSON.stringify(outcome.plan));
    expect(read.ok && read.value.checks).toEqual(outcome.plan.checks.map(check => ({ ...check })));
    const footprint = outcome.plan.checks.find(check => check.id === 'footprint')!;
    expect(footprint.sentences).toHaveLength(1);
    expect(translate(footprint.sentences, 'en')).toBe(footprint.message);
  });

  it('are read from a plan of before, whose limits had no sense', () => {
    const plan: Partial<PlanOutcome['plan']> = { ...outcome.plan };
    delete plan.id;
    const old = {
      ...plan,
      checks: outcome.plan.checks.map(
        ({ sense: _sense, nominal: _nominal, sentences: _sentences, ...check }) => check,
      ),
    };
    const read = parsePlan(JSON.stringify(old));
    expect(read.ok && read.value.checks.every(check => check.sense === null)).toBe(true);
  });
});

describe('the bore and the needle', () => {
  it('are measured themselves, not by how far they are off', () => {
    const checks = boredBlock(0.99);
    const wide = byId(checks, 'bore-diameter');
    expect(wide.status).toBe('fail');
    expect(wide.value).toBeCloseTo(1.98, 2);
    expect(figuresOf(wide)).toBe('measured 1.98 mm, required 1.90 +/- 0.03 mm, margin -0.05 mm');
    // 63 mm of needle below the lip, of 70 less 15 for the stop and the hand.
    const short = byId(checks, 'needle-length');
    expect(short.status).toBe('fail');
    expect(figuresOf(short)).toBe('measured 63.00 mm, required at most 55.00 mm, margin -8.00 mm');
  });

  it('tell the side that does not fit the bed, not the longest', () => {
    const flat = withSolids(kernel, scope =>
      toMesh(
        prism(
          scope,
          [
            [-75, -75],
            [75, -75],
            [75, 75],
            [-75, 75],
          ],
          0,
          10,
        ),
      ),
    );
    const bed = checkBed(flat, { bedMm: [145, 145, 185] });
    expect(bed).toMatchObject({ status: 'fail', value: 150, limit: 145, sense: 'at-most' });
  });
});

describe('checkFigures', () => {
  it.each([
    [
      30.02,
      30,
      'at-most',
      'deg',
      'measured 30.02 degrees, required at most 30.00 degrees, margin -0.02 degrees',
    ],
    [28.4, 30, 'at-most', 'deg', 'measured 28.4 degrees, required at most 30.0 degrees, margin 1.6 degrees'],
    [0.0719, 0.075, 'at-least', 'mm', 'measured 0.072 mm, required at least 0.075 mm, margin -0.003 mm'],
    [0, 0, 'above', 'mm3', 'measured 0 mm3, required more than 0 mm3, margin 0 mm3'],
    [3, 1, 'exactly', 'count', 'measured 3, required 1'],
  ] as const)('%f held against %f, %s', (value, limit, sense, unit, words) => {
    expect(figuresOf({ value, limit, sense, unit })).toBe(words);
  });
  it('shows no requirement where nothing says which way it is meant', () => {
    expect(checkFigures({ value: 2, limit: 3, unit: 'mm' })).toMatchObject({ required: null, margin: null });
  });
});
