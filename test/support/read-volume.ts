import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { TestVolume } from './write-volume';

/**
 * Reads the one series among the files, a CT or an MR; the sentence of whatever refuses it is
 * thrown.
 */
export async function readOnly(files: readonly ScanFile[]): Promise<ReadSeries> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined, undefined, undefined, { roles: ['ct', 'mr'] });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

/** A small CT, upright, 0.4 x 0.5 x 0.75 mm: air, and a value for each voxel. */
export const smallCt: TestVolume = {
  size: [5, 4, 3],
  steps: [
    [0.4, 0, 0],
    [0, 0.5, 0],
    [0, 0, 0.75],
  ],
  origin: [-7, -5, 100],
  values: Array.from({ length: 60 }, (_, i) => 40 * i - 1000),
};
