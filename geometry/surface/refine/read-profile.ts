import type { VoxelSampler } from '../../volume/sample-volume';

/**
 * A place on the surface and its outward direction, both by voxel index: what a profile is read
 * along.
 */
export interface ProfileLine {
  i: number;
  j: number;
  k: number;
  /** Change of index per millimetre outward. */
  di: number;
  dj: number;
  dk: number;
}

/** Fills `out` with samples at startMm + n * stepMm (outward positive). HU. */
export function readProfile(
  sample: VoxelSampler,
  line: ProfileLine,
  startMm: number,
  stepMm: number,
  out: Float64Array,
): void {
  for (let n = 0; n < out.length; n++) {
    const t = startMm + stepMm * n;
    out[n] = sample(line.i + t * line.di, line.j + t * line.dj, line.k + t * line.dk);
  }
}
