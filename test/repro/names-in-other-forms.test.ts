import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../support/memory-file';
import { readOnly, smallCt } from '../support/read-volume';
import { writeMetaImage, writeNrrd } from '../support/write-volume';

const NAME = 'Schädel 1.raw';
const forms = { composed: NAME.normalize('NFC'), decomposed: NAME.normalize('NFD') };

describe('voxels in a file with accents in its name', () => {
  it.each([
    ['composed', 'composed'],
    ['composed', 'decomposed'],
    ['decomposed', 'composed'],
  ] as const)('are found: %s in the header, %s on the disk', async (said, there) => {
    const { header, samples } = writeMetaImage(smallCt, { dataFile: forms[said], zlib: true });
    const folder = 'Säge'.normalize(there === 'composed' ? 'NFC' : 'NFD');
    const files = [
      memoryFile(`${folder}/head.mhd`, header),
      memoryFile(`${folder}/${forms[there]}`, samples),
    ];
    expect([...(await readOnly(files)).volume.voxels]).toEqual(smallCt.values);
  });

  it('are found for NRRD, where the name ends in a number or holds a per cent sign', async () => {
    for (const odd of ['Schädel 1', '100% head.raw']) {
      const { header, samples } = writeNrrd(smallCt, { dataFile: odd });
      const files = [memoryFile('head.nhdr', header), memoryFile(odd, samples)];
      expect([...(await readOnly(files)).volume.voxels]).toEqual(smallCt.values);
    }
  });

  it('are found in a zip whose names do not say that they are UTF-8', async () => {
    const { header, samples } = writeMetaImage(smallCt, { dataFile: forms.composed });
    const zip = zipSync({ 'head.mhd': header, [forms.composed]: samples });
    // The flag of each local header and entry of the directory off.
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at + 10 < zip.length; at++) {
      const mark = view.getUint32(at, true);
      if (mark === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) & ~0x800, true);
      if (mark === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) & ~0x800, true);
    }
    expect([...(await readOnly([memoryFile('a.zip', zip)])).volume.voxels]).toEqual(smallCt.values);
  });
});
