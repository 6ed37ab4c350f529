import { refuse, succeed, type Result } from '../core/result';
import { crc32 } from './checksum';
import { inflateBounded, inflateStart } from './inflate-bounded';
import type { ScanFile } from './scan-file';

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
const UTF8_NAME = 1 << 11;
/** Entries above this are kept once inflated, the last one of an archive: a file of many frames is read frame by frame. */
const KEPT_FROM_BYTES = 4 * 1024 * 1024;

/**
 * Lists the files in a zip from its directory (PKWARE APPNOTE 4.3); nothing is unpacked before it is read. What is read
 * to its end is checked against its checksum.
 *
 * @returns files in the order of the directory, their paths below that of the zip. Problem `bad-zip`, whose message is a
 *   phrase for the list of ignored files
 */
export async function listZip(zip: ScanFile): Promise<Result<ZipEntry[]>> {
  const tail = await bytesOf(zip, Math.max(0, zip.sizeBytes - END_RECORD_BYTES - LONGEST_COMMENT));
  const end = findEndRecord(tail);
  if (end === null) return refuse('bad-zip', 'a zip that is damaged or not whole');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (start === 0xffffffff || size === 0xffffffff || count === 0xffff) {
    return refuse('bad-zip', 'a zip of more than 4 GB or 65,535 files; unpack it and give the folder');
  }
  const directory = await bytesOf(zip, start, start + size);
  const kept = { path: '', bytes: null as Promise<Uint8Array<ArrayBuffer>> | null };
  const entries: ZipEntry[] = [];
  for (let n = 0, at = 0; n < count; n++) {
    if (
      at + DIRECTORY_ENTRY_BYTES > directory.byteLength ||
      directory.getUint32(at, true) !== DIRECTORY_ENTRY
    ) {
      return refuse('bad-zip', 'a zip that is damaged or not whole');
    }
    const flags = directory.getUint16(at + 8, true);
    const nameBytes = directory.getUint16(at + 28, true);
    const name = new TextDecoder(flags & UTF8_NAME ? 'utf-8' : 'latin1')
      .decode(new Uint8Array(directory.buffer, directory.byteOffset + at + DIRECTORY_ENTRY_BYTES, nameBytes))
      .replaceAll('\\', '/');
    const entry: Packed = {
      path: `${zip.path}/${name}`,
      method: directory.getUint16(at + 10, true),
      checksum: directory.getUint32(at + 16, true),
      compressedBytes: directory.getUint32(at + 20, true),
      sizeBytes: directory.getUint32(at + 24, true),
      headerAt: directory.getUint32(at + 42, true),
    };
    at +=
      DIRECTORY_ENTRY_BYTES +
      nameBytes +
      directory.getUint16(at + 30, true) +
      directory.getUint16(at + 32, true);
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
    if (flags & ENCRYPTED) return refuse('bad-zip', 'a zip with a password; unpack it and give the folder');
    entries.push({ file: entryFile(zip, entry, kept), compressedBytes: entry.compressedBytes });
  }
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
  const bytes = entry.method === STORED ? packed : inflateBounded(packed, entry.sizeBytes);
  if (bytes.length !== entry.sizeBytes || crc32(bytes) !== entry.checksum) {
    throw new Error('the zip is damaged: its content does not match its checksum');
  }
  return bytes;
}

async function unpackStart(zip: ScanFile, entry: Packed, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await readPacked(zip, entry);
  return entry.method === STORED ? packed.slice(0, count) : inflateStart(packed, count);
}

async function readPacked(zip: ScanFile, entry: Packed): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new Error('the zip packs it in a way that is not read; unpack it and give the folder');
  }
  const header = await bytesOf(zip, entry.headerAt, entry.headerAt + LOCAL_HEADER_BYTES);
  if (header.byteLength < LOCAL_HEADER_BYTES || header.getUint32(0, true) !== LOCAL_HEADER) {
    throw new Error('the zip is damaged');
  }
  const start = entry.headerAt + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  return new Uint8Array(await zip.read(start, start + entry.compressedBytes)).slice();
}

/** The last record of the archive, behind which only a comment may stand. */
function findEndRecord(tail: DataView): number | null {
  for (let at = tail.byteLength - END_RECORD_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

async function bytesOf(file: ScanFile, from: number, to = file.sizeBytes): Promise<DataView> {
  return new DataView(await file.read(from, Math.min(to, file.sizeBytes)));
}
