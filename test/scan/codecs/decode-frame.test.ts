import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import loadOpenJph from '@cornerstonejs/codec-openjph/wasmjs';
import { localFrameDecoder } from '../../../geometry/scan/codecs/frame-decoder';
import type { PixelEncoding } from '../../../geometry/scan/codecs/pixel-encoding';
import { readHeader } from '../../../geometry/scan/dicom/read-header';
import { splitFrames } from '../../../geometry/scan/dicom/split-frames';
import { sharedFolder } from '../../support/prerequisites';

const HT_LOSSLESS = '1.2.840.10008.1.2.4.201';
const decoder = localFrameDecoder();

function encoding(transferSyntaxUid: string, changes: Partial<PixelEncoding> = {}): PixelEncoding {
  return {
    transferSyntaxUid,
    rows: 12,
    columns: 16,
    bitsAllocated: 16,
    bitsStored: 16,
    highBit: 15,
    signed: true,
    rescaleSlope: 1,
    rescaleIntercept: 0,
    hasSwappedWords: false,
    padding: null,
    paddingPattern: null,
    ...changes,
  };
}

/** The part of the codec that writes, which the program itself does not use. */
interface HtEncoder {
  getDecodedBuffer(info: object): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
}
let encodeHt: (values: Int16Array, isSigned: boolean, bits: number) => Uint8Array;
beforeAll(async () => {
  const module = (await loadOpenJph({})) as unknown as { HTJ2KEncoder: new () => HtEncoder };
  encodeHt = (values, isSigned, bitsPerSample) => {
    const encoder = new module.HTJ2KEncoder();
    const shape = { width: 16, height: 12, componentCount: 1, isUsingColorTransform: false };
    encoder.getDecodedBuffer({ ...shape, bitsPerSample, isSigned }).set(new Uint8Array(values.buffer));
    encoder.encode();
    return encoder.getEncodedBuffer().slice();
  };
});

describe('decodeFrame, high-throughput JPEG 2000', () => {
  const signed = Int16Array.from({ length: 192 }, (_, i) => i * 37 - 2000);

  it('gives back signed values', async () => {
    const slice = new Int16Array(192);
    expect(await decoder.decode(encodeHt(signed, true, 16), encoding(HT_LOSSLESS), slice)).toMatchObject({
      ok: true,
    });
    expect(slice).toEqual(signed);
  });

  it('gives back unsigned 12-bit values through the rescale', async () => {
    const raw = signed.map(value => value & 0xfff);
    const twelve = encoding(HT_LOSSLESS, {
      bitsStored: 12,
      highBit: 11,
      signed: false,
      rescaleIntercept: -1024,
    });
    const slice = new Int16Array(192);
    expect((await decoder.decode(encodeHt(raw, false, 12), twelve, slice)).ok).toBe(true);
    expect(slice).toEqual(raw.map(value => value - 1024));
  });

  it('takes the sign from the codestream’s own top bit where signed pixels were coded as unsigned', async () => {
    const raw = signed.map(value => value & 0xfff);
    const slice = new Int16Array(192);
    expect((await decoder.decode(encodeHt(raw, false, 12), encoding(HT_LOSSLESS), slice)).ok).toBe(true);
    expect(slice).toEqual(raw.map(value => (value >= 2048 ? value - 4096 : value)));
  });

  it('refuses a codestream cut anywhere, and goes on with the next', async () => {
    const frame = encodeHt(signed, true, 16);
    for (let keep = 0; keep < frame.length; keep += 9) {
      const cut = await decoder.decode(frame.subarray(0, keep), encoding(HT_LOSSLESS), new Int16Array(192));
      expect(cut.ok, `${keep} of ${frame.length} bytes`).toBe(false);
    }
    const slice = new Int16Array(192);
    await decoder.decode(frame, encoding(HT_LOSSLESS), slice);
    expect(slice).toEqual(signed);
  });

  it('refuses a picture of another size before it is decoded', async () => {
    const result = await decoder.decode(
      encodeHt(signed, true, 16),
      encoding(HT_LOSSLESS, { rows: 13 }),
      new Int16Array(208),
    );
    expect(!result.ok && result.problem.message).toBe('it holds 16 x 12 pixels where the file says 16 x 13');
  });

  it('refuses a transfer syntax that it does not know', async () => {
    const result = await decoder.decode(new Uint8Array(9), encoding('1.2.3'), new Int16Array(192));
    expect(!result.ok && result.problem.message).toContain('1.2.3 is not one that is read');
  });
});

const data = sharedFolder('ct-syntaxes');
describe.skipIf(!data.isThere)(`decodeFrame, cut codestreams${data.note}`, () => {
  it.each([
    ['JPEG-LS', 'JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80'],
    ['JPEG 2000', 'JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90'],
    ['JPEG lossless', 'JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70'],
    ['JPEG extended', 'JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51'],
    ['RLE', 'RLELosslessTransferSyntax_1.2.840.10008.1.2.5'],
  ])('%s is never made up of what is missing', async (_name, name) => {
    const path = join(data.path, `CTImage.dcm_${name}.dcm`);
    expect(existsSync(path)).toBe(true);
    const bytes = new Uint8Array(readFileSync(path));
    const reading = readHeader(bytes, true);
    if (reading.kind !== 'image' || !reading.headers[0]?.pixels) throw new Error(reading.kind);
    const split = splitFrames(bytes.subarray(reading.headers[0].pixels.offset), 1);
    if (split.kind !== 'frames') throw new Error(split.kind);
    const [frame] = split.frames;
    const slice = new Int16Array(512 * 512);
    for (const keep of [0, 1, 30, 70, 400, frame!.length >> 1, frame!.length - 300]) {
      const cut = await decoder.decode(frame!.subarray(0, keep), reading.headers[0].encoding, slice);
      expect(cut.ok, `${keep} of ${frame!.length} bytes`).toBe(false);
    }
    expect((await decoder.decode(frame!, reading.headers[0].encoding, slice)).ok).toBe(true);
  });
});
