import type { ScanFile } from '../../geometry/scan/source/scan-file';

/** A scan's file in memory, with the two members that every platform has (no `readInto`). */
export function memoryFile(path: string, bytes: Uint8Array): ScanFile {
  return {
    path,
    sizeBytes: bytes.length,
    read: async (fromByte = 0, toByte = bytes.length) => bytes.slice(fromByte, toByte).buffer as ArrayBuffer,
  };
}
