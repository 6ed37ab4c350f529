import { refuse, succeed, type Result } from '../../core/result';
import { phrase, words } from '../../messages/phrase';
import { CodestreamError, otherSize } from './codestream-error';
import { jpeg2000Size, jpegLsSize, type CodestreamSize } from './codestream-size';
import { decodeJpeg } from './decode-jpeg';
import { decodeRle } from './decode-rle';
import { MOST_PADDING_HU, toHounsfield, type PixelEncoding } from './pixel-encoding';
import { pixelCoding } from './transfer-syntax';
import type { WasmFrameInfo, WasmCodecs } from './wasm-codec';

/**
 * Decodes one compressed frame into Hounsfield units.
 *
 * @param frame the codestream of one frame (its fragments joined)
 * @param encoding how the file says it is stored
 * @param slice receives rows * columns values, row by row; its content is undefined after a refusal
 * @returns a Problem `damaged-pixels` whose message completes "The pixels of FILE cannot be
 *   decoded: ..."
 */
export async function decodeFrame(
  frame: Uint8Array,
  encoding: PixelEncoding,
  codecs: WasmCodecs,
  slice: Int16Array,
): Promise<Result<null>> {
  const samples = new Uint16Array(slice.buffer, slice.byteOffset, slice.length);
  try {
    toHounsfield(slice, await decodePatterns(frame, encoding, codecs, samples));
    return succeed(null);
  } catch (error) {
    if (error instanceof CodestreamError) return refuse('damaged-pixels', error.translatable);
    // A decoder that runs off damaged data is the data's fault; it must not take the program down.
    if (error instanceof RangeError) return refuse('damaged-pixels', phrase('data-damaged'));
    throw error;
  }
}

/**
 * Fills `samples` with stored patterns and gives the encoding they have, corrected by the
 * codestream.
 */
async function decodePatterns(
  frame: Uint8Array,
  encoding: PixelEncoding,
  codecs: WasmCodecs,
  samples: Uint16Array,
): Promise<PixelEncoding> {
  const { rows, columns } = encoding;
  switch (pixelCoding(encoding.transferSyntaxUid)) {
    case 'rle':
      decodeRle(frame, encoding.bitsAllocated / 8, samples);
      return encoding;
    case 'jpeg':
      decodeJpeg(frame, rows, columns, samples);
      return encoding;
    case 'jpeg-ls':
      assertSize(jpegLsSize(frame), encoding);
      await codecs.jpegLs.decode(wholeCodestream(frame), rows, columns, samples);
      return encoding;
    case 'jpeg-2000':
    case 'ht-jpeg-2000': {
      assertSize(jpeg2000Size(frame), encoding);
      const isHighThroughput = pixelCoding(encoding.transferSyntaxUid) === 'ht-jpeg-2000';
      const codec = isHighThroughput ? codecs.htJpeg2000 : codecs.jpeg2000;
      const whole = isHighThroughput ? wholeCodestream(frame) : frame;
      const info = await codec.decode(whole, rows, columns, samples);
      if (info.isSigned === true && !encoding.signed) return signedByCodestream(info, encoding);
      // Some writers code signed pixels as unsigned: the sign bit is then the codestream's top one
      // (PS3.5 8.2.4).
      const isRecoded =
        encoding.signed && info.isSigned === false && info.bitsPerSample < encoding.bitsStored;
      return isRecoded
        ? { ...encoding, bitsStored: info.bitsPerSample, highBit: info.bitsPerSample - 1 }
        : encoding;
    }
    default:
      throw new CodestreamError(words('syntax-not-read', { syntax: encoding.transferSyntaxUid }));
  }
}

/**
 * The encoding of a codestream that says that its values are signed where the file says that they
 * are not. Unsigned values need an intercept below air to be Hounsfield units: without one the file
 * is wrong, with one nobody can tell.
 */
function signedByCodestream({ bitsPerSample }: WasmFrameInfo, encoding: PixelEncoding): PixelEncoding {
  if (encoding.rescaleIntercept <= MOST_PADDING_HU) {
    throw new CodestreamError(words('codestream-signed'));
  }
  return { ...encoding, signed: true, bitsStored: bitsPerSample, highBit: bitsPerSample - 1 };
}

/**
 * The codestream up to its end marker (EOI, T.87 C.1.1; EOC, T.800 A.4.4), which says that it is
 * all there: without the bytes that pad it to an even length, zeros or, as in reference files,
 * ones. Looked for here because OpenJPH makes up what a cut one lacks, and CharLS searches for it
 * through all of its address space for seconds.
 */
function wholeCodestream(frame: Uint8Array): Uint8Array {
  let end = frame.length;
  while (end > 2 && (frame[end - 1] === 0 || frame[end - 1] === 0xff)) end--;
  if (frame[end - 2] !== 0xff || frame[end - 1] !== 0xd9) {
    throw new CodestreamError(words('data-ends-early'));
  }
  return frame.subarray(0, end);
}

function assertSize(size: CodestreamSize, encoding: PixelEncoding): void {
  if (size.rows !== encoding.rows || size.columns !== encoding.columns) {
    throw new CodestreamError(otherSize(size, encoding));
  }
  if (size.components !== 1) throw new CodestreamError(words('not-greyscale'));
  if (size.bitsPerSample > 16)
    throw new CodestreamError(words('bits-a-sample', { bits: size.bitsPerSample }));
}
