import { significant } from '../../core/message';
import { throwIfCancelled, type OnProgress } from '../../core/progress';
import { refuse, succeed, type Result } from '../../core/result';
import { yieldToEvents } from '../../core/yield-to-events';
import { phrase } from '../../messages/phrase';
import { assertVolume, type Volume } from '../../volume/volume';
import { PADDING_HU } from '../codecs/pixel-encoding';
import type { Repair } from '../source/repair';
import { streamSamples } from './stream-samples';
import type { SeriesRole } from '../source/series-role';
import type { VolumeFileSource } from './volume-file-source';
const LARGEST = 32767;
/**
 * MR values of a smaller range than this would be crushed by rounding: they are stretched to the
 * whole of it.
 */
const FINE_RANGE = 1000;
/**
 * A scan of Hounsfield units has metal beyond sixteen bits in a voxel or two, never in so large a
 * share.
 */
const MOST_CLAMPED = 0.02;

/**
 * Reads a volume file. A CT becomes whole Hounsfield units (halves up); values beyond sixteen bits,
 * and what is no number and becomes air, are counted and said. An MR, whose values have no unit, is
 * stretched or shrunk where it does not fit sixteen bits well; what is no number has no signal.
 *
 * @returns the volume and what was done to it, or the Problem of `streamSamples`, or
 *   `not-hounsfield`
 * @throws the signal's reason when cancelled
 */
export async function readVolumeFile(
  source: VolumeFileSource,
  role: SeriesRole,
  memory: ArrayBufferLike,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<{ readonly volume: Volume; readonly rescues: readonly Repair[] }>> {
  const { header, grid, index } = source;
  throwIfCancelled(signal);
  onProgress?.({ doing: 'Reading the volume', fraction: 0 });
  await yieldToEvents(signal);
  const factor = role === 'mr' ? await findFactor(source, signal) : succeed(1);
  if (!factor.ok) return factor;
  const slope = header.slope * factor.value;
  const intercept = header.intercept * factor.value;
  const nothing = role === 'mr' ? 0 : PADDING_HU;

  const voxels = new Int16Array(memory);
  const [ni, nj, nk] = header.sizeVoxels;
  const sliceLength = ni * nj;
  let clamped = 0;
  let missing = 0;
  let extreme = 0;
  const read = await streamSamples(
    source,
    index,
    (samples, first) => {
      for (let i = 0; i < samples.length;) {
        // One slice's share of the run at a time: a flipped grid takes its slices last to first.
        const k = Math.floor((first + i) / sliceLength);
        const end = Math.min(samples.length, (k + 1) * sliceLength - first);
        const to = (grid.isFlipped ? nk - 1 - 2 * k : 0) * sliceLength + first;
        for (; i < end; i++) {
          const value = Math.round(samples[i]! * slope + intercept);
          if (value >= -LARGEST - 1 && value <= LARGEST) voxels[to + i] = value;
          else if (value === value) {
            voxels[to + i] = value > 0 ? LARGEST : -LARGEST - 1;
            clamped++;
            if (Math.abs(value) > Math.abs(extreme)) extreme = value;
          } else {
            voxels[to + i] = nothing;
            missing++;
          }
        }
      }
      onProgress?.({ doing: 'Reading the volume', fraction: (first + samples.length) / voxels.length });
      return true;
    },
    signal,
  );
  if (!read.ok) return read;
  if (role === 'ct' && clamped > MOST_CLAMPED * voxels.length) {
    return refuse(
      'not-hounsfield',
      phrase('voxels-far-out', {
        count: clamped,
        file: source.file.path,
        extreme: significant(extreme, 4),
      }),
      source.file.path,
    );
  }
  const volume: Volume = { sizeVoxels: header.sizeVoxels, voxels, ...grid.geometry };
  assertVolume(volume);
  return succeed({ volume, rescues: role === 'ct' ? describeValues(clamped, extreme, missing) : [] });
}

function describeValues(clamped: number, extreme: number, missing: number): Repair[] {
  const rescues: Repair[] = [];
  if (clamped > 0) {
    rescues.push({
      code: 'values-clamped',
      amount: clamped,
      unit: 'count',
      ...phrase('values-clamped', { count: clamped, extreme: significant(extreme, 4) }),
      slices: [],
    });
  }
  if (missing > 0) {
    rescues.push({
      code: 'values-missing',
      amount: missing,
      unit: 'count',
      ...phrase('values-missing', { count: missing, air: PADDING_HU }),
      slices: [],
    });
  }
  return rescues;
}

/** What an MR's values are multiplied by to fit sixteen bits well. */
async function findFactor(source: VolumeFileSource, signal?: AbortSignal): Promise<Result<number>> {
  const { slope, intercept, sample } = source.header;
  let largest = 0;
  const read = await streamSamples(
    source,
    source.index,
    samples => {
      for (let i = 0; i < samples.length; i++) {
        const value = Math.abs(samples[i]! * slope + intercept);
        if (value > largest && value < Infinity) largest = value;
      }
      return true;
    },
    signal,
  );
  if (!read.ok) return read;
  const isFine = (sample.startsWith('float') || slope % 1 !== 0) && largest < FINE_RANGE;
  return succeed(largest > LARGEST || (isFine && largest > 0) ? LARGEST / largest : 1);
}
