import type { Problem } from '../../core/result';
import { pixelCoding } from '../codecs/transfer-syntax';
import type { SliceSource } from '../source/slice-source';

/**
 * Rescale types of a CT's Hounsfield units (PS3.3 C.11.1.1.2): named, modified, left unspecified or not given. Whatever
 * else a scanner writes there is another quantity: densities, atomic numbers, parts of a whole, in any unit.
 */
const HOUNSFIELD = /^(|HU|HU_MOD|US|HOUNSFIELD( UNITS?)?)$/;

/**
 * Checks that the pixels of every slice are there and of a kind that is read. Problems: frames-without-place,
 * no-pixel-data, bad-size, unsupported-syntax, unsupported-pixels, bad-rescale, no-rescale, modality-lut,
 * not-hounsfield, truncated-file, surplus-pixels.
 * One problem of each kind, for the first slice that has it.
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
  const problem = (code: string, message: string): Problem => ({ code, message, where: file.path });
  if (header.frames !== 1) {
    return problem(
      'frames-without-place',
      `${file.path} holds ${header.frames} images and does not say where each lies; export the series as single-slice or Enhanced CT images.`,
    );
  }
  if (!(encoding.rows > 0 && encoding.columns > 0)) {
    return problem(
      'bad-size',
      `${file.path} gives an image of ${encoding.columns} x ${encoding.rows} pixels, which cannot be; export the series again.`,
    );
  }
  if (!pixels) {
    return problem(
      'no-pixel-data',
      `${file.path} has a header and no pixels; copy or export the series again.`,
    );
  }
  if (!pixelCoding(encoding.transferSyntaxUid)) {
    return problem(
      'unsupported-syntax',
      `${file.path} is compressed in a way that is not read (transfer syntax ${encoding.transferSyntaxUid}); export the series uncompressed.`,
    );
  }
  if (pixels.kind === 'items' && pixelCoding(encoding.transferSyntaxUid) === 'native') {
    return problem(
      'unsupported-syntax',
      `${file.path} says that its pixels are uncompressed and holds them compressed, in a way it does not name; export the series again, uncompressed.`,
    );
  }
  const { bitsAllocated, bitsStored, highBit } = encoding;
  const isRead = bitsAllocated === 8 || bitsAllocated === 16;
  if (!isRead || bitsStored < 1 || highBit >= bitsAllocated || highBit < bitsStored - 1) {
    return problem(
      'unsupported-pixels',
      `${file.path} stores its pixels in a way that is not read (${bitsStored} of ${bitsAllocated} bits, high bit ${highBit}); export the series as 16-bit CT images.`,
    );
  }
  if (!(Number.isFinite(encoding.rescaleSlope) && Number.isFinite(encoding.rescaleIntercept))) {
    return problem(
      'bad-rescale',
      `${file.path} gives a rescale slope or intercept that is no number, so its values are not Hounsfield units; export the series again.`,
    );
  }
  if (encoding.rescaleSlope === 0) {
    return problem(
      'bad-rescale',
      `${file.path} gives a rescale slope of 0, which makes every voxel the same; export the series again.`,
    );
  }
  // Signed pixels without rescale are Hounsfield units by custom; unsigned ones cannot be (air would be above 0).
  if (!header.hasRescale && !encoding.signed && header.modality === 'CT') {
    return problem(
      'no-rescale',
      `${file.path} does not say how its values become Hounsfield units (rescale slope and intercept are missing); export the original CT slices.`,
    );
  }
  if (header.modality === 'CT' && header.hasLookupTable) {
    return problem(
      'modality-lut',
      `${file.path} gives its values by a table (Modality LUT) and not by rescale slope and intercept, which is not read; export the original CT slices.`,
    );
  }
  if (header.modality === 'CT' && !HOUNSFIELD.test(header.rescaleType)) {
    return problem(
      'not-hounsfield',
      `${file.path} holds another quantity than Hounsfield units (rescale type ${header.rescaleType}); choose the series of plain CT images.`,
    );
  }
  if (
    encoding.hasSwappedWords &&
    bitsAllocated === 8 &&
    header.frame > 0 &&
    (encoding.rows * encoding.columns) % 2
  ) {
    return problem(
      'unsupported-pixels',
      `${file.path} stores frames of an odd number of bytes in big-endian words, which is not read; export the series as 16-bit CT images.`,
    );
  }
  return checkLength(file.path, problem, {
    needed: (encoding.rows * encoding.columns * bitsAllocated) / 8,
    sizeBytes: file.sizeBytes,
    pixels,
  });
}

function checkLength(
  path: string,
  problem: (code: string, message: string) => Problem,
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
    return problem(
      'truncated-file',
      `${path} breaks off: it holds fewer pixels than its header says; copy the series from its source again.`,
    );
  }
  // One byte may pad an odd number of them.
  return pixels.byteLength > needed + 1
    ? problem(
        'surplus-pixels',
        `${path} holds more pixels than its header says (${pixels.byteLength} bytes where its rows and columns take ${needed}), so that one of the two is wrong; export the series again.`,
      )
    : null;
}
