import { refuse, succeed, type Result } from '../../core/result';
import { MessageError } from '../../core/message-error';
import { phrase } from '../../messages/phrase';
import { crc32 } from '../source/checksum';
import { decodeUtf8 } from '../source/decode-utf8';
import { inflateStart, TooLargeError } from '../source/inflate-start';
import { inflateStream } from '../source/inflate-stream';
import type { ScanFile } from '../source/scan-file';

/** One file in a zip. */
export interface ZipEntry {
  readonly file: ScanFile;
  readonly compressedBytes: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const WIDE_LOCATOR = 0x07064b50;
const WIDE_LOCATOR_BYTES = 20;
const WIDE_END = 0x06064b50;
const WIDE_END_BYTES = 56;
const WIDE_EXTRA = 1;
/** More are no scan, and would fill the memory with their names. */
const MOST_ENTRIES = 100_000;
/**
 * Entries above this are kept once inflated, the last one of an archive: a file of many frames is
 * read frame by frame.
 */
const KEPT_FROM_BYTES = 4 * 1024 * 1024;

/**
 * Lists the files in a zip from its directory (PKWARE APPNOTE 4.3, with the records of 64 bits);
 * nothing is unpacked before it is read. What is read to its end is checked against its checksum.
 *
 * @returns files in the order of the directory, their paths below that of the zip. Problem
 *   `bad-zip`, whose message is words for the list of ignored files
 */
export async function listZip(zip: ScanFile): Promise<Result<ZipEntry[]>> {
  const end = await findDirectory(zip);
  if (end === null) return refuse('bad-zip', phrase('bad-zip'));
  const { count, size, start } = end;
  if (count > MOST_ENTRIES) {
    return refuse('bad-zip', phrase('zip-of-too-many', { most: MOST_ENTRIES }));
  }
  if (start + size > zip.sizeBytes || count * DIRECTORY_ENTRY_BYTES > size) {
    return refuse('bad-zip', phrase('bad-zip'));
  }
  const directory = await bytesOf(zip, start, start + size);
  const kept = { path: '', bytes: null as Promise<Uint8Array<ArrayBuffer>> | null };
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (
      at + DIRECTORY_ENTRY_BYTES > directory.byteLength ||
      directory.getUint32(at, true) !== DIRECTORY_ENTRY
    ) {
      return refuse('bad-zip', phrase('bad-zip'));
    }
    const flags = directory.getUint16(at + 8, true);
    const nameBytes = directory.getUint16(at + 28, true);
    const extraBytes = directory.getUint16(at + 30, true);
    const nameAt = at + DIRECTORY_ENTRY_BYTES;
    if (nameAt + nameBytes + extraBytes > directory.byteLength) {
      return refuse('bad-zip', phrase('bad-zip'));
    }
    const name = decodeUtf8(
      new Uint8Array(directory.buffer, directory.byteOffset + nameAt, nameBytes),
    ).replaceAll('\\', '/');
    const sizes = wideSizes(directory, at, nameAt + nameBytes, extraBytes);
    if (!sizes) return refuse('bad-zip', phrase('bad-zip'));
    const entry: Packed = {
      path: `${zip.path}/${name}`,
      method: directory.getUint16(at + 10, true),
      checksum: directory.getUint32(at + 16, true),
      ...sizes,
    };
    at += DIRECTORY_ENTRY_BYTES + nameBytes + extraBytes + directory.getUint16(at + 32, true);
    // A folder holds nothing itself.
    if (name.endsWith('/') && sizes.sizeBytes > 0) return refuse('bad-zip', phrase('bad-zip'));
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
    if (flags & ENCRYPTED) return refuse('bad-zip', phrase('zip-with-password'));
    entries.push({ file: entryFile(zip, entry, kept), compressedBytes: entry.compressedBytes });
  }
  // A count that has lost some would leave slices out.
  if (at !== directory.byteLength) return refuse('bad-zip', phrase('bad-zip'));
  return succeed(entries);
}

interface Packed {
  readonly path: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly headerAt: number;
}

function entryFile(
  zip: ScanFile,
  entry: Packed,
  kept: { path: string; bytes: Promise<Uint8Array<ArrayBuffer>> | null },
): ScanFile {
  const { path, sizeBytes } = entry;
  return {
    path,
    sizeBytes,
    read: async (from = 0, to = sizeBytes) => {
      if (to < sizeBytes && sizeBytes < KEPT_FROM_BYTES) {
        return (await unpackStart(zip, entry, to)).slice(from).buffer;
      }
      if (sizeBytes < KEPT_FROM_BYTES) return (await unpack(zip, entry)).slice(from, to).buffer;
      if (kept.path !== path || !kept.bytes) {
        kept.path = path;
        kept.bytes = unpack(zip, entry);
      }
      return (await kept.bytes).slice(from, to).buffer;
    },
  };
}

