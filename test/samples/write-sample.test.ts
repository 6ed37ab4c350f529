import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputRefused } from '../../main/cli/exit';
import { writeSampleTo } from '../../main/cli/sample';
import { patientVector } from '../../geometry/core/frames';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { Vec3 } from '../../geometry/core/vector';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { decimalString, encodeElements } from '../../samples/dicom/encode-element';
import { seededUid } from '../../samples/dicom/seeded-uid';
import { writeCtSeries, type CtSeriesOptions } from '../../samples/dicom/write-ct-series';
import type { DicomFile } from '../../samples/dicom/write-series';
import { buildHead } from '../../samples/head/build-head';
import { headPose } from '../../samples/head/pose';
import { samplePatient } from '../../samples/patients';
import { writeSample } from '../../samples/write-sample';
import { program } from '../support/prerequisites';

const small = {
  spacingMm: [1.5, 1.5, 2] as Vec3,
  sizeVoxels: [20, 18, 14] as const,
};
const series: CtSeriesOptions = { patientId: 'T-1', patientName: 'Test', species: 'Feline', breed: 'DSH' };

const asScanFile = ({ name, bytes }: DicomFile): ScanFile => ({
  path: name,
  sizeBytes: bytes.length,
  read: (from = 0, to = bytes.length) => Promise.resolve(bytes.slice(from, to).buffer),
});

describe('writeCtSeries', () => {
  const ct = simulateCt(buildHead(samplePatient('cat')), {
    ...small,
    pose: headPose([0.1, 0, 0.2], [3, -4, 50]),
    axes: [patientVector(0.8, 0.6, 0), patientVector(-0.6, 0.8, 0), patientVector(0, 0, 1)],
  });

  it.each([false, true])(
    'is read back as the same volume (signed %s, files in another order)',
    async signed => {
      const files = [...writeCtSeries(ct.volume, { ...series, signed })].reverse().map(asScanFile);
      const inventory = await inspectScan(files);
      if (!inventory.ok) throw new Error(inventory.problem.message);
      const read = await readSeries(inventory.value, undefined);
      if (!read.ok) throw new Error(read.problem.message);
      const { volume } = read.value;
      expect(volume.sizeVoxels).toEqual(ct.volume.sizeVoxels);
      expect(volume.voxels).toEqual(ct.volume.voxels.map(hu => Math.max(signed ? -32768 : -1024, hu)));
      for (const axis of [0, 1, 2] as const) {
        expect(volume.originLps[axis]).toBeCloseTo(ct.volume.originLps[axis], 6);
        expect(volume.spacingMm[axis]).toBeCloseTo(ct.volume.spacingMm[axis], 6);
        for (const n of [0, 1, 2] as const) {
          expect(volume.axes[axis][n]).toBeCloseTo(ct.volume.axes[axis][n], 6);
        }
      }
      expect(read.value.series.species).toBe('Feline');
    },
  );

  it('gives the same bytes for the same seed, and other UIDs for another', () => {
    const a = [...writeCtSeries(ct.volume, series)];
    expect(a).toEqual([...writeCtSeries(ct.volume, series)]);
    const b = [...writeCtSeries(ct.volume, { ...series, seed: 2 })];
    expect(b[0]!.bytes).not.toEqual(a[0]!.bytes);
  });
});

describe('seededUid', () => {
  it('is a valid UID under 2.25, its own for each instance', () => {
    const uids = Array.from({ length: 3000 }, (_, k) => seededUid('instance', 'X', 1, k));
    expect(new Set(uids).size).toBe(3000);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9][0-9]{1,38}$/);
  });
});

describe('encodeElements', () => {
  it('orders by tag and pads to even length', () => {
    const bytes = encodeElements([
      [0x00100020, 'LO', 'ABC'],
      [0x00080018, 'UI', '1.2.3'],
      [0x00280010, 'US', [258]],
    ]);
    expect([...bytes]).toEqual([
      ...[0x08, 0, 0x18, 0, 0x55, 0x49, 6, 0, 0x31, 0x2e, 0x32, 0x2e, 0x33, 0],
      ...[0x10, 0, 0x20, 0, 0x4c, 0x4f, 4, 0, 0x41, 0x42, 0x43, 0x20],
      ...[0x28, 0, 0x10, 0, 0x55, 0x53, 2, 0, 2, 1],
    ]);
  });

  it('writes decimals in sixteen characters', () => {
    for (const v of [0, -0.1, 1 / 3, -123.4567890123456, 1e-17, 12345678.12345678]) {
      const text = decimalString(v);
      expect(text.length).toBeLessThanOrEqual(16);
      expect(Number(text)).toBeCloseTo(v, 7);
    }
  });
});

describe('a written sample', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bregma-sample-'));
    await writeSampleTo(join(folder, 'cat'), 'cat', small);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds slices, case and truth that agree', async () => {
    expect((await readdir(join(folder, 'cat', 'ct'))).length).toBe(14);
    const plan = JSON.parse(await readFile(join(folder, 'cat', 'case.json'), 'utf8'));
    const truth = JSON.parse(await readFile(join(folder, 'cat', 'truth.json'), 'utf8'));
    expect(plan.format).toBe('bregma-case');
    expect(plan.trajectories[0].targetLps).toEqual(truth.lesion.centreLps);
    expect(truth.vessels.map((v: { name: string }) => v.name)).toContain('dorsal sagittal sinus');
    expect(truth).not.toHaveProperty('marker');
  });

  it('names its marker in the truth, on the side asked for', () => {
    const files = [...writeSample(samplePatient('cat'), { ...small, marker: { side: 'right' } })];
    const file = files.find(({ path }) => path === 'truth.json')!;
    const { marker, pose } = JSON.parse(new TextDecoder().decode(file.bytes));
    expect(marker.side).toBe('right');
    const besideMm = [0, 1, 2].reduce(
      (sum, axis) => sum + (marker.centreLps[axis] - pose.originLps[axis]) * pose.left[axis],
      0,
    );
    expect(besideMm).toBeLessThan(-25);
  });

  it('is the same twice', () => {
    const bytes = (): Uint8Array[] => [...writeSample(samplePatient('cat'), small)].map(f => f.bytes);
    expect(bytes()).toEqual(bytes());
  });

  it('is refused where the folder holds files', async () => {
    await writeFile(join(folder, 'note.txt'), 'mine');
    await expect(writeSampleTo(folder, 'cat', small)).rejects.toBeInstanceOf(InputRefused);
  });

  const dcmdump = program('dcmdump');
  it.skipIf(!dcmdump.isThere)(`is read by dcmdump without a warning${dcmdump.note}`, () => {
    const run = spawnSync('dcmdump', ['-q', '+E', join(folder, 'cat', 'ct', 'CT0003.dcm')], {
      encoding: 'utf8',
    });
    expect(run.status).toBe(0);
    const loud = spawnSync('dcmdump', [join(folder, 'cat', 'ct', 'CT0003.dcm')], { encoding: 'utf8' });
    expect(loud.stderr).toBe('');
    expect(loud.stdout).toContain('=CTImageStorage');
  });
});
