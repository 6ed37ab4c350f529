import { within, type OnProgress } from '../../geometry/core/progress';
import type { Result } from '../../geometry/core/result';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries, type ReadSeriesOptions } from '../../geometry/scan/read-series';
import { decodePool } from './decode-pool';
import { listScanFiles } from './list-scan-files';

/**
 * Reads one series from folders or files on the disk, compressed slices on all cores.
 *
 * @param seriesUid undefined for the only or plainly fullest usable one
 * @param options what it may be read as, default a CT alone; whether a missing slice is filled in,
 *   default not
 * @returns the volume, its series and what was rescued, or the Problem of listing, inspecting or
 *   reading
 * @throws the signal's reason when cancelled
 */
export async function readScan(
  paths: readonly string[],
  seriesUid?: string,
  onProgress?: OnProgress,
  signal?: AbortSignal,
  options: Pick<ReadSeriesOptions, 'roles' | 'interpolateMissing'> = {},
): Promise<Result<ReadSeries>> {
  const files = await listScanFiles(paths);
  if (!files.ok) return files;
  const inventory = await inspectScan(files.value, within(onProgress, 0, 0.3), signal);
  if (!inventory.ok) return inventory;
  const decoder = decodePool();
  try {
    return await readSeries(inventory.value, seriesUid, within(onProgress, 0.3, 1), signal, {
      ...options,
      decoder,
    });
  } finally {
    await decoder.close();
  }
}
