import { decimal, type Message, type Value } from '../../core/message';
import { throwIfCancelled } from '../../core/progress';
import { refuse } from '../../core/result';
import { asMessage, phrase, wordsOf } from '../../messages/phrase';
import type { ScanFile, IgnoredFile } from '../source/scan-file';
import { listZip } from './list-zip';

/** How much an archive may hold, so that a small file cannot fill the memory or the day. */
export interface ArchiveLimits {
  /** Files in all archives together; default 20,000. */
  readonly mostFiles: number;
  /** Their unpacked size, bytes; default 8 GB. */
  readonly mostBytes: number;
  /**
   * Unpacked to packed size of one archive above `ratioFromBytes`; default 100: a CT has 2 to 10.
   * Of a zip within another, to the size of the outermost too.
   */
  readonly mostRatio: number;
  /** Unpacked size from which the ratio counts, bytes; default 64 MB. */
  readonly ratioFromBytes: number;
  /** An archive within another is unpacked into memory: its size, bytes; default 1 GB. */
  readonly mostInnerBytes: number;
  /** Archives within archives; default 2: a zip of zips. */
  readonly mostDepth: number;
}

const ARCHIVE_DEFAULTS: ArchiveLimits = {
  mostFiles: 20_000,
  mostBytes: 8e9,
  mostRatio: 100,
  ratioFromBytes: 64e6,
  mostInnerBytes: 1e9,
  mostDepth: 2,
};

export interface OpenedArchives {
  /** The files that are no archives, and those in the archives. */
  readonly files: readonly ScanFile[];
  /** Archives that were not opened, with the reason. */
  readonly ignored: readonly IgnoredFile[];
}

/**
 * Puts in the place of every zip among the files what it holds, also of a zip within a zip. Nothing
 * is unpacked before it is read. An archive that is damaged, or holds more than `limits` allow, is
 * set aside whole, with the reason.
 *
 * @throws the signal's reason when cancelled
 */
export async function openArchives(
  files: readonly ScanFile[],
  options: Partial<ArchiveLimits> = {},
  signal?: AbortSignal,
): Promise<OpenedArchives> {
  const limits = { ...ARCHIVE_DEFAULTS, ...options };
  const found: ScanFile[] = [];
  const ignored: IgnoredFile[] = [];
  const sum = { files: 0, bytes: 0 };

  const open = async (zip: ScanFile, depth: number, outermost: Outermost): Promise<void> => {
    throwIfCancelled(signal);
    const setAside = (reason: Message) => ignored.push({ path: zip.path, reason });
    if (depth > limits.mostDepth) {
      setAside(phrase('zip-within-others', { most: limits.mostDepth }));
      return;
    }
    if (depth > 1 && zip.sizeBytes > limits.mostInnerBytes) {
      setAside(phrase('large-zip-within', { gigabytes: gigabytes(zip.sizeBytes) }));
      return;
    }
    const listed = await list(zip);
    if (!listed.ok) {
      setAside(asMessage(listed.problem));
      return;
    }
    const entries = listed.value;
    const bytes = entries.reduce((total, { file }) => total + file.sizeBytes, 0);
    // A zip within another counts with all that the outermost unpacks to, against its size.
    const swollen = outermost.unpacked + bytes;
    const packed = entries.reduce((total, { compressedBytes }) => total + compressedBytes, 0);
    const held = Math.min(depth === 1 ? packed : Infinity, outermost.sizeBytes);
    if (sum.files + entries.length > limits.mostFiles) {
      setAside(phrase('zips-of-too-many', { most: limits.mostFiles }));
    } else if (sum.bytes + bytes > limits.mostBytes) {
      setAside(
        phrase('zip-unpacks-large', { gigabytes: gigabytes(bytes), most: gigabytes(limits.mostBytes) }),
      );
    } else if (swollen > limits.ratioFromBytes && swollen > limits.mostRatio * held) {
      setAside(phrase('zip-swells', { times: Math.round(swollen / held) }));
    } else {
      sum.files += entries.length;
      sum.bytes += bytes;
      outermost.unpacked += bytes;
      for (const { file } of entries) {
        if (isZip(file)) await open(inMemory(file), depth + 1, outermost);
        else found.push(file);
      }
    }
  };
  for (const file of files) {
    if (isZip(file)) await open(file, 1, { sizeBytes: file.sizeBytes, unpacked: 0 });
    else found.push(file);
  }
  return { files: found, ignored };
}

/** A zip that was given, and what it has unpacked to so far with those in it. */
interface Outermost {
  readonly sizeBytes: number;
  unpacked: number;
}

/** By its name: a scan's own files have many, and none of them this. */
export const isZip = ({ path }: { readonly path: string }): boolean => /\.zip$/i.test(path);

async function list(zip: ScanFile): ReturnType<typeof listZip> {
  try {
    return await listZip(zip);
  } catch (error) {
    return refuse('unreadable-file', phrase('zip-not-read', { why: wordsOf(error) }));
  }
}

/** An archive within another is looked into in many places: it is unpacked once. */
function inMemory(file: ScanFile): ScanFile {
  let content: Promise<ArrayBuffer | SharedArrayBuffer> | undefined;
  return {
    ...file,
    read: async (from = 0, to = file.sizeBytes) => {
      content ??= file.read();
      return (await content).slice(from, to);
    },
  };
}

const gigabytes = (bytes: number): Value => decimal(bytes / 1e9, 1);
