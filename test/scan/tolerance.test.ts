import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../geometry/core/result';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readHeader } from '../../geometry/scan/dicom/read-header';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { Volume } from '../../geometry/volume/volume';
import { makeSeries, type SeriesShape } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { BIG_ENDIAN, EXPLICIT, IMPLICIT, replacing, writeSlice } from '../support/write-dicom';

async function tryRead(files: readonly ScanFile[]): Promise<Volume | Problem> {
  const inventory = await inspectScan(files);
  const read = inventory.ok ? await readSeries(inventory.value, undefined) : inventory;
  return read.ok ? read.value.volume : read.problem;
}

/** A series whose files have been rewritten byte by byte. */
async function rewritten(shape: SeriesShape, change: (bytes: Uint8Array) => Uint8Array): Promise<ScanFile[]> {
  return Promise.all(
    makeSeries(shape).map(async file => memoryFile(file.path, change(new Uint8Array(await file.read())))),
  );
}

function find(bytes: Uint8Array, ...wanted: readonly number[]): number {
  for (let at = 0; at < bytes.length; at++) if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  throw new Error('not found');
}

const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));
/** Where the data set begins: behind preamble, group length and transfer syntax. */
const bodyAt = (bytes: Uint8Array): number => 132 + 12 + bytes[140]!;
const sound = await tryRead(makeSeries());

describe('a file that is not quite as it should be is read all the same', () => {
  const cases: readonly (readonly [string, SeriesShape, (bytes: Uint8Array) => Uint8Array])[] = [
    ['without preamble', {}, b => b.slice(132)],
    ['without preamble, big-endian', { transferSyntaxUid: BIG_ENDIAN }, b => b.slice(132)],
    ['without file header, explicit', {}, b => b.slice(bodyAt(b))],
    ['without file header, implicit', { transferSyntaxUid: IMPLICIT }, b => b.slice(bodyAt(b))],
    ['without file header, big-endian', { transferSyntaxUid: BIG_ENDIAN }, b => b.slice(bodyAt(b))],
    ['explicit under the name of implicit', {}, b => rename(b, EXPLICIT, `${IMPLICIT}\0\0`)],
    [
      'big-endian under the name of little',
      { transferSyntaxUid: BIG_ENDIAN },
      b => rename(b, BIG_ENDIAN, EXPLICIT),
    ],
    ['with a file header that gives a wrong length', {}, b => b.map((byte, i) => (i === 140 ? 99 : byte))],
    [
      'with a text of odd length',
      {},
      b => {
        const at = find(b, 0x08, 0, 0x3e, 0x10);
        const short = join(b.slice(0, at + 8 + 11), b.slice(at + 8 + 12));
        short[at + 6] = 11;
        return short;
      },
    ],
    [
      'with the name of a compression on plain pixels',
      {},
      b => {
        const at = find(b, 0x10, 0, 0x55, 0x49) - 2;
        const uid = new TextEncoder().encode('1.2.840.10008.1.2.4.80');
        const head = b.slice(0, at + 8);
        head[at + 6] = uid.length;
        return join(head, uid, b.slice(bodyAt(b)));
      },
    ],
    [
      'deflated, without a length of its file header',
      {},
      b => {
        const at = find(b, 0x10, 0, 0x55, 0x49) - 2;
        const uid = new TextEncoder().encode('1.2.840.10008.1.2.1.99');
        const head = b.slice(132 + 12, at + 8);
        head[6] = uid.length;
        return join(b.slice(0, 132), head, uid, deflateSync(b.slice(bodyAt(b))));
      },
    ],
  ];
  it.each(cases)('%s', async (_name, shape, change) => {
    expect('voxels' in sound).toBe(true);
    expect(await tryRead(await rewritten(shape, change))).toEqual(sound);
  });

  it('with bytes of pixels in an odd number, padded or not', async () => {
    const eight = (pad: number) =>
      makeSeries({
        columns: 5,
        rows: 3,
        replace: replacing(
          { tag: 0x00280100, vr: 'US', value: 8 },
          { tag: 0x00280101, vr: 'US', value: 8 },
          { tag: 0x00280102, vr: 'US', value: 7 },
          { tag: 0x00280103, vr: 'US', value: 0 },
          { tag: 0x7fe00010, vr: 'OB', value: Uint8Array.from({ length: 15 + pad }, (_, i) => i) },
        ),
      });
    const [bare, padded] = [await tryRead(eight(0)), await tryRead(eight(1))];
    expect('voxels' in bare && [...bare.voxels.subarray(0, 16)]).toEqual([...Array(15).keys(), 0]);
    expect(padded).toEqual(bare);
    const short = await tryRead(eight(-1));
    expect('code' in short && short.code).toBe('truncated-file');
  });
});

describe('pixels that are not as their file says', () => {
  it('compressed under the name of none are refused', async () => {
    const files = await rewritten({}, b => {
      const at = find(b, 0xe0, 0x7f, 0x10, 0);
      const items = [0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0, 0xe0, 60, 0, 0, 0];
      const end = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
      const head = b.slice(0, at + 12).fill(0xff, at + 8);
      return join(head, Uint8Array.from(items), b.slice(at + 12), Uint8Array.from(end));
    });
    const problem = await tryRead(files);
    expect('code' in problem && problem.code).toBe('unsupported-syntax');
    expect('code' in problem && problem.message).toContain('says that its pixels are uncompressed');
  });
});

describe('an extended offset table', () => {
  it('is read where the representation OV writes it', () => {
    const table = new Uint8Array(16);
    new DataView(table.buffer).setBigUint64(8, 5_000_000_000n, true);
    const bytes = writeSlice({
      columns: 2,
      rows: 2,
      transferSyntaxUid: '1.2.840.10008.1.2.4.80',
      replace: replacing(
        { tag: 0x7fe00001, vr: 'OB', value: table },
        { tag: 0x7fe00010, vr: 'OB', value: new Uint8Array(40) },
      ),
    });
    const at = find(bytes, 0xe0, 0x7f, 0x01, 0);
    bytes[at + 5] = 'V'.charCodeAt(0);
    const reading = readHeader(bytes, true);
    expect(reading.kind === 'image' && reading.headers[0]!.pixels).toMatchObject({
      kind: 'items',
      table: [0, 5_000_000_000],
    });
  });
});

/** The same length, so that nothing moves. */
function rename(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const changed = bytes.slice();
  const at = find(changed, ...new TextEncoder().encode(from));
  changed.set(new TextEncoder().encode(to.padEnd(from.length, '\0')), at);
  return changed;
}
