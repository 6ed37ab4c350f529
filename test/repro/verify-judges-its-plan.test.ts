import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { planId } from '../../geometry/plan/document/plan-id';
import { PLAN_VERSION, type Plan } from '../../geometry/plan/document/plan-schema';
import { agreeToMissing } from '../../main/cli/agree-to-missing';
import { readCarriedOut } from '../../main/cli/read-carried-out';
import { isSampleId, sampleId } from '../../samples/sample-id';

function caseOf(change: object = {}): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    patient: { id: 'K9-0042' },
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
    guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 } },
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}
const moved = caseOf({ trajectories: [{ id: 'T1', targetLps: [2, -4, 3], entryLps: [6, -40, 1] }] });

/** A guide's file: what it looks like is nothing to this, only that it is the plan's own. */
const GUIDE_STL = 'solid guide';
const sha256 = createHash('sha256').update(GUIDE_STL).digest('hex');

/**
 * A plan as `plan` writes it, of few words; test/cli/verify-command judges by one that was planned.
 */
function writtenPlan(): Plan {
  const trajectory = {
    ...{ id: 'T1', targetLps: [2, -8, 3], entrySurfaceLps: [4, -23.5, 2], directionLps: [-0.1, 0.99, 0.1] },
    ...{ lengthMm: 15.7, boneThicknessMm: 3, angleToNormalDeg: 4, sleeve: null },
    ...{ predictedErrorMm: null, predictedAngleDeg: null, errorEllipsoid: null },
  };
  const parsed = parsePlan({
    ...{ format: 'bregma-plan', version: PLAN_VERSION, bregmaVersion: '0.1.0', status: 'pass' },
    ...{ case: caseOf(), trajectories: [trajectory], checks: [], timingsMs: {} },
    guide: {
      ...{ insertionLps: [0, -1, 0], contactAreaMm2: 200, seating: null, volumeMm3: 4000, triangles: 30_000 },
      ...{ sha256, printSha256: 'e'.repeat(64) },
    },
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  // Its id is that of everything it says, what was not said here included.
  return { ...parsed.value, id: planId(parsed.value) };
}
const planned = writtenPlan();

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-carried-out-'));
  await mkdir(join(folder, 'ct'));
});

const put = (name: string, content: object): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const putPlan = (): string => {
  writeFileSync(join(folder, 'guide.stl'), GUIDE_STL);
  return put('plan.json', planned);
};

describe('the plan that verify judges by', () => {
  it('is the one of plan.json, with the target and prediction of its day, whatever became of the case', async () => {
    put('case.json', moved);
    const read = await readCarriedOut(putPlan());
    expect(read).toEqual({ ok: true, value: { plan: planned, ct: join(folder, 'ct'), home: folder } });
  });

  it('is refused for a case whose target was moved since, and the field is named', async () => {
    putPlan();
    const read = await readCarriedOut(put('case.json', moved));
    expect(read).toMatchObject({
      ok: false,
      problem: {
        code: 'case-differs',
        message: expect.stringContaining('they differ in trajectories[0].targetLps[1]. Give the plan.json'),
      },
    });
  });

  it('is the one beside a case that agrees with it, also where the case names it or lies elsewhere', async () => {
    putPlan();
    const plannedAs = { plan: planned.id, guideSha256: planned.guide!.sha256 };
    for (const planCase of [caseOf(), caseOf({ plannedAs })]) {
      expect(await readCarriedOut(put('case.json', planCase))).toMatchObject({
        ok: true,
        value: { plan: { id: planned.id } },
      });
    }
    const other = caseOf({ plannedAs: { plan: 'f'.repeat(64), guideSha256: null } });
    expect(await readCarriedOut(put('case.json', other))).toMatchObject({
      ok: false,
      problem: { code: 'case-differs', message: expect.stringContaining('plannedAs.plan') },
    });
  });

  it('has to be there: a case alone does not say what was carried out', async () => {
    expect(await readCarriedOut(put('case.json', caseOf()))).toMatchObject({
      ok: false,
      problem: { code: 'no-plan' },
    });
  });

  it('is not taken beside a guide of another plan, nor where it was changed', async () => {
    const file = putPlan();
    writeFileSync(join(folder, 'guide.stl'), 'solid another');
    expect(await readCarriedOut(file)).toMatchObject({ ok: false, problem: { code: 'other-guide' } });
    const changed = { ...planned, trajectories: [{ ...planned.trajectories[0]!, lengthMm: 1 }] };
    expect(await readCarriedOut(put('plan.json', changed))).toMatchObject({
      ok: false,
      problem: { code: 'plan-changed' },
    });
  });

  it('finds its CT beside it, in the folder above or where one says, or asks', async () => {
    const out = join(folder, 'out');
    await mkdir(out);
    const file = join(out, 'plan.json');
    writeFileSync(file, JSON.stringify(planned));
    expect(await readCarriedOut(file)).toMatchObject({ ok: true, value: { ct: join(folder, 'ct') } });
    const away = mkdtempSync(join(tmpdir(), 'bregma-away-'));
    await mkdir(join(away, 'deep'));
    writeFileSync(join(away, 'deep', 'plan.json'), JSON.stringify(planned));
    const far = join(away, 'deep', 'plan.json');
    expect(await readCarriedOut(far)).toMatchObject({ ok: false, problem: { code: 'no-ct' } });
    expect(await readCarriedOut(far, { ct: join(folder, 'ct') })).toMatchObject({ ok: true });
  });

  it('agrees with a case to which the same agreement on a missing slice is given', async () => {
    put('plan.json', { ...planned, id: undefined, case: agreeToMissing(caseOf(), 'AB') });
    const file = put('case.json', caseOf());
    expect(await readCarriedOut(file)).toMatchObject({ ok: false, problem: { code: 'case-differs' } });
    expect(await readCarriedOut(file, { amend: planCase => agreeToMissing(planCase, 'AB') })).toMatchObject({
      ok: true,
    });
  });
});

it('knows the samples by their ids, and takes no clinic’s number for one', () => {
  expect(['cat', 'dobermann'].map(name => isSampleId(sampleId(name)))).toEqual([true, true]);
  expect(['SAMPLE-1', 'K9-0042', '', null, undefined].map(isSampleId)).toEqual(Array(5).fill(false));
});
