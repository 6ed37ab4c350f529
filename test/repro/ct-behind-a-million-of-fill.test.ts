import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { memoryFile } from '../support/memory-file';
import { readOnly, smallCt } from '../support/read-volume';
import { writeMetaImage, writeNifti, writeNrrd } from '../support/write-volume';

it('a CT whose first million voxels are a fill is a CT, in each format', async () => {
  const size = [200, 200, 40] as const;
  const values = Array.from({ length: 200 * 200 * 40 }, (_, i) => (i < 1_200_000 ? 0 : (i % 2200) - 1000));
  const volume = { ...smallCt, size, values };
  for (const file of [
    memoryFile('a.nii.gz', gzipSync(writeNifti(volume))),
    memoryFile('a.nrrd', writeNrrd(volume).header),
    memoryFile('a.mha', writeMetaImage(volume, { zlib: true }).header),
  ]) {
    const { series, volume: read } = await readOnly([file]);
    expect(series).toMatchObject({ role: 'ct', modality: 'CT', usable: true });
    expect(Buffer.from(read.voxels.buffer).equals(Buffer.from(Int16Array.from(values).buffer))).toBe(true);
  }
});
