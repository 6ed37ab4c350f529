import type { Value } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { asWords, phrase, words, wordsOf } from '../../messages/phrase';
import type { FrameDecoder } from '../codecs/frame-decoder';
import { inflateStart } from '../source/inflate-start';
import { createOpenedFiles, openOnce, type OpenedFiles } from '../source/opened-files';
import { toHounsfield } from '../codecs/pixel-encoding';
import { findDeflated } from './open-data-set';
import type { ScanFile } from '../source/scan-file';
import type { PixelPlace } from '../source/slice-header';
import { splitFrames } from './split-frames';
import type { SliceSource } from '../source/slice-source';

/**
 * Reads one slice's pixels into `slice` as Hounsfield units (rows * columns values, row by row).
 * Problems: `unreadable-file`, `truncated-file`, `damaged-pixels`; each names the file. After a
 * refusal the content of `slice` is undefined: the caller gives up the volume.
 *
 * @param opened what is known of files with several frames; give the same for all slices of a
 *   series
 */
export async function readSlice(
  source: SliceSource,
  decoder: FrameDecoder,
  slice: Int16Array,
  opened: OpenedFiles = createOpenedFiles(),
): Promise<Result<null>> {
  const { file, header } = source;
  if (!header.pixels) return refuseTruncated(file);
  if (header.pixels.kind === 'items')
    return await readCompressed(source, header.pixels, decoder, slice, opened);

  const { encoding } = header;
  const isWide = encoding.bitsAllocated === 16;
  const byteLength = slice.length * (isWide ? 2 : 1);
  // Of bytes in swapped words the last may stand in front of the padding.
  const neededBytes = encoding.hasSwappedWords ? byteLength + (byteLength % 2) : byteLength;
  const raw = isWide
    ? new Uint8Array(slice.buffer, slice.byteOffset, byteLength)
    : new Uint8Array(neededBytes);
  const count = await readPlain(file, header.pixels, raw, opened);
  if (!count.ok) return count;
  if (count.value < neededBytes) return refuseTruncated(file);
  // Voxels are in the machine's own order, which on every platform of ours is little-endian.
  if (encoding.hasSwappedWords) swapWords(raw);
  if (!isWide) slice.set(raw.subarray(0, byteLength));
  toHounsfield(slice, encoding);
  return succeed(null);
}

async function readCompressed(
  { file, header }: SliceSource,
  place: Extract<PixelPlace, { kind: 'items' }>,
  decoder: FrameDecoder,
  slice: Int16Array,
  opened: OpenedFiles,
): Promise<Result<null>> {
  const split = () => readFrames(file, place);
  const frames = await (place.frames === 1 ? split() : openOnce(opened.frames, file, split));
  if (!frames.ok) return frames;
  const decoded = await decoder.decode(frames.value[place.frame]!, header.encoding, slice);
  return decoded.ok ? decoded : refuseDamaged(file, asWords(decoded.problem));
}

/** All compressed frames of a file. */
async function readFrames(
  file: ScanFile,
  place: Extract<PixelPlace, { kind: 'items' }>,
): Promise<Result<readonly Uint8Array[]>> {
  const bytes = await fromDisk(file, () => file.read(place.offset));
  if (!bytes.ok) return bytes;
  const split = splitFrames(new Uint8Array(bytes.value), place.frames, place.table);
  if (split.kind === 'truncated') return refuseTruncated(file);
  if (split.kind === 'surplus') return refuseDamaged(file, words('more-pictures'));
  if (split.kind === 'malformed') return refuseDamaged(file, words('data-not-in-order'));
  // Each in memory of its own: a thread that is handed a part of a buffer gets a copy of the whole.
  return succeed(place.frames === 1 ? split.frames : split.frames.map(frame => frame.slice()));
}

/** Fills `target` with uncompressed pixels; gives how many bytes there were. */
async function readPlain(
  file: ScanFile,
  place: Exclude<PixelPlace, { kind: 'items' }>,
  target: Uint8Array,
  opened: OpenedFiles,
): Promise<Result<number>> {
  const end = place.offset + target.length;
  if (place.kind === 'deflated') {
    const inflate = () => readInflated(file, place.end);
    const inflated = await (place.frames === 1 ? inflate() : openOnce(opened.inflated, file, inflate));
    if (!inflated.ok) return inflated;
    const bytes = inflated.value.subarray(place.offset, end);
    target.set(bytes);
    return succeed(bytes.length);
  }
  if (file.readInto) {
    return await fromDisk(file, async () => (await file.readInto?.(target, place.offset)) ?? 0);
  }
  const read = await fromDisk(file, () => file.read(place.offset, end));
  if (!read.ok) return read;
  target.set(new Uint8Array(read.value).subarray(0, target.length));
  return succeed(read.value.byteLength);
}

/** The inflated data set of a deflated file, up to the end of its pixels and no further. */
async function readInflated(file: ScanFile, end: number): Promise<Result<Uint8Array>> {
  const read = await fromDisk(file, () => file.read());
  if (!read.ok) return read;
  const bytes = new Uint8Array(read.value);
  try {
    const from = findDeflated(bytes);
    if (from !== null) return succeed(inflateStart(bytes.subarray(from), end));
  } catch {
    // The inflater's own words say nothing to a reader.
  }
  return refuseDamaged(file, words('not-inflated'));
}

/** A read whose failure is the disk's, in words. */
async function fromDisk<T>(file: ScanFile, read: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await read());
  } catch (error) {
    const why = wordsOf(error);
    return refuse('unreadable-file', phrase('disk-refuses', { file: file.path, why }), file.path);
  }
}

function swapWords(raw: Uint8Array): void {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const first = raw[i]!;
    raw[i] = raw[i + 1]!;
    raw[i + 1] = first;
  }
}

function refuseTruncated(file: ScanFile): Result<never> {
  return refuse('truncated-file', phrase('pixels-too-few', { file: file.path }), file.path);
}

function refuseDamaged(file: ScanFile, why: Value): Result<never> {
  return refuse('damaged-pixels', phrase('pixels-not-decoded', { file: file.path, why }), file.path);
}
