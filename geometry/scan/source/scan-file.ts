import type { Message } from '../../core/message';

/**
 * A file that may belong to a scan, wherever it lives: on a disk (main/files) or behind a browser's File object.
 * geometry/ never opens files itself; it is handed these.
 */
export interface ScanFile {
  /** As the user knows it; shown in messages and lists. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Why it is no file to be read, such as a link that leads out of the folder: words. Absent for files. */
  readonly passedOver?: Message;
  /**
   * The bytes [fromByte, toByte), whole file by default; fewer where the file ends earlier.
   * Rejects where the file cannot be read.
   */
  read(fromByte?: number, toByte?: number): Promise<ArrayBuffer | SharedArrayBuffer>;
  /**
   * Fills `target` with the bytes from `fromByte` on and gives how many there were. Optional: where it exists,
   * uncompressed slices are read straight into the volume and nothing is copied.
   */
  readInto?(target: Uint8Array, fromByte: number): Promise<number>;
}

/**
 * A file's name without the folders that it lies in, which are often called after an owner: what is said of a scan in a
 * plan and its report names files so.
 */
export const nameOf = (path: string): string => path.split(/[\\/]/).findLast(part => part !== '') ?? path;

/** A file that is no slice of any series, and why. */
export interface IgnoredFile {
  readonly path: string;
  /** Words: "not a DICOM file". */
  readonly reason: Message;
}
