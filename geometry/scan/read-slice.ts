import { refuse, succeed, type Result } from '../core/result';
import type { FrameDecoder } from './frame-decoder';
import { toHounsfield } from './pixel-encoding';
import { inflateDataSet } from './read-header';
import type { ScanFile } from './scan-file';
import type { SliceSource } from './scan-inventory';
import type { PixelPlace } from './slice-header';
import { splitFrames } from './split-frames';
import { EXPLICIT_BIG } from './transfer-syntax';

/**
 * Reads one slice's pixels into `slice` as Hounsfield units (rows * columns values, row by row).
 * Problems: `unreadable-file`, `truncated-file`, `damaged-pixels`; each names the file. After a refusal the content
 * of `slice` is undefined: the caller gives up the volume.
 */
export async function readSlice(
  source: SliceSource,
  decoder: FrameDecoder,
  slice: Int16Array,
): Promise<Result<null>> {
  const { file, header } = source;
  if (!header.pixels) return refuseTruncated(file);
  if (header.pixels.kind === 'items') return await readCompressed(source, header.pixels, decoder, slice);

  const { encoding } = header;
  const isWide = encoding.bitsAllocated === 16;
  const byteLength = slice.length * (isWide ? 2 : 1);
  const raw = isWide
    ? new Uint8Array(slice.buffer, slice.byteOffset, byteLength)
    : new Uint8Array(byteLength);
  const count = await readPlain(file, header.pixels, raw);
  if (!count.ok) return count;
  if (count.value < byteLength) return refuseTruncated(file);
  if (!isWide) slice.set(raw);
  // Voxels are in the machine's own order, which on every platform of ours is little-endian.
  else if (encoding.transferSyntaxUid === EXPLICIT_BIG) swapBytes(slice);
  toHounsfield(slice, encoding);
  return succeed(null);
}

async function readCompressed(
  { file, header }: SliceSource,
  place: Extract<PixelPlace, { kind: 'items' }>,
  decoder: FrameDecoder,
  slice: Int16Array,
): Promise<Result<null>> {
  const bytes = await fromDisk(file, () => file.read(place.offset));
  if (!bytes.ok) return bytes;
  const split = splitFrames(new Uint8Array(bytes.value), 1);
  if (split.kind === 'truncated') return refuseTruncated(file);
  if (split.kind === 'malformed') return refuseDamaged(file, 'its compressed data is not in order');
  const decoded = await decoder.decode(split.frames[0]!, header.encoding, slice);
  return decoded.ok ? decoded : refuseDamaged(file, decoded.problem.message);
}

/** Fills `target` with uncompressed pixels; gives how many bytes there were. */
async function readPlain(
  file: ScanFile,
  place: Exclude<PixelPlace, { kind: 'items' }>,
  target: Uint8Array,
): Promise<Result<number>> {
  if (place.kind === 'plain' && file.readInto) {
    return await fromDisk(file, async () => (await file.readInto?.(target, place.offset)) ?? 0);
  }
  const end = place.offset + target.length;
  const read = await fromDisk(file, () =>
    place.kind === 'plain' ? file.read(place.offset, end) : file.read(),
  );
  if (!read.ok) return read;
  let bytes = new Uint8Array(read.value);
  if (place.kind === 'deflated') {
    const inflated = inflateDataSet(bytes);
    if (!inflated) return refuseDamaged(file, 'it cannot be inflated');
    bytes = inflated.subarray(place.offset, end);
  }
  target.set(bytes.subarray(0, target.length));
  return succeed(bytes.length);
}

/** A read whose failure is the disk's, in words. */
async function fromDisk<T>(file: ScanFile, read: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await read());
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return refuse('unreadable-file', `${file.path} cannot be read (${words}); check the disk.`, file.path);
  }
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
