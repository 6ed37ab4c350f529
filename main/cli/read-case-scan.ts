import { resolve } from 'node:path';
import { readScan } from '../files/read-scan';
import type { ReadScan } from '../../geometry/plan/document/known-scan';

/**
 * Reads the scans of a case from disk; their paths are relative to `folder`, where the case file
 * lies.
 */
export function readCaseScans(folder: string): ReadScan {
  return (scan, onProgress, signal) =>
    readScan(
      [resolve(folder, scan.path.replaceAll('\\', '/'))],
      scan.series ?? undefined,
      onProgress,
      signal,
      { interpolateMissing: scan.interpolateMissing !== null, roles: [scan.role] },
    );
}
