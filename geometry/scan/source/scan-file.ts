import type { Message } from '../../core/message';

/**
 * A file that may belong to a scan, wherever it lives: on a disk (main/files) or behind a browser's
 * File object. geometry/ never opens files itself; it is handed these.
 */
export interface ScanFile {
  /** As the user knows it; shown in messages and lists. */
  readonly path: string;
  readonly sizeBytes: number;
  /**
   * Why it is no file to be read, such as a link that leads out of the folder: words. Absent for
   * files.
   */
  readonly passedOver?: Message;
  /**
   * The bytes [fromByte, toByte), whole file by default; fewer where the file ends earlier.
   * Rejects where the file cannot be read.
   */
  read(fromByte?: number, toByte?: number): Promise<ArrayBuffer | SharedArrayBuffer>;
  /**
   * Fills `target` with the bytes from `fromByte` on and gives how many there were. Optional: where
   * it exists, uncompressed slices are read straight into the volume and nothing is copied.
   */
  readInto?(target: Uint8Array, fromByte: number): Promise<number>;
}

/**
 * A file's name without the folders that it lies in, which are often called after an owner: what is
 * said of a scan in a plan and its report names files so.
 */
export const nameOf = (path: string): string => path.split(/[\\/]/).findLast(part => part !== '') ?? path;

/**
 * What two files are called in a sentence: their names, or where these are the same their paths
 * from the folder on that holds both. The folders above that are often called after an owner.
 */
export function namesOf(a: string, b: string): readonly [string, string] {
  if (nameOf(a) !== nameOf(b)) return [nameOf(a), nameOf(b)];
  const [x, y] = [a, b].map(path => path.split(/[\\/]/).filter(part => part !== '')) as [string[], string[]];
  const shared = x.findIndex((part, n) => part !== y[n]);
  const from = shared < 0 ? Math.min(x.length, y.length) - 1 : shared;
  return [x.slice(from).join('/'), y.slice(from).join('/')];
}

/** A file that is no slice of any series, and why. */
export interface IgnoredFile {
  readonly path: string;
  /** Words: "not a DICOM file". */
  readonly reason: Message;
}
