import { throwIfCancelled, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { assertVolume, type Volume } from '../volume/volume';
import type { VolumeFile } from './find-volumes';
import { PADDING_HU } from './pixel-encoding';
import { readVolumeSamples, type VolumeSamples } from './read-volume-samples';
import type { SeriesRole } from './scan-inventory';
import type { StraightGrid } from './straighten-grid';

/** A volume file among the sources of an inventory: which of its volumes, and the grid that it fills. */
export interface VolumeFileSource extends VolumeFile {
  readonly index: number;
  readonly grid: StraightGrid;
}

const LARGEST = 32767;
/** MR values of a smaller range than this would be crushed by rounding: they are stretched to the whole of it. */
const FINE_RANGE = 1000;

/**
 * Reads a volume file. A CT becomes whole Hounsfield units (halves up, clamped); an MR, whose values have no unit, is
 * stretched or shrunk where it does not fit sixteen bits well. What is no number becomes air, or no signal.
 *
 * @returns the volume, or the Problem of `readVolumeSamples`
 * @throws the signal's reason when cancelled
 */
export async function readVolumeFile(
  source: VolumeFileSource,
  role: SeriesRole,
  memory: ArrayBufferLike,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Volume>> {
  const { header, grid } = source;
  throwIfCancelled(signal);
  onProgress?.({ doing: 'Reading the volume', fraction: 0 });
  const read = await readVolumeSamples(source, source.index);
  if (!read.ok) return read;
  const samples = read.value;
  const factor = role === 'mr' ? fitFactor(samples, header.slope, header.intercept) : 1;
  const slope = header.slope * factor;
  const intercept = header.intercept * factor;
  const nothing = role === 'mr' ? 0 : PADDING_HU;

  const voxels = new Int16Array(memory);
  const [ni, nj, nk] = header.sizeVoxels;
  const sliceLength = ni * nj;
  for (let k = 0; k < nk; k++) {
    throwIfCancelled(signal);
    const from = (grid.isFlipped ? nk - 1 - k : k) * sliceLength;
    for (let i = 0; i < sliceLength; i++) {
      const value = Math.round(samples[from + i]! * slope + intercept);
      voxels[k * sliceLength + i] =
        value > LARGEST ? LARGEST : value < -LARGEST - 1 ? -LARGEST - 1 : value === value ? value : nothing;
    }
    onProgress?.({ doing: 'Reading the volume', fraction: (k + 1) / nk });
    if (k % 32 === 31) await new Promise(resolve => setTimeout(resolve));
  }
  const volume: Volume = { sizeVoxels: header.sizeVoxels, voxels, ...grid.geometry };
  assertVolume(volume);
  return succeed(volume);
}

function fitFactor(samples: VolumeSamples, slope: number, intercept: number): number {
  let largest = 0;
  for (let i = 0; i < samples.length; i++) {
    const value = Math.abs(samples[i]! * slope + intercept);
    if (value > largest && value < Infinity) largest = value;
  }
  const isFine =
    (samples instanceof Float32Array || samples instanceof Float64Array || slope % 1 !== 0) &&
    largest < FINE_RANGE;
  return largest > LARGEST || (isFine && largest > 0) ? LARGEST / largest : 1;
}
