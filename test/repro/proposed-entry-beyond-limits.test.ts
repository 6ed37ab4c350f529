import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { proposeEntry } from '../../geometry/path/propose-entry';
import { CASE_DEFAULTS, CASE_VERSION, type Case } from '../../geometry/plan/document/case-schema';
import { measurePaths, pathInput } from '../../geometry/plan/measure-paths';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { prepareBone, type PreparedBone } from '../../geometry/plan/prepare-bone';
import { samplePatient } from '../../samples/patients';
import { coarseHead, type PosedScan } from '../support/coarse-heads';

const HELD = ['other-bone', 'obliquity', 'bone-crossings', 'sinus', 'needle-length'];

/**
 * A target brought an entry straight dorsal of it, which met the bone at 51.6 degrees where a drill
 * skates above 30, or lay over a sinus; the same checks measure a proposal before it is made.
 */
describe('the entry that a target is given first (simulated dog, 1.5 mm voxels)', () => {
  let scan: PosedScan;
  let bone: PreparedBone;
  let inBrain: PatientPoint[];
  beforeAll(async () => {
    scan = coarseHead(samplePatient('mesocephalic'));
    const prepared = await prepareBone(scan.volume, { ...CASE_DEFAULTS.bone, surface: 'threshold' });
    if (!prepared.ok) throw new Error(prepared.problem.message);
    bone = prepared.value;
    inBrain = drawInBrain(30, 11);
  });

  /** Targets within the brain-case, 2 mm and more from its wall. */
  function drawInBrain(count: number, seed: number): PatientPoint[] {
    const random = seededRandom(seed);
    const { originLps, spacingMm, sizeVoxels, axes } = scan.volume;
    const targets: PatientPoint[] = [];
    while (targets.length < count) {
      const at = sizeVoxels.map((n, a) => random.uniform() * n * spacingMm[a]!);
      const p = [0, 1, 2].map(r => originLps[r]! + at.reduce((sum, mm, a) => sum + mm * axes[a]![r]!, 0)) as [
        number,
        number,
        number,
      ];
      const [x, y, z] = p.map(v => Math.round(v * 100) / 100) as [number, number, number];
      const target = patientPoint(x, y, z);
      if (bone.endocranium!.contains(target) && bone.endocranium!.distanceMm(target) <= -2)
        targets.push(target);
    }
    return targets;
  }

  function caseWith(target: PatientPoint, entry: PatientPoint): Case {
    const parsed = parseCase(
      {
        format: 'bregma-case',
        version: CASE_VERSION,
        scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
        bone: { surface: 'threshold' },
        tool: { lengthMm: 150 },
        orientation: {
          dorsal: scan.dorsal,
          rostral: scan.rostral,
          confirmedBy: 'sample',
          at: '2026-01-01T00:00:00.000Z',
        },
        trajectories: [{ id: 'T1', targetLps: target, entryLps: entry }],
      },
      'The case',
    );
    if (!parsed.ok) throw new Error(parsed.problem.message);
    return parsed.value;
  }

  const propose = (target: PatientPoint, change: (planCase: Case) => Case = planCase => planCase) => {
    const [x, y, z] = target;
    const planCase = change(caseWith(target, patientPoint(x, y - 40, z)));
    return proposeEntry({
      ...pathInput(planCase, scan.volume, bone),
      targetLps: target,
      dorsalLps: scan.dorsal as never,
    });
  };

  it('keeps the limits of the path on 30 targets, or says why there is none (seed 11)', () => {
    let found = 0;
    for (const target of inBrain) {
      const proposed = propose(target);
      if (!proposed.ok) {
        expect(proposed.problem.message).toMatch(/^No entry within the limits was found: of 300 directions/);
        continue;
      }
      found++;
      const [measured] = measurePaths(caseWith(target, proposed.value), scan.volume, bone);
      const held = measured!.checks.filter(({ id }) => HELD.includes(id));
      expect(held.map(({ id }) => id).sort()).toEqual([...HELD].sort());
      expect(held.filter(({ status }) => status !== 'pass').map(({ message }) => message)).toEqual([]);
      expect(measured!.trajectory!.angleToNormalDeg).toBeLessThanOrEqual(30);
      expect(measured!.checks.filter(({ status }) => status === 'fail')).toEqual([]);
    }
    // A path may rightly be refused deep down; most of a brain can be come at.
    expect(found).toBeGreaterThan(15);
  });

  it('gives the same entry each time', () => {
    expect(propose(inBrain[0]!)).toEqual(propose(inBrain[0]!));
  });

  it('says how many directions there were and what stood against each', () => {
    const refused = propose(inBrain[0]!, planCase => ({
      ...planCase,
      tool: { ...planCase.tool, lengthMm: 30 },
    }));
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    const told = [...refused.problem.message.matchAll(/(\d+) (meet|cross|are|fail)/g)].map(m => Number(m[1]));
    expect(told).toHaveLength(6);
    expect(told.reduce((a, b) => a + b)).toBe(300);
    expect(told[4]).toBeGreaterThan(20);
  });

  it("says the target's own fault where no entry could mend it", () => {
    const [x, y, z] = inBrain[0]!;
    const refused = propose(patientPoint(x, y - 500, z));
    expect(refused.ok ? '' : refused.problem.message).toMatch(/^The target .* lies outside the scan/);
  });
});
