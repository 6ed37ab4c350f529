import { describe, expect, it } from 'vitest';
import { decimal } from '../../../geometry/core/message';
import { words } from '../../../geometry/messages/phrase';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { parsePlan } from '../../../geometry/plan/document/parse-plan';
import { planId } from '../../../geometry/plan/document/plan-id';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { writeReport } from '../../../geometry/plan/output/write-report';
import { smallPlan as plan } from '../../support/small-plan';

describe('writeReport', () => {
  it.each([
    ['left', [-41, 0, 0], 'Marker stuck on the left; lies on the left, 41 mm from the median plane'],
    ['left', [41, 0, 0], 'Marker stuck on the left; lies on the right, 41 mm from the median plane'],
    ['right', [2, 0, 0], 'Marker stuck on the right; lies 2 mm from the median plane'],
    [null, [41, 0, 0], 'Marker on the right, 41 mm from the median plane: said to be none'],
  ] as const)('says where a marker stuck on the %s at %j lies', (stuckOn, [x, y, z], words) => {
    const orientation = {
      ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
      ...{ declared: null, proposed: null, turns: [], earlier: [], seal: null, reason: null },
      marker: { centreLps: [x, y, z], medianLps: [0, 0, 0], stuckOn },
    } as Plan['case']['orientation'];
    const report = writeReport({ ...plan, case: { ...plan.case, orientation } }, 'en');
    expect(report.replace(/ +/g, ' ')).toContain(words);
  });

  it('is the table that the surgeon takes along', () => {
    const report = writeReport(plan, 'en');
    for (const line of [
      'BREGMA PLAN: all checks passed, with warnings.',
      'Patient                   K9-0042, canine, Dobermann, 34.5 kg',
      'Scan ct                   content abababababab, 10 x 20 x 30 voxels, patient ID K9-0042, study of',
      '  Target                       0.00     2.00     3.00',
      '  Entry to target         31.2 mm',
      '  Bone along the line     3.0 mm',
      '  Angle to the bone       12.3 degrees from upright',
      '  Bone surface there      sure to within 0.08 mm, 95 times in 100',
      '  PREDICTED ERROR         1.81 mm at the target, 95 times in 100 (median 0.93 mm)',
      '    At the entry          1.50 mm, 95 times in 100 (median 0.80 mm)',
      '    Of the direction      1.9 degrees, 95 times in 100 (median 0.9)',
      '  On its seat             most readily slides towards R or Cd (0.84 mm)',
      'NEEDLE STOP T1            64.0 mm = depth stop 58.0 + half the window 4.0 + dead tip 2.0',
      'PREDICTED ERROR           1.81 mm at the target of T1, 95 times in 100',
      '  NEEDLE STOP             64.0 mm = depth stop 58.0 + half the window 4.0 + dead tip 2.0',
      '  Play at the target      0.18 mm at worst, from the sleeve alone',
      '  Contact area            7.9 cm2, gap 0.15 mm',
      `  guide.stl               SHA-256 ${'a'.repeat(64)}`,
      `  guide-print.stl         SHA-256 ${'b'.repeat(64)}`,
    ]) {
      expect(report.split('\n')).toContain(line);
    }
    expect(report).toContain('    Each term alone       seating 1.62 mm, printing 0.95 mm, imaging 0.41 mm');
    expect(report).not.toContain('sub-millimetre');
    expect(report).toContain('NOT CONFIRMED');
  });

  it('says what of the scan was rescued, and who agreed to a slice that was not scanned', () => {
    const report = writeReport(
      {
        ...plan,
        case: {
          ...plan.case,
          scans: [
            {
              ...plan.case.scans[0]!,
              interpolateMissing: { agreedBy: 'Dr. A. B.', at: '2026-01-02T10:00:00Z' },
            },
          ],
        },
        rescues: [
          {
            code: 'tilt-removed',
            amount: 14,
            unit: 'deg',
            message: 'The slices leaned.',
            sentences: [],
            slices: [],
          },
          {
            code: 'slice-interpolated',
            amount: 1,
            unit: 'mm',
            message: '1 slice is missing.',
            sentences: [],
            slices: [7],
          },
        ],
      },
      'en',
    );
    expect(report).toContain('\nScan, rescued             The slices leaned.\n');
    expect(report).toContain(
      '\nScan, rescued             1 slice is missing. Agreed to by Dr. A. B., 2026-01-02T10:00:00Z\n',
    );
    expect(writeReport(plan, 'en')).not.toContain('rescued');
  });

  it('breaks long sentences under where they began, and nowhere overruns the page', () => {
    const lines = writeReport(plan, 'en').split('\n');
    const start = lines.findIndex(line => line.includes('sleeve-play (T1)'));
    expect(lines[start]).toMatch(/^ {2}WARN {2}sleeve-play \(T1\) +Long words/);
    expect(lines[start + 1]).toMatch(/^ {36}\S/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('says FAILED first, and names the files so', () => {
    const report = writeReport({ ...plan, status: 'fail' }, 'en');
    expect(report).toMatch(/^BREGMA PLAN: FAILED\. DO NOT PRINT, DO NOT USE\.\n/);
    expect(report).toContain('guide-FAILED.stl');
    expect(report).toContain('guide-print-FAILED.stl');
    expect(report).not.toContain('all checks passed');
  });

  it('does without a guide, a sleeve or a thickness', () => {
    const bare = {
      ...plan.trajectories[0]!,
      sleeve: null,
      boneThicknessMm: null,
      angleToNormalDeg: null,
      surfaceUncertaintyMm: null,
    };
    const report = writeReport({ ...plan, status: 'fail', guide: null, trajectories: [bare] }, 'en');
    expect(report).toContain('no guide was made');
    expect(report).toContain('not measured');
    expect(report).toContain('not refined; how sure it is was not measured');
    expect(report).not.toContain('SHA-256');
  });

  it('says of every other scan how it was laid on the CT and who accepted it', () => {
    const other = parseCase({
      ...plan.case,
      scans: [
        ...plan.case.scans,
        {
          id: 't1c',
          role: 'mr',
          path: 'mr',
          fusion: {
            fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
            method: 'mutual-information',
            metric: 1.2346,
            quality: 'good',
            acceptedBy: 'AB',
            at: '2026-01-02T10:00:00Z',
          },
        },
        { id: 't2', role: 'mr', path: 't2' },
      ],
    });
    if (!other.ok) throw new Error(other.problem.message);
    const report = writeReport({ ...plan, case: other.value }, 'en');
    expect(report).toMatch(
      /^Other scan {16}t1c: by mutual information, metric 1\.235, good; accepted by AB,\n {26}2026-01-02T10:00:00Z$/m,
    );
    expect(report).toMatch(/^Other scan {16}t2: not fused: nothing of it was used$/m);
  });
});

describe('parsePlan', () => {
  it('reads what was written', () => {
    const own = { ...plan, id: planId(plan) };
    expect(parsePlan(JSON.stringify(own))).toEqual({ ok: true, value: own });
  });

  it('reads a plan of before, whose checks had no sentences, under the same id', () => {
    const spoken = (sentences: Plan['checks'][number]['sentences']): Plan => ({
      ...plan,
      checks: [{ ...plan.checks[0]!, sentences }],
    });
    const size = words('size-three', { x: decimal(1, 1), y: [2, '3'], z: 4 });
    const now = spoken([words('bed-fits', { size, bed: 'b' })]);
    expect(JSON.parse(JSON.stringify(now))).toEqual(now);
    const check: Partial<Plan['checks'][number]> = { ...plan.checks[0]! };
    delete check.sentences;
    const old = { ...plan, checks: [check], id: planId(now) };
    expect(parsePlan(old)).toEqual({ ok: true, value: { ...spoken([]), id: planId(now) } });
    expect(parsePlan({ ...now, id: planId(now) })).toMatchObject({ ok: true, value: { checks: now.checks } });
  });

  it('refuses a plan of another version or with a strange field', () => {
    expect(parsePlan({ ...plan, version: 2 })).toMatchObject({
      ok: false,
      problem: { code: 'future-version' },
    });
    expect(parsePlan({ ...plan, extra: 1 })).toMatchObject({ ok: false, problem: { where: 'extra' } });
  });
});
