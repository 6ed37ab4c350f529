import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { isRotation, transformPoint, turnAngle } from '../../geometry/fusion/rigid-transform';
import { createLinearSampler } from '../../geometry/volume/sample-volume';
import { patientToVoxel, type Volume } from '../../geometry/volume/volume';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { betweenPoses, headPose, headToPatient } from '../../samples/head/pose';
import { mrPose, type SampleMr } from '../../samples/mr/scan-mr';
import { simulateMr, type MrOptions } from '../../samples/mr/simulate-mr';
import { sequenceSignals } from '../../samples/mr/tissue-signal';
import { samplePatient } from '../../samples/patients';
import { sampleFiles } from '../../samples/write-sample';
import { program } from '../support/prerequisites';

const patient = samplePatient('cat');
const head = buildHead(patient);
const { centre, radiusMm } = head.lesion;
const pose = mrPose();
/** A cube of 16 mm about the lesion, in coarse voxels. */
const region = {
  min: [centre[0] - 8, centre[1] - 8, centre[2] - 8] as const,
  max: [centre[0] + 8, centre[1] + 8, centre[2] + 8] as const,
};
const small: MrOptions = { region, marginMm: 0, pose, spacingMm: [1, 1, 1] };
const quiet: MrOptions = { ...small, noise: 0, bias: 0 };

function valueAt(volume: Volume, p: Vec3): number {
  const [i, j, k] = patientToVoxel(volume, patientPoint(...p));
  return createLinearSampler(volume)(i, j, k);
}

describe('simulateMr', () => {
  it('shows the lesion where the pose puts it, in the signal of each sequence', () => {
    for (const sequence of ['t1c', 't2'] as const) {
      const volume = simulateMr(head, sequence, quiet);
      const signals = sequenceSignals[sequence];
      expect(valueAt(volume, headToPatient(pose, centre))).toBeCloseTo(signals['lesion']!, 0);
      const beside = headToPatient(pose, [centre[0], centre[1] + 1.3 * radiusMm, centre[2]]);
      expect(Math.abs(valueAt(volume, beside) - signals['lesion']!)).toBeGreaterThan(70);
    }
  });

  it('has Rician noise: in air the mean of a Rayleigh distribution, never below zero', () => {
    const { min } = head.bounds;
    const air = simulateMr(head, 't1c', {
      region: { min: [min[0] - 40, min[1] - 40, min[2]], max: [min[0] - 20, min[1] - 20, min[2] + 20] },
      noise: 20,
    });
    const mean = air.voxels.reduce((sum, v) => sum + v, 0) / air.voxels.length;
    expect(Math.min(...air.voxels)).toBeGreaterThanOrEqual(0);
    expect(mean).toBeGreaterThan(0.98 * 20 * Math.sqrt(Math.PI / 2));
    expect(mean).toBeLessThan(1.02 * 20 * Math.sqrt(Math.PI / 2));
  });

  it('is the same for the same seed, another for another, and bent by the coil', () => {
    const a = simulateMr(head, 't1c', small);
    expect(simulateMr(head, 't1c', small).voxels).toEqual(a.voxels);
    expect(simulateMr(head, 't1c', { ...small, seed: 2 }).voxels).not.toEqual(a.voxels);
    const flat = simulateMr(head, 't1c', quiet).voxels;
    const bent = simulateMr(head, 't1c', { ...quiet, bias: 0.6 }).voxels;
    // Marrow and lesion alike: where there is signal, the ratio is the coil's, and it is not one
    // everywhere.
    const ratios = [...bent].flatMap((v, n) => (flat[n]! > 300 ? [v / flat[n]!] : []));
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeGreaterThan(1.05);
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(2);
  });
});

describe('betweenPoses', () => {
  it('takes a point of one scan to the same spot of the other, without a mirror', () => {
    const ct = headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]);
    const motion = betweenPoses(ct, pose);
    expect(isRotation(motion.rotation)).toBe(true);
    for (const p of Object.values(head.landmarks)) {
      expect(distance(transformPoint(motion, headToPatient(pose, p)), headToPatient(ct, p))).toBeLessThan(
        1e-9,
      );
    }
    // Far enough that nothing works by leaving the scans where they are.
    expect((turnAngle(motion.rotation) * 180) / Math.PI).toBeGreaterThan(15);
    expect(
      distance(transformPoint(motion, headToPatient(pose, centre)), headToPatient(pose, centre)),
    ).toBeGreaterThan(20);
  });
});

describe('a sample with MR', () => {
  const ct = simulateCt(head, { spacingMm: [1.5, 1.5, 2], sizeVoxels: [16, 16, 12], pose: headPose() });
  const mr: SampleMr[] = (['t1c', 't2'] as const).map(sequence => ({
    sequence,
    volume: simulateMr(head, sequence, small),
    pose,
  }));
  const files = [...sampleFiles(patient, ct, {}, mr)];
  const textOf = (path: string): string =>
    new TextDecoder().decode(files.find(file => file.path === path)!.bytes);

  it('names its series in the case, unfused, and leaves a sample without MR as it was', () => {
    const parsed = parseCase(textOf('case.json'));
    if (!parsed.ok) throw new Error(parsed.problem.message);
    expect(parsed.value.scans.map(({ id, role, path, fusion }) => [id, role, path, fusion])).toEqual([
      ['ct', 'ct', 'ct', null],
      ['t1c', 'mr', 'mr-t1c', null],
      ['t2', 'mr', 'mr-t2', null],
    ]);
    const plain = [...sampleFiles(patient, ct, {})];
    expect(plain.map(f => f.path).filter(p => p.includes('mr'))).toEqual([]);
    expect(new TextDecoder().decode(plain.find(f => f.path === 'truth.json')!.bytes)).not.toContain(
      'fixedFromMoving',
    );
  });

  it('holds in truth.json the motion that takes the lesion of the MR to that of the CT', () => {
    const truth = JSON.parse(textOf('truth.json'));
    for (const folder of ['mr-t1c', 'mr-t2']) {
      const moved = transformPoint(truth.fixedFromMoving[folder], headToPatient(pose, centre));
      expect(distance(moved, truth.lesion.centreLps)).toBeLessThan(1e-3);
    }
  });

  const dcmdump = program('dcmdump');
  it.skipIf(!dcmdump.isThere)(`is read by dcmdump as MR without a warning${dcmdump.note}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'bregma-mr-'));
    for (const path of ['mr-t1c/MR0002.dcm', 'mr-t2/MR0002.dcm']) {
      const file = join(folder, path.replace('/', '-'));
      writeFileSync(file, files.find(f => f.path === path)!.bytes);
      const run = spawnSync('dcmdump', [file], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout).toContain('=MRImageStorage');
    }
    rmSync(folder, { recursive: true });
  });
});
