import { refuse, succeed, type Result } from '../core/result';
import { inflateFrom } from './read-header';
import type { FrameDecoder } from './frame-decoder';
import { splitFrames } from './split-frames';
import { toHounsfield } from './pixel-encoding';
import type { ScanFile } from './scan-file';
import type { SliceSource } from './scan-inventory';
import type { PixelPlace } from './slice-header';
import { DEFLATED_LITTLE, EXPLICIT_BIG } from './transfer-syntax';

/**
 * Reads one slice's pixels into `slice` as Hounsfield units (rows * columns values, row by row).
 * Problems: `unreadable-file`, `truncated-file`, `damaged-pixels`; each names the file. After a refusal the content
 * of `slice` is undefined: the caller gives up the volume.
 */
export async function readSlice(
  { file, header }: SliceSource,
  decoder: FrameDecoder,
  slice: Int16Array,
): Promise<Result<null>> {
  const { encoding, pixels } = header;
  if (!pixels) return refuseTruncated(file);
  try {
    if (pixels.kind === 'items') {
      const bytes = new Uint8Array(await file.read(pixels.offset));
      const split = splitFrames(bytes, 1);
      if (split.kind === 'truncated') return refuseTruncated(file);
      if (split.kind === 'malformed') return refuseDamaged(file, 'its compressed data is not in order');
      const decoded = await decoder.decode(split.frames[0]!, encoding, slice);
      return decoded.ok ? decoded : refuseDamaged(file, decoded.problem.message);
    }
    const isWide = encoding.bitsAllocated === 16;
    const byteLength = slice.length * (isWide ? 2 : 1);
    const raw = isWide
      ? new Uint8Array(slice.buffer, slice.byteOffset, byteLength)
      : new Uint8Array(byteLength);
    const count = await readPlain(file, pixels, raw);
    if (count < byteLength) return refuseTruncated(file);
    if (!isWide) slice.set(raw);
    // Voxels are in the machine's own order, which on every platform of ours is little-endian.
    else if (encoding.transferSyntaxUid === EXPLICIT_BIG) swapBytes(slice);
    toHounsfield(slice, encoding);
    return succeed(null);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return encoding.transferSyntaxUid === DEFLATED_LITTLE
      ? refuseDamaged(file, `it cannot be inflated (${words})`)
      : refuse('unreadable-file', `${file.path} cannot be read (${words}); check the disk.`, file.path);
  }
}

/** Fills `target` with uncompressed pixels; gives how many bytes there were. */
async function readPlain(
  file: ScanFile,
  pixels: Exclude<PixelPlace, { kind: 'items' }>,
  target: Uint8Array,
): Promise<number> {
  if (pixels.kind === 'plain' && file.readInto) return await file.readInto(target, pixels.offset);
  const end = pixels.offset + target.length;
  const bytes =
    pixels.kind === 'plain'
      ? new Uint8Array(await file.read(pixels.offset, end))
      : inflateWhole(new Uint8Array(await file.read())).subarray(pixels.offset, end);
  target.set(bytes.subarray(0, target.length));
  return bytes.length;
}

/** The file header's length stands in its first element, (0002,0000); the deflated data set follows it. */
function inflateWhole(bytes: Uint8Array): Uint8Array {
  const groupLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(140, true);
  return inflateFrom(bytes, 144 + groupLength);
}

function swapBytes(slice: Int16Array): void {
  for (let i = 0; i < slice.length; i++) {
    const value = slice[i]!;
    slice[i] = (value << 8) | ((value >> 8) & 0xff);
  }
}

function refuseTruncated(file: ScanFile): Result<never> {
  return refuse(
    'truncated-file',
    `${file.path} breaks off: it holds fewer pixels than its header says; copy the series from its source again.`,
    file.path,
  );
}

function refuseDamaged(file: ScanFile, detail: string): Result<never> {
  return refuse(
    'damaged-pixels',
    `The pixels of ${file.path} cannot be decoded: ${detail}; copy the series from its source again.`,
    file.path,
  );
}
