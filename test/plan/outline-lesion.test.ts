import { describe, expect, it } from 'vitest';
import { succeed } from '../../geometry/core/result';
import { distance, type Vec3 } from '../../geometry/core/vector';
import type { Case } from '../../geometry/plan/document/case-schema';
import { checkLesion, describeLesion, outlineLesion } from '../../geometry/plan/outline-lesion';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { writeReport } from '../../geometry/plan/output/write-report';
import { plan } from '../../geometry/plan/plan';
import { createBoneCache, prepareBone } from '../../geometry/plan/prepare-bone';
import { ballSkull } from '../support/ball-skull';

const center: Vec3 = [2, -8, 3];
const RADIUS_MM = 5;

/** The hollow ball with a lesion of 97 HU in its brain of 40. */
const volume = ballSkull();
const [n] = volume.sizeVoxels;
const { voxels } = volume;
for (let at = 0; at < voxels.length; at++) {
  const p = [at % n, Math.floor(at / n) % n, Math.floor(at / (n * n))].map(
    (i, a) => volume.originLps[a]! + 0.8 * i,
  ) as unknown as Vec3;
  const share = Math.min(1, Math.max(0, (RADIUS_MM - distance(p, center)) / 1.2 + 0.5));
  voxels[at] = voxels[at]! + Math.round(57 * share);
}

function caseOf(change: object = {}): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    lesion: { seedLps: [3, -9, 2] },
    trajectories: [{ id: 'T1', targetLps: [...center], entryLps: [6, -40, 1] }],
    guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 } },
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

const cache = createBoneCache();
const bone = async () => {
  const prepared = await prepareBone(volume, caseOf().bone, cache);
  if (!prepared.ok) throw new Error(prepared.problem.message);
  return prepared.value;
};

describe('a lesion in the case', () => {
  it('is outlined, checked and reported by the pipeline', async () => {
    const made = await plan(caseOf(), () => Promise.resolve(succeed({ volume })), { cache });
    if (!made.ok) throw new Error(made.problem.message);
    const { lesion, checks } = made.value.plan;
    expect(Math.abs(1000 * lesion!.volumeMl - (4 / 3) * Math.PI * RADIUS_MM ** 3)).toBeLessThan(50);
    expect(distance(lesion!.centroidLps, center)).toBeLessThan(0.2);
    const check = checks.find(c => c.id === 'target-in-lesion')!;
    expect(check).toMatchObject({ status: 'pass', trajectory: 'T1', unit: 'mm' });
    expect(Math.abs(check.value! - RADIUS_MM)).toBeLessThan(0.6);
    const report = writeReport(made.value.plan, 'en');
    expect(report).toContain('Lesion, as outlined on the scan');
    expect(report).toContain(`${lesion!.volumeMl.toFixed(2)} ml, longest diameter`);
  });

  it('fails a target beside it by as much as it is missed, and not one without a lesion', async () => {
    const beside = caseOf({
      trajectories: [
        { id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] },
        { id: 'T2', targetLps: [2, 0, 3], entryLps: [6, -40, 1] },
      ],
    });
    const outlined = outlineLesion(beside.lesion, volume, await bone());
    const [first, second] = checkLesion(beside, outlined);
    expect(first!.status).toBe('pass');
    expect(second).toMatchObject({ status: 'fail', trajectory: 'T2', limit: 0, atLps: [2, 0, 3] });
    expect(Math.abs(second!.value! + 3)).toBeLessThan(0.4);
    expect(second!.message).toContain('aim at the lesion');
    expect(checkLesion(caseOf({ lesion: null }), outlineLesion(null, volume, await bone()))).toEqual([]);
  });

  it('that is not found warns with the reason, and is none in the plan', async () => {
    const healthy = caseOf({ lesion: { seedLps: [2, 9, 3] } });
    const outlined = outlineLesion(healthy.lesion, volume, await bone());
    expect(checkLesion(healthy, outlined)).toMatchObject([
      { id: 'lesion-outlined', status: 'warn', atLps: [2, 9, 3] },
    ]);
    expect(describeLesion(outlined)).toBeNull();
    const open = outlineLesion(caseOf().lesion, volume, { ...(await bone()), endocranium: null });
    expect(open).toMatchObject({ ok: false, problem: { code: 'lesion-no-braincase' } });
  });
});

describe('the field', () => {
  it('has defaults, and refuses what is out of its limits', () => {
    expect(caseOf().lesion).toEqual({ seedLps: [3, -9, 2], lowerHu: null, maxRadiusMm: 20 });
    expect(caseOf({ lesion: null }).lesion).toBeNull();
    const bad = parseCase({ ...caseOf(), lesion: { seedLps: [0, 0, 0], maxRadiusMm: 90 } });
    expect(bad).toMatchObject({ ok: false, problem: { where: 'lesion.maxRadiusMm' } });
  });
});
