import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { memoryFile } from '../support/memory-file';
import { readOnly, smallCt } from '../support/read-volume';
import { writeNifti } from '../support/write-volume';

const json = (said: unknown) => new TextEncoder().encode(JSON.stringify(said));

describe('a NIfTI with values as low as air', () => {
  it.each([
    ['t2_ph.nii', 't2_ph.json'],
    ['t2_ph.nii.gz', 'T2_PH.JSON'],
  ])('is an MR where the sidecar says so (%s, %s)', async (name, beside) => {
    const nifti = writeNifti(smallCt);
    const inventory = await inspectScan([
      memoryFile(`a/${name}`, name.endsWith('gz') ? gzipSync(nifti) : nifti),
      memoryFile(`a/${beside}`, json({ Modality: 'MR', ImageType: ['P'] })),
    ]);
    if (!inventory.ok) throw new Error(inventory.problem.message);
    expect(inventory.value.series).toHaveLength(1);
    expect(inventory.value.series[0]).toMatchObject({ modality: 'MR', role: 'mr', usable: false });
    expect(inventory.value.series[0]!.problems[0]!.message).toMatch(/says that it is an MR/);
    expect(inventory.value.ignored).toEqual([]);
  });

  it('is an MR where dcm2niix wrote its echo time', async () => {
    const nifti = writeNifti(smallCt);
    nifti.set(new TextEncoder().encode('TE=12;Time=101112.345;phase=1'), 148);
    expect((await readOnly([memoryFile('a.nii', nifti)])).series.role).toBe('mr');
  });

  it('is set aside where the sidecar says that it is neither', async () => {
    const files = [memoryFile('a.nii', writeNifti(smallCt)), memoryFile('a.json', json({ Modality: 'PT' }))];
    await expect(readOnly(files)).rejects.toThrow(/says that it is PT, neither CT nor MR/);
  });

  it('is a CT beside a file that is no sidecar', async () => {
    for (const beside of ['{', '[]', 'null', '{"Modality":7}']) {
      const files = [
        memoryFile('a.nii', writeNifti(smallCt)),
        memoryFile('a.json', new TextEncoder().encode(beside)),
      ];
      expect((await readOnly(files)).series.role).toBe('ct');
    }
  });
});
