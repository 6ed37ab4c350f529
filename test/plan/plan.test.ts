import { describe, expect, it } from 'vitest';
import { refuse, succeed } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { writeReport } from '../../geometry/plan/output/write-report';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import { plan, type PlanOutcome } from '../../geometry/plan/plan';
import { createBoneCache, prepareBone } from '../../geometry/plan/prepare-bone';
import { ballSkull } from '../support/ball-skull';
import type { ReadScan } from '../../geometry/plan/document/known-scan';

function caseOf(change: object = {}): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
    guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 } },
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

const volume = ballSkull();
const readScan: ReadScan = () => Promise.resolve(succeed({ volume }));

/** Holds the whole ball's bone once a plan was made from scratch. */
const known = createBoneCache();
/** The plan of the case as it stands, from scratch; made once, as several tests look at it. */
let fromScratch: Promise<PlanOutcome> | null = null;
const planFromScratch = (): Promise<PlanOutcome> =>
  (fromScratch ??= plan(caseOf(), readScan, { cache: known }).then(made => {
    if (!made.ok) throw new Error(made.problem.message);
    return made.value;
  }));

describe('plan', () => {
  it('goes from a scan to files, telling how far it is; from the cache or from scratch, the same bytes', async () => {
    const fractions: number[] = [];
    const cache = createBoneCache();
    const prepared = await prepareBone(volume, caseOf().bone, cache);
    if (!prepared.ok) throw new Error(prepared.problem.message);
    let now = 0;
    const clock = (): number => (now += 1000);
    const first = await plan(caseOf(), readScan, { cache, now: clock }, p => fractions.push(p.fraction));
    if (!first.ok) throw new Error(first.problem.message);
    expect(first.value.bone).toBe(prepared.value.bone);
    expect(first.value.plan.checks.filter(check => check.status === 'fail')).toEqual([]);
    // Every check is said once.
    const names = first.value.plan.checks.map(check => `${check.id} ${check.trajectory ?? ''}`);
    expect(new Set(names).size).toBe(names.length);
    expect(fractions[0]).toBeGreaterThanOrEqual(0);
    expect(fractions.at(-1)).toBe(1);
    for (let n = 1; n < fractions.length; n++) expect(fractions[n]).toBeGreaterThanOrEqual(fractions[n - 1]!);
    // Time is counted by the clock it is given, and stands nowhere but in the plan.
    const { timingsMs } = first.value.plan;
    expect(timingsMs).toEqual({ read: 1000, surface: 1000, path: 1000, guide: 1000, write: 1000 });

    const fresh = await planFromScratch();
    expect(fresh.bone).not.toBe(prepared.value.bone);
    expect(fresh.guide!.stl).toEqual(first.value.guide!.stl);
    expect(writeReport(fresh.plan, 'en')).toBe(writeReport(first.value.plan, 'en'));
    expect({ ...fresh.plan, timingsMs }).toEqual(first.value.plan);
  });

  it('surfaces again for another threshold, and not for the same', async () => {
    const cache = createBoneCache();
    const options = { thresholdHu: 226, surface: 'threshold', crop: null } as const;
    const bones = [];
    for (const thresholdHu of [226, 226, 500]) {
      const bone = await prepareBone(volume, { ...options, thresholdHu }, cache);
      if (!bone.ok) throw new Error(bone.problem.message);
      bones.push(bone.value);
    }
    expect(bones[1]).toBe(bones[0]);
    expect(bones[2]).not.toBe(bones[0]);
    expect(bones[2]!.bone.thresholdHu).toBe(500);
  });

  it('takes for bone only what lies in the crop box, in the case, the cache and the report', async () => {
    const cache = createBoneCache();
    const half = { minLps: [-30, -30, -30], maxLps: [30, 6, 30] };
    const cropped = caseOf({ bone: { crop: half } });
    const whole = await planFromScratch();
    // The bone of the whole scan stands in the cache when the box is asked for.
    await prepareBone(volume, caseOf().bone, cache);
    const first = await plan(cropped, readScan, { cache });
    const fresh = await prepareBone(volume, cropped.bone);
    if (!first.ok || !fresh.ok) throw new Error('refused');
    const reach = (mesh: { positions: Float32Array }): number =>
      mesh.positions.reduce((most, value, n) => (n % 3 === 1 ? Math.max(most, value) : most), -Infinity);
    expect(reach(whole.bone.mesh)).toBeGreaterThan(23);
    expect(Math.abs(reach(first.value.bone.mesh) - 6)).toBeLessThan(1.6);
    expect(fresh.value.bone.mesh).toEqual(first.value.bone.mesh);
    expect(first.value.skullStl).not.toEqual(whole.skullStl);
    expect(first.value.plan.checks.find(check => check.id === 'crop-clear')).toMatchObject({
      status: 'pass',
      trajectory: 'T1',
    });
    expect(whole.plan.checks.some(check => check.id === 'crop-clear')).toBe(false);
    expect(writeReport(first.value.plan, 'en')).toMatch(
      /Only in the box +-30\.0 +-30\.0 +-30\.0 +to +30\.0 +6\.0 +30\.0/,
    );
    expect(writeReport(whole.plan, 'en')).not.toContain('Only in the box');
  });

  it('FAILS where the crop box cuts under the guide', async () => {
    const cut = caseOf({ bone: { crop: { minLps: [-30, -30, -5], maxLps: [30, 30, 30] } } });
    const result = await plan(cut, readScan);
    if (!result.ok) throw new Error(result.problem.message);
    expect(result.value.plan.status).toBe('fail');
    expect(result.value.plan.checks.find(check => check.id === 'crop-clear')).toMatchObject({
      status: 'fail',
    });
  });

  it('measures a path of known length', async () => {
    // Straight at the ball's centre: entry on the surface at 24 mm, through 3 mm of bone, at right
    // angles.
    const planCase = caseOf({ trajectories: [{ id: 'T1', targetLps: [0, -10, 0], entryLps: [0, -40, 0] }] });
    const result = await plan(planCase, readScan, { cache: known });
    if (!result.ok) throw new Error(result.problem.message);
    const [t] = result.value.plan.trajectories;
    expect(Math.abs(t!.lengthMm - 14)).toBeLessThan(0.15);
    expect(Math.abs(t!.boneThicknessMm! - 3)).toBeLessThan(0.2);
    expect(t!.angleToNormalDeg!).toBeLessThan(2);
    expect(t!.surfaceUncertaintyMm!).toBeGreaterThan(0.005);
    expect(t!.surfaceUncertaintyMm!).toBeLessThan(0.1);
    expect(t!.directionLps.map(v => v + 0)).toEqual([0, 1, 0]);
  });

  it('passes on what makes the scan unusable, and refuses a target outside it', async () => {
    const refusal = refuse('no-scan', phrase('files-gone'));
    expect(await plan(caseOf(), () => Promise.resolve(refusal))).toEqual(refusal);
    const outside = caseOf({ trajectories: [{ id: 'T1', targetLps: [0, 0, 99], entryLps: [0, 0, 0] }] });
    expect(await plan(outside, readScan)).toMatchObject({
      ok: false,
      problem: { code: 'target-outside-scan' },
    });
  });

  it('stops when cancelled', async () => {
    const stop = new AbortController();
    const running = plan(caseOf(), readScan, {}, p => p.fraction > 0.4 && stop.abort(), stop.signal);
    await expect(running).rejects.toThrow(/abort/i);
  });
});

it('names a FAILED guide so', () => {
  expect([
    guideFileName('pass'),
    guideFileName('warn', 'print'),
    guideFileName('fail'),
    guideFileName('fail', 'print'),
  ]).toEqual(['guide.stl', 'guide-print.stl', 'guide-FAILED.stl', 'guide-print-FAILED.stl']);
});
