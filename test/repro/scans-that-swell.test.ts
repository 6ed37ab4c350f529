import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readHeader } from '../../geometry/scan/dicom/read-header';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { replacing, writeSlice, type TestElement } from '../support/write-dicom';

const us = (tag: number, value: number): TestElement => ({ tag, vr: 'US', value });
const RLE = '1.2.840.10008.1.2.5';

async function code(files: readonly ScanFile[]): Promise<string> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) return inventory.problem.code;
  const read = await readSeries(inventory.value, undefined);
  return read.ok ? 'read' : read.problem.code;
}

/** How much more memory the work held at once, at the most, than before it, bytes. */
async function heldBytes(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 1);
  await work();
  clearInterval(watch);
  return Math.max(most, process.memoryUsage().rss) - before;
}

/** A deflated file of a series: its data set behind a file header that says so. */
function deflated(bytes: Uint8Array, path: string): ScanFile {
  const uid = new TextEncoder().encode('1.2.840.10008.1.2.1.99');
  const head = new Uint8Array([2, 0, 0x10, 0, 0x55, 0x49, uid.length, 0]);
  const bodyAt = 132 + 12 + bytes[140]!;
  const parts = [bytes.slice(0, 132), head, uid, deflateRawSync(bytes.subarray(bodyAt), { level: 9 })];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return memoryFile(path, whole);
}

describe('files that would take far more memory than they hold', () => {
  it('of 64 kB in run lengths are refused at 20,000 x 20,000 pixels, before memory is taken', async () => {
    const files = makeSeries({
      count: 3,
      transferSyntaxUid: RLE,
      replace: replacing(us(0x00280010, 20_000), us(0x00280011, 20_000), {
        tag: 0x7fe00010,
        vr: 'OB',
        value: new Uint8Array(64 * 1024),
      }),
    });
    let refusal = '';
    const held = await heldBytes(async () => (refusal = await code(files)));
    expect(refusal).toBe('swollen-scan');
    expect(held).toBeLessThan(200e6);
  });

  it('deflated 1,000 times are refused, and inflated no further than their header', async () => {
    const sound = writeSlice({ columns: 6, rows: 5 });
    const bomb = new Uint8Array(sound.length + 128e6);
    bomb.set(sound);
    // The pixels' length, the last four bytes before them, says so too.
    new DataView(bomb.buffer).setUint32(sound.length - 64, 60 + 128e6, true);
    const file = deflated(bomb, 'ct/0.dcm');
    expect(file.sizeBytes).toBeLessThan(1e6);
    const files = [0, 1, 2, 3, 4, 5, 6, 7].map(k => ({ ...file, path: `ct/${k}.dcm` }));
    let refusal = '';
    const held = await heldBytes(async () => (refusal = await code(files)));
    expect(refusal).toBe('surplus-pixels');
    expect(held).toBeLessThan(400e6);
  });

  it('deflated with a header that never ends are damaged', async () => {
    // Elements of a private group, each said to be the next.
    const noise = new Uint8Array(100e6);
    noise.set([8, 0, 8, 0, 0x43, 0x53, 2, 0, 0x41, 0x20]);
    const bytes = new Uint8Array(132 + 12 + noise.length);
    bytes.set(noise, 144);
    const file = deflated(bytes, 'ct/0.dcm');
    let words = '';
    const held = await heldBytes(async () => (words = await code([file])));
    expect(words).toBe('no-images');
    expect(held).toBeLessThan(600e6);
  });

  it('by places that lean far apart are refused', async () => {
    const leaning = makeSeries({
      count: 20,
      positionOf: k => [200 * k, 0, 400 * k],
      pixelSpacing: [0.01, 0.01],
    });
    expect(await code(leaning)).toBe('swollen-scan');
  });

  it('of 3,000,000 empty elements are read as fast as they lie there', () => {
    const count = 3_000_000;
    const sound = writeSlice({ columns: 6, rows: 5 });
    const at = 132 + 12 + sound[140]!;
    const bytes = new Uint8Array(sound.length + 8 * count);
    bytes.set(sound.subarray(0, at));
    for (let n = 0; n < count; n++) bytes.set([8, 0, 1, 0, 0x43, 0x53, 0, 0], at + 8 * n);
    bytes.set(sound.subarray(at), at + 8 * count);
    expect(readHeader(bytes, true).kind).toBe('image');
  });
});
