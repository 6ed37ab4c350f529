import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PixelEncoding } from '../../geometry/scan/codecs/pixel-encoding';
import { decodePool } from '../../main/files/decode-pool';

const folder = resolve('test/output/decode-pool');
const script = `${folder}/decode-worker.mjs`;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ['main/files/decode-worker.ts'],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rle: PixelEncoding = {
  transferSyntaxUid: '1.2.840.10008.1.2.5',
  rows: 1,
  columns: 6,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  rescaleSlope: 2,
  rescaleIntercept: -100,
  hasSwappedWords: false,
  padding: null,
  paddingPattern: null,
};

/** A run of six times `value`, as one RLE frame. */
function frameOf(value: number): Uint8Array {
  const frame = new Uint8Array(66);
  frame.set([1, 0, 0, 0, 64, 0, 0, 0]);
  frame.set([251, value], 64);
  return frame;
}

describe('decodePool', () => {
  it('decodes many frames into shared memory, each in its place, and refuses the damaged one alone', async () => {
    const pool = decodePool({ threads: 2, script });
    expect(pool.lanes).toBe(2);
    const voxels = new Int16Array(new SharedArrayBuffer(2 * 6 * 50));
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, k) =>
        pool.decode(k === 20 ? new Uint8Array(3) : frameOf(k), rle, voxels.subarray(6 * k, 6 * k + 6)),
      ),
    );
    await pool.close();
    expect(results.map(({ ok }) => ok)).toEqual(Array.from({ length: 50 }, (_, k) => k !== 20));
    for (let k = 0; k < 50; k++) if (k !== 20) expect(voxels[6 * k + 5]).toBe(2 * k - 100);
    const refused = results[20]!;
    // The data of its words comes from the worker too.
    expect(!refused.ok && refused.problem).toEqual({
      code: 'damaged-pixels',
      message: 'its run-length header is cut short',
      sentences: [{ code: 'run-length-short', values: {} }],
    });
  });

  it('decodes in the calling thread where memory is not shared or there is no worker', async () => {
    for (const pool of [decodePool({ script }), decodePool({ script: null })]) {
      const slice = new Int16Array(6);
      expect((await pool.decode(frameOf(9), rle, slice)).ok).toBe(true);
      expect([...slice]).toEqual([-82, -82, -82, -82, -82, -82]);
      await pool.close();
    }
    expect(decodePool({ script: null }).lanes).toBe(1);
  });

  it('says so when it is closed under way', async () => {
    const pool = decodePool({ threads: 1, script });
    const slice = new Int16Array(new SharedArrayBuffer(12));
    const running = pool.decode(frameOf(9), rle, slice);
    const outcome = expect(running).rejects.toThrow(/closed while frames were being decoded/);
    await pool.close();
    await outcome;
  });
});
