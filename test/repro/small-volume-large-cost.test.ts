import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { peakMemoryHook } from '../bench/peak-memory-hook';
import { smallCt } from '../support/read-volume';
import { buildBregma } from '../support/run-bregma';
import { writeNifti, writeNrrd } from '../support/write-volume';

let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-cost-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Reads a file in a process of its own; its peak memory, bytes, and what it said. */
function readVolume(name: string, bytes: Uint8Array): { peak: number; words: string; status: number | null } {
  const file = join(work, name);
  writeFileSync(file, bytes);
  expect(statSync(file).size).toBeLessThan(2e6);
  const peak = join(work, 'peak');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', peakMemoryHook(peak), 'out/cli/bregma.mjs', 'volume', file, '--out', join(work, 'out.nrrd')],
    { encoding: 'utf8', timeout: 90_000 },
  );
  return { peak: Number(readFileSync(peak, 'utf8')), words: stdout + stderr, status };
}

/** A gzip file of a head and so many zeros, made without ever holding them. */
function zerosInGzip(head: Uint8Array, millions: number): Uint8Array {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const million = deflateRawSync(new Uint8Array(1e6), { ...flush, level: 9 });
  return Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
    deflateRawSync(head, flush),
    ...Array.from({ length: millions }, () => million),
    deflateRawSync(new Uint8Array(0)),
    new Uint8Array(8),
  ]);
}

/** The head of a NIfTI of so many 8-bit or 16-bit voxels. */
function niftiHead(size: readonly [number, number, number], bits: 8 | 16): Uint8Array {
  const head = writeNifti({ ...smallCt, size, values: [] });
  const view = new DataView(head.buffer);
  size.forEach((n, i) => view.setInt16(42 + 2 * i, n, true));
  view.setInt16(40, 3, true);
  view.setInt16(48, 1, true);
  view.setInt16(70, bits === 8 ? 2 : 4, true);
  view.setInt16(72, bits, true);
  return head;
}

describe('a file of less than 2 MB', () => {
  it('of NIfTI that swells a thousandfold is refused before it is inflated', () => {
    // 600 million int16: 1.2 GB from 1.2 MB.
    const bytes = zerosInGzip(niftiHead([1000, 1000, 600], 16), 1200);
    const { peak, words, status } = readVolume('bomb.nii.gz', bytes);
    expect(words).toMatch(/would swell to \d+ times its size, as no scan does/);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(0.4e9);
  });

  it('of NIfTI that holds a thousand times what its header says is given up on the way', () => {
    const bytes = zerosInGzip(niftiHead([100, 100, 100], 16), 1200);
    const { peak, words, status } = readVolume('more.nii.gz', bytes);
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
      const { peak, words, status } = readVolume(name, bytes);
      expect(words).toMatch(/fewer voxels than its header says|would swell/);
      expect(status).toBe(2);
      expect(peak).toBeLessThan(0.3e9);
    }
  });

  it('that packs as well as is believed takes less than 1 GB all the same', () => {
    // Just below a hundredfold, in the samples that grow most: 8 bits become 16.
    const count = [560, 580, 580] as const;
    const head = niftiHead(count, 8);
    const random = seededRandom(1);
    const noise = Uint8Array.from({ length: 1_750_000 }, () => random.whole(0, 255));
    const total = count[0] * count[1] * count[2];
    const packed = deflateRawSync(Buffer.concat([noise, new Uint8Array(total - noise.length)]), { level: 9 });
    const bytes = Buffer.concat([
      Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
      deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH }),
      packed,
      new Uint8Array(8),
    ]);
    const { peak, words } = readVolume('grows.nii.gz', bytes);
    // Its checksum is none; it is found at the end of it all.
    expect(words).toMatch(/does not match its checksum|no values as low as air/);
    expect(peak).toBeLessThan(1e9);
  });

  it('that is a zip of what swells is not opened', () => {
    const volume = writeNrrd({ ...smallCt, values: [] }).header;
    const swollen = new Uint8Array(Buffer.concat([volume, new Uint8Array(70e6)]));
    const { peak, words, status } = readVolume('bomb.zip', zipSync({ 'a.nrrd': swollen }, { level: 4 }));
    expect(words).toMatch(/a zip that swells to \d+ times its size/);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(0.4e9);
  });
});
