import { resolve } from 'node:path';
import { within } from '../../geometry/core/progress';
import type { ReadScan } from '../../geometry/plan/plan';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { listScanFiles } from '../files/list-scan-files';

/** Reads the scans of a case from disk; their paths are relative to `folder`, where the case file lies. */
export function readCaseScans(folder: string): ReadScan {
  return async (scan, onProgress, signal) => {
    const files = await listScanFiles([resolve(folder, scan.path.replaceAll('\\', '/'))]);
    if (!files.ok) return files;
    const inventory = await inspectScan(files.value, within(onProgress, 0, 0.3), signal);
    if (!inventory.ok) return inventory;
    return readSeries(inventory.value, scan.series ?? undefined, within(onProgress, 0.3, 1), signal);
  };
}
