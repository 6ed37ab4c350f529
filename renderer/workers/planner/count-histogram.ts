import type { Voxels } from '../../../geometry/volume/volume';
import type { Histogram } from './planner-protocol';

const FIRST_HU = -1024;
const BIN_HU = 16;
const BINS = 256;

/** Values from -1024 to 3071 HU in bins of 16; what lies beyond counts in the outermost bins. */
export function countHistogram(voxels: Voxels): Histogram {
  const counts = new Uint32Array(BINS);
  for (let n = 0; n < voxels.length; n++) {
    const bin = (voxels[n]! - FIRST_HU) >> 4;
    const held = bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin;
    counts[held] = counts[held]! + 1;
  }
  return { firstHu: FIRST_HU, binHu: BIN_HU, counts };
}
