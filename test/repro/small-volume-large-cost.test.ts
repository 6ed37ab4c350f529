import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCt } from '../support/read-volume';
import { buildBregma } from '../support/run-bregma';
import { niftiHead, readVolumeApart, zerosInGzip } from '../support/swollen-volumes';
import { writeNrrd } from '../support/write-volume';

let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-cost-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

// What swells as far as is believed is read in test/check/hostile-scans.test.ts.
describe('a file of less than 2 MB', () => {
  it('of NIfTI that swells a thousandfold is refused before it is inflated', () => {
    // 600 million int16: 1.2 GB from 1.2 MB.
    const bytes = zerosInGzip(niftiHead([1000, 1000, 600], 16), 1200);
    const { peak, words, status } = readVolumeApart(work, 'bomb.nii.gz', bytes);
    expect(words).toMatch(/would swell to \d+ times its size, as no scan does/);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(0.4e9);
  });

  it('of NIfTI that holds a thousand times what its header says is given up on the way', () => {
    const bytes = zerosInGzip(niftiHead([100, 100, 100], 16), 1200);
    const { peak, words, status } = readVolumeApart(work, 'more.nii.gz', bytes);
    expect(words).toMatch(/bytes more than the 100 x 100 x 100 voxels that its header says/);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(0.4e9);
  });

  it('of NIfTI whose header claims 54 GB is refused before memory is taken', () => {
    const head = niftiHead([3000, 3000, 3000], 16);
    for (const [name, bytes] of [
      ['claims.nii', new Uint8Array(Buffer.concat([head, new Uint8Array(1e6)]))],
      ['claims.nii.gz', zerosInGzip(head, 1)],
    ] as const) {
      const { peak, words, status } = readVolumeApart(work, name, bytes);
      expect(words).toMatch(/fewer voxels than its header says|would swell/);
      expect(status).toBe(2);
      expect(peak).toBeLessThan(0.3e9);
    }
  });

  it('that is a zip of what swells is not opened', () => {
    const volume = writeNrrd({ ...smallCt, values: [] }).header;
    const swollen = new Uint8Array(Buffer.concat([volume, new Uint8Array(70e6)]));
    const { peak, words, status } = readVolumeApart(
      work,
      'bomb.zip',
      zipSync({ 'a.nrrd': swollen }, { level: 4 }),
    );
    expect(words).toMatch(/a zip that swells to \d+ times its size/);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(0.4e9);
  });
});
