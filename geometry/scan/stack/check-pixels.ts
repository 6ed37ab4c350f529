import type { Message } from '../../core/message';
import type { Problem } from '../../core/result';
import { sizeTwo } from '../../messages/compose';
import { phrase } from '../../messages/phrase';
import { pixelCoding } from '../codecs/transfer-syntax';
import type { SliceSource } from '../source/slice-source';

/**
 * Rescale types of a CT's Hounsfield units (PS3.3 C.11.1.1.2): named, modified, left unspecified or
 * not given. Whatever else a scanner writes there is another quantity: densities, atomic numbers,
 * parts of a whole, in any unit.
 */
const HOUNSFIELD = /^(|HU|HU_MOD|US|HOUNSFIELD( UNITS?)?)$/;

/**
 * Checks that the pixels of every slice are there and of a kind that is read. Problems:
 * frames-without-place, no-pixel-data, bad-size, unsupported-syntax, unsupported-pixels,
 * bad-rescale, no-rescale, modality-lut, not-hounsfield, truncated-file, surplus-pixels. One
 * problem of each kind, for the first slice that has it.
 */
export function checkPixels(slices: readonly SliceSource[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const slice of slices) {
    const problem = checkSlice(slice);
    if (problem && !found.has(problem.code)) found.set(problem.code, problem);
  }
  return [...found.values()];
}

function checkSlice({ file, header }: SliceSource): Problem | null {
  const { encoding, pixels } = header;
  const path = file.path;
  const problem = (code: string, message: Message): Problem => ({ code, ...message, where: path });
  if (header.frames !== 1) {
    return problem(
      'frames-without-place',
      phrase('frames-without-place', { file: path, count: header.frames }),
    );
  }
  if (!(encoding.rows > 0 && encoding.columns > 0)) {
    return problem(
      'bad-size',
      phrase('bad-size', { file: path, size: sizeTwo(encoding.columns, encoding.rows) }),
    );
  }
  if (!pixels) {
    return problem('no-pixel-data', phrase('no-pixel-data', { file: path }));
  }
  if (!pixelCoding(encoding.transferSyntaxUid)) {
    return problem(
      'unsupported-syntax',
      phrase('compression-not-read', { file: path, syntax: encoding.transferSyntaxUid }),
    );
  }
  if (pixels.kind === 'items' && pixelCoding(encoding.transferSyntaxUid) === 'native') {
    return problem('unsupported-syntax', phrase('compression-unnamed', { file: path }));
  }
  const { bitsAllocated, bitsStored, highBit } = encoding;
  const isRead = bitsAllocated === 8 || bitsAllocated === 16;
  if (!isRead || bitsStored < 1 || highBit >= bitsAllocated || highBit < bitsStored - 1) {
    return problem(
      'unsupported-pixels',
      phrase('pixels-not-read', {
        file: path,
        stored: bitsStored,
        allocated: bitsAllocated,
        high: highBit,
      }),
    );
  }
  if (!(Number.isFinite(encoding.rescaleSlope) && Number.isFinite(encoding.rescaleIntercept))) {
    return problem('bad-rescale', phrase('rescale-no-number', { file: path }));
  }
  if (encoding.rescaleSlope === 0) {
    return problem('bad-rescale', phrase('rescale-zero', { file: path }));
  }
  // Signed pixels without rescale are Hounsfield units by custom; unsigned ones cannot be (air
  // would be above 0).
  if (!header.hasRescale && !encoding.signed && header.modality === 'CT') {
    return problem('no-rescale', phrase('no-rescale', { file: path }));
  }
  if (header.modality === 'CT' && header.hasLookupTable) {
    return problem('modality-lut', phrase('modality-lut', { file: path }));
  }
  if (header.modality === 'CT' && !HOUNSFIELD.test(header.rescaleType)) {
    return problem('not-hounsfield', phrase('not-hounsfield', { file: path, type: header.rescaleType }));
  }
  if (
    encoding.hasSwappedWords &&
    bitsAllocated === 8 &&
    header.frame > 0 &&
    (encoding.rows * encoding.columns) % 2
  ) {
    return problem('unsupported-pixels', phrase('odd-bytes-swapped', { file: path }));
  }
  return checkLength(path, problem, {
    needed: (encoding.rows * encoding.columns * bitsAllocated) / 8,
    sizeBytes: file.sizeBytes,
    pixels,
  });
}

function checkLength(
  path: string,
  problem: (code: string, message: Message) => Problem,
  {
    needed,
    sizeBytes,
    pixels,
  }: { needed: number; sizeBytes: number; pixels: NonNullable<SliceSource['header']['pixels']> },
): Problem | null {
  if (pixels.kind === 'items') return null;
  const isShort = pixels.byteLength < needed;
  const isCut = pixels.kind === 'plain' && pixels.offset + needed > sizeBytes;
  if (isShort || isCut) {
    return problem('truncated-file', phrase('pixels-too-few', { file: path }));
  }
  // One byte may pad an odd number of them.
  return pixels.byteLength > needed + 1
    ? problem('surplus-pixels', phrase('pixels-too-many', { file: path, bytes: pixels.byteLength, needed }))
    : null;
}
