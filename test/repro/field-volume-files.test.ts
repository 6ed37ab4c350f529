import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScan } from '../../main/files/read-scan';
import { sharedFolder } from '../support/prerequisites';

const data = sharedFolder('field-scans');
const truth = (): Buffer => readFileSync(join(data.path, 'truth-32x24x8-int16.raw'));

describe.skipIf(!data.isThere)(`the volume files and zips that the field sent in${data.note}`, () => {
  it.each([
    'M5-meta-no-data-after-header-lines',
    'D2-nrrd-micron-units',
    'M3-meta-compressed-umlaut Säge',
    'Z1-zip64-forced',
  ])('%s is read as its truth', async folder => {
    const read = await readScan([join(data.path, folder)]);
    if (!read.ok) throw new Error(read.problem.message);
    const { voxels, sizeVoxels, spacingMm, originLps } = read.value.volume;
    expect(sizeVoxels).toEqual([32, 24, 8]);
    expect(Buffer.from(voxels.buffer).equals(truth())).toBe(true);
    for (const [n, mm] of [0.4, 0.5, 0.75].entries()) expect(spacingMm[n]).toBeCloseTo(mm, 9);
    for (const [n, mm] of [-7, -5, 100].entries()) expect(originLps[n]).toBeCloseTo(mm, 9);
    expect(read.value.rescues).toEqual([]);
  });

  it('N1 is a CT, -1000 to 1200 HU', async () => {
    const read = await readScan([join(data.path, 'N1-nifti-ct-first-slices-zero-fill')]);
    if (!read.ok) throw new Error(read.problem.message);
    const { voxels } = read.value.volume;
    expect([Math.min(...voxels.slice(-6144)), voxels.reduce((a, b) => Math.max(a, b))]).toEqual([
      -1000, 1200,
    ]);
  });

  it('N13 is an MR, and no guide is planned on it', async () => {
    const path = join(data.path, 'N13-nifti-mr-phase');
    expect(await readScan([path])).toMatchObject({ ok: false, problem: { code: 'not-ct' } });
    const read = await readScan([path], undefined, undefined, undefined, { roles: ['mr'] });
    expect(read).toMatchObject({ ok: true, value: { series: { role: 'mr', modality: 'MR' } } });
  });
});
