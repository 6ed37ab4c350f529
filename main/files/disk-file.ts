import { closeSync, openSync, readSync } from 'node:fs';
import type { ScanFile } from '../../geometry/scan/source/scan-file';

/**
 * A scan's file on a disk. Reads are short and done in place: for files of a slice's size the
 * thread pool's way takes longer than the reading itself.
 */
export function diskFile(path: string, sizeBytes: number): ScanFile {
  return {
    path,
    sizeBytes,
    read: async (fromByte = 0, toByte = sizeBytes) => {
      const target = new Uint8Array(new ArrayBuffer(Math.max(0, Math.min(toByte, sizeBytes) - fromByte)));
      const count = fill(path, target, fromByte);
      return count === target.length ? target.buffer : target.buffer.slice(0, count);
    },
    readInto: async (target, fromByte) => fill(path, target, fromByte),
  };
}

/** Fills `target` from the file; gives how many bytes there were. */
function fill(path: string, target: Uint8Array, fromByte: number): number {
  const handle = openSync(path, 'r');
  try {
    let total = 0;
    while (total < target.length) {
      const count = readSync(handle, target, total, target.length - total, fromByte + total);
      if (count === 0) break;
      total += count;
    }
    return total;
  } finally {
    closeSync(handle);
  }
}
