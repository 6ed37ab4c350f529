import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { pixelCoding } from '../../geometry/scan/codecs/transfer-syntax';
import { readHeader } from '../../geometry/scan/dicom/read-header';
import { readSlice } from '../../geometry/scan/dicom/read-slice';
import { splitFrames } from '../../geometry/scan/dicom/split-frames';
import type { SliceHeader } from '../../geometry/scan/source/slice-header';
import { CODEC_FIXTURES, codecPicture } from '../fixtures/codec-picture';
import { memoryFile } from '../support/memory-file';

/**
 * One slice in every coding that is read, in files that other programs wrote; its values are known
 * by a formula.
 */
const FOLDER = 'test/fixtures/codecs';
const decoder = localFrameDecoder();
const picture = codecPicture();

function open(file: string): { readonly bytes: Uint8Array<ArrayBuffer>; readonly header: SliceHeader } {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${file}`));
  const reading = readHeader(bytes, true);
  if (reading.kind !== 'image') throw new Error(reading.kind);
  return { bytes, header: reading.headers[0]! };
}

async function decode(file: string): Promise<{ readonly hu: Int16Array; readonly header: SliceHeader }> {
  const { bytes, header } = open(file);
  const hu = new Int16Array(picture.length);
  const read = await readSlice({ file: memoryFile(file, bytes), header }, decoder, hu);
  if (!read.ok) throw new Error(read.problem.message);
  return { hu, header };
}

const differences = (hu: Int16Array): number[] => Array.from(hu, (value, n) => Math.abs(value - picture[n]!));

describe('a slice in every transfer syntax', () => {
  it.each(CODEC_FIXTURES)('$file has the values of the formula, within its loss', async fixture => {
    const { hu, header } = await decode(fixture.file);
    expect(header.encoding.transferSyntaxUid).toBe(fixture.transferSyntaxUid);
    expect(header.encoding.signed).toBe(fixture.stored === 'signed');
    const off = differences(hu);
    expect(Math.max(...off)).toBeLessThanOrEqual(fixture.lossHu);
    // A coding with loss that loses nothing would not be tried at all.
    expect(Math.max(...off) > 0).toBe(fixture.lossHu > 0);
  });

  it('is there for every coding, and no file beside those that are tried', () => {
    const codings = new Set(CODEC_FIXTURES.map(({ transferSyntaxUid }) => pixelCoding(transferSyntaxUid)));
    expect([...codings].sort()).toEqual(['ht-jpeg-2000', 'jpeg', 'jpeg-2000', 'jpeg-ls', 'native', 'rle']);
    expect(readdirSync(FOLDER).sort()).toEqual(CODEC_FIXTURES.map(({ file }) => file).sort());
  });
});

describe('a codestream that is cut', () => {
  const compressed = CODEC_FIXTURES.filter(
    ({ transferSyntaxUid }) => pixelCoding(transferSyntaxUid) !== 'native',
  );
  it.each(compressed)('is never made up of what is missing: $file', async ({ file }) => {
    const { bytes, header } = open(file);
    const split = splitFrames(bytes.subarray(header.pixels!.offset), 1);
    if (split.kind !== 'frames') throw new Error(split.kind);
    const [frame] = split.frames;
    const slice = new Int16Array(picture.length);
    for (const keep of [0, 1, 30, 70, 400, frame!.length >> 1, frame!.length - 200]) {
      const cut = await decoder.decode(frame!.subarray(0, keep), header.encoding, slice);
      expect(cut.ok, `${keep} of ${frame!.length} bytes`).toBe(false);
    }
    expect((await decoder.decode(frame!, header.encoding, slice)).ok).toBe(true);
  });
});
