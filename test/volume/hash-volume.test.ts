import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { hashVolume } from '../../geometry/volume/hash-volume';
import type { Volume } from '../../geometry/volume/volume';
import { makeSeries } from '../support/make-series';
import { BIG_ENDIAN, IMPLICIT } from '../support/write-dicom';

const base: Volume = {
  sizeVoxels: [3, 2, 2],
  voxels: Int16Array.from({ length: 12 }, (_, n) => 100 * n - 500),
  originLps: patientPoint(-7, -5, 100),
  spacingMm: [0.4, 0.5, 0.75],
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
};

async function hashOf(files: readonly ScanFile[]): Promise<string> {
  const found = await inspectScan(files);
  if (!found.ok) throw new Error(found.problem.message);
  const read = await readSeries(found.value, undefined);
  if (!read.ok) throw new Error(read.problem.message);
  return hashVolume(read.value.volume);
}

describe('hashVolume', () => {
  it('is what its description says', async () => {
    const sha = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
    const slice = (k: number): Buffer => sha(new Uint8Array(base.voxels.slice(6 * k, 6 * k + 6).buffer));
    const head =
      'bregma-volume 1\n3 2 2\n-7000 -5000 100000\n40000 50000 75000\n1000000 0 0\n0 1000000 0\n0 0 1000000\n';
    const whole = sha(Buffer.concat([Buffer.from(head), slice(0), slice(1)])).toString('hex');
    expect(await hashVolume(base)).toBe(whole);
  });

  it('is the same in shared memory, and of a reading that differs in the last bit or the sign of zero', async () => {
    const shared = new Int16Array(new SharedArrayBuffer(24));
    shared.set(base.voxels);
    const same: readonly Partial<Volume>[] = [
      { voxels: shared },
      { originLps: patientPoint(-7 + 1e-12, -5, 100 - 1e-12) },
      { axes: [patientVector(1, -0, 1e-16), base.axes[1], base.axes[2]] },
    ];
    for (const change of same) expect(await hashVolume({ ...base, ...change })).toBe(await hashVolume(base));
  });

  it('is another for one voxel, one micron, one size, one axis', async () => {
    const voxels = Int16Array.from(base.voxels);
    voxels[11]!++;
    const other: readonly Partial<Volume>[] = [
      { voxels },
      { originLps: patientPoint(-7, -5, 100.001) },
      { spacingMm: [0.4, 0.5, 0.7501] },
      { sizeVoxels: [2, 3, 2] },
      { axes: [patientVector(0, 1, 0), patientVector(-1, 0, 0), base.axes[2]] },
    ];
    const hashes = [base, ...other.map(change => ({ ...base, ...change }))].map(v => hashVolume(v));
    expect(new Set(await Promise.all(hashes)).size).toBe(other.length + 1);
  });

  it('does not depend on transfer syntax, UIDs, order, names or copies of the files, but on places', async () => {
    const own = await hashOf(makeSeries());
    const stable = [
      makeSeries({ transferSyntaxUid: IMPLICIT }),
      makeSeries({ transferSyntaxUid: BIG_ENDIAN }),
      makeSeries({ seriesUid: '9.9', studyUid: '9.8', frameUid: '9.7', path: 'elsewhere' }),
      [...makeSeries()].reverse(),
      [...makeSeries(), ...makeSeries({ path: 'copy' })],
    ];
    for (const files of stable) expect(await hashOf(files)).toBe(own);
    expect(await hashOf(makeSeries({ positionOf: k => [10, 20, 33 + k] }))).not.toBe(own);
  });

  it('stops when cancelled', async () => {
    await expect(hashVolume(base, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