async function unpack(zip: ScanFile, entry: Packed): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await readPacked(zip, entry);
  const bytes = entry.method === STORED ? packed : inflateWhole(packed, entry.sizeBytes);
  if (bytes.length !== entry.sizeBytes || crc32(bytes) !== entry.checksum) {
    throw new MessageError(phrase('zip-checksum'));
  }
  return bytes;
}

/**
 * In one piece of memory from the start: the size is known, and what swells beyond it is damaged.
 */
function inflateWhole(packed: Uint8Array, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sizeBytes);
  let filled = 0;
  const inflate = inflateStream('raw', piece => {
    if (filled + piece.length > sizeBytes) throw new TooLargeError(sizeBytes);
    whole.set(piece, filled);
    filled += piece.length;
  });
  inflate.push(packed);
  inflate.end();
  return whole.subarray(0, filled);
}

async function unpackStart(zip: ScanFile, entry: Packed, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await readPacked(zip, entry);
  return entry.method === STORED ? packed.slice(0, count) : inflateStart(packed, count);
}

async function readPacked(zip: ScanFile, entry: Packed): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new MessageError(phrase('zip-packing'));
  }
  const header = await bytesOf(zip, entry.headerAt, entry.headerAt + LOCAL_HEADER_BYTES);
  if (header.byteLength < LOCAL_HEADER_BYTES || header.getUint32(0, true) !== LOCAL_HEADER) {
    throw new MessageError(phrase('zip-damaged'));
  }
  const start = entry.headerAt + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  return new Uint8Array(await zip.read(start, start + entry.compressedBytes)).slice();
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

/**
 * Where the directory lies (APPNOTE 4.3.16), or, of an archive with large records, as 4.3.14 and
 * 4.3.15 say.
 */
async function findDirectory(zip: ScanFile): Promise<Directory | null> {
  const tailAt = Math.max(0, zip.sizeBytes - END_RECORD_BYTES - LONGEST_COMMENT - WIDE_LOCATOR_BYTES);
  const tail = await bytesOf(zip, tailAt);
  const end = findEndRecord(tail);
  if (end === null) return null;
  const plain = {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    start: tail.getUint32(end + 16, true),
  };
  const locator = end - WIDE_LOCATOR_BYTES;
  if (locator < 0 || tail.getUint32(locator, true) !== WIDE_LOCATOR) return plain;
  const at = wide(tail, locator + 8);
  if (at === null || at + WIDE_END_BYTES > zip.sizeBytes) return null;
  const record = await bytesOf(zip, at, at + WIDE_END_BYTES);
  if (record.getUint32(0, true) !== WIDE_END) return null;
  const [count, size, start] = [wide(record, 32), wide(record, 40), wide(record, 48)];
  if (count === null || size === null || start === null) return null;
  // What the short record can say, it says the same.
  const agrees = (short: number, full: number, most: number): boolean => short === most || short === full;
  const isSame =
    agrees(plain.count, count, 0xffff) &&
    agrees(plain.size, size, 0xffffffff) &&
    agrees(plain.start, start, 0xffffffff);
  return isSame ? { count, size, start } : null;
}

/** The last record of the archive, behind which only a comment may stand. */
function findEndRecord(tail: DataView): number | null {
  for (let at = tail.byteLength - END_RECORD_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

/**
 * Sizes and place of an entry; those that do not fit 32 bits stand in its extra field (APPNOTE
 * 4.5.3), in this order.
 */
function wideSizes(
  directory: DataView,
  at: number,
  extraAt: number,
  extraBytes: number,
): Pick<Packed, 'compressedBytes' | 'sizeBytes' | 'headerAt'> | null {
  const short = [24, 20, 42].map(offset => directory.getUint32(at + offset, true));
  const values: (number | null)[] = [...short];
  if (short.includes(0xffffffff)) {
    let from = findExtra(directory, extraAt, extraBytes);
    for (const [n, value] of short.entries()) {
      if (value !== 0xffffffff) continue;
      values[n] = from && from.at + 8 <= from.end ? wide(directory, from.at) : null;
      from = from && { ...from, at: from.at + 8 };
    }
  }
  const [sizeBytes, compressedBytes, headerAt] = values;
  if (sizeBytes == null || compressedBytes == null || headerAt == null) return null;
  return { sizeBytes, compressedBytes, headerAt };
}

function findExtra(view: DataView, extraAt: number, extraBytes: number): { at: number; end: number } | null {
  for (let at = extraAt; at + 4 <= extraAt + extraBytes;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === WIDE_EXTRA && end <= extraAt + extraBytes) return { at: at + 4, end };
    at = end;
  }
  return null;
}

/** A number of 64 bits; null where no file is so long. */
function wide(view: DataView, at: number): number | null {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : null;
}

async function bytesOf(file: ScanFile, from: number, to = file.sizeBytes): Promise<DataView> {
  return new DataView(await file.read(from, Math.min(to, file.sizeBytes)));
}
