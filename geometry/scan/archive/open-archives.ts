import { throwIfCancelled } from '../../core/progress';
import type { ScanFile, IgnoredFile } from '../source/scan-file';
import { listZip } from './list-zip';

/** How much an archive may hold, so that a small file cannot fill the memory or the day. */
export interface ArchiveLimits {
  /** Files in all archives together; default 20,000. */
  readonly mostFiles: number;
  /** Their unpacked size, bytes; default 8 GB. */
  readonly mostBytes: number;
  /** Unpacked to packed size of one archive above `ratioFromBytes`; default 100: a CT has 2 to 10. Of a zip
   * within another, to the size of the outermost too. */
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
 * Puts in the place of every zip among the files what it holds, also of a zip within a zip. Nothing is unpacked before
 * it is read. An archive that is damaged, or holds more than `limits` allow, is set aside whole, with the reason.
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
    const setAside = (reason: string) => ignored.push({ path: zip.path, reason });
    if (depth > limits.mostDepth) {
      setAside(`a zip within ${limits.mostDepth} others; unpack the outer one and give the folder`);
      return;
    }
    if (depth > 1 && zip.sizeBytes > limits.mostInnerBytes) {
      setAside(
        `a zip of ${gigabytes(zip.sizeBytes)} GB within another; unpack the outer one and give the folder`,
      );
      return;
    }
    const entries = await list(zip);
    if (typeof entries === 'string') {
      setAside(entries);
      return;
    }
    const bytes = entries.reduce((total, { file }) => total + file.sizeBytes, 0);
    // A zip within another counts with all that the outermost unpacks to, against its size.
    const swollen = outermost.unpacked + bytes;
    const packed = entries.reduce((total, { compressedBytes }) => total + compressedBytes, 0);
    const held = Math.min(depth === 1 ? packed : Infinity, outermost.sizeBytes);
    if (sum.files + entries.length > limits.mostFiles) {
      setAside(
        `a zip of too many files (more than ${limits.mostFiles}); unpack it and give the folder of the CT`,
      );
    } else if (sum.bytes + bytes > limits.mostBytes) {
      setAside(
        `a zip that unpacks to ${gigabytes(bytes)} GB, more than is opened (${gigabytes(limits.mostBytes)} GB); unpack it and give the folder of the CT`,
      );
    } else if (swollen > limits.ratioFromBytes && swollen > limits.mostRatio * held) {
      setAside(
        `a zip that swells to ${Math.round(swollen / held)} times its size, as no scan does; it is not opened`,
      );
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

async function list(zip: ScanFile) {
  try {
    const entries = await listZip(zip);
    return entries.ok ? entries.value : entries.problem.message;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `a zip that cannot be read (${words})`;
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

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
