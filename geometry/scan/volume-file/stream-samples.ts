import { throwIfCancelled } from '../../core/progress';
import { refuse, succeed, type Result } from '../../core/result';
import { sizeThree } from '../../messages/compose';
import { phrase, wordsOf } from '../../messages/phrase';
import { inflateStream } from '../source/inflate-stream';
import { SAMPLE_BYTES, type SampleType } from './volume-header';
import type { VolumeFile } from './volume-file-source';

/** Samples of a volume file as they are stored, in the machine's byte order. */
type VolumeSamples =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/**
 * Takes samples as they come; `first` counts from the first of the volume. False: no more are
 * wanted.
 */
export type TakeSamples = (samples: VolumeSamples, first: number) => boolean;

/** Handed on together, bytes: a multiple of every sample's size. */
const RUN_BYTES = 1 << 20;
/** Read from the file at one go, bytes. */
const READ_BYTES = 1 << 20;
/** So few bytes behind the samples, all of them 0, fill a block up; a smallest slice has more. */
export const SPARE_BYTES = 15;

/** Samples of the whole file: of all its volumes. */
export const sampleCount = ({ header }: VolumeFile): number =>
  header.sizeVoxels[0] * header.sizeVoxels[1] * header.sizeVoxels[2] * header.volumes;

/** Where uncompressed samples begin in their file, bytes; negative where it is too short. */
export function rawStart({ data, header }: VolumeFile, samples: number): number {
  return header.dataOffset < 0 ? data.sizeBytes - samples * SAMPLE_BYTES[header.sample] : header.dataOffset;
}

/**
 * Reads the samples of one of a file's volumes, run by run: however large the volume or however
 * much a packed file swells, no more than a few megabytes are held.
 *
 * @param index which volume, from 0
 * @returns Problems `truncated-file`, `damaged-pixels`, `unreadable-file`, `more-than-said`, each
 *   naming the file
 * @throws the signal's reason when cancelled
 */
export async function streamSamples(
  volume: VolumeFile,
  index: number,
  take: TakeSamples,
  signal?: AbortSignal,
): Promise<Result<null>> {
  const { data, header } = volume;
  const size = SAMPLE_BYTES[header.sample];
  const all = sampleCount(volume);
  const count = all / header.volumes;
  const run = new Uint8Array(Math.min(RUN_BYTES, count * size));
  let filled = 0;
  let taken = 0;
  let isEnough = false;
  const flush = (): void => {
    if (filled === 0) return;
    if (header.isBigEndian && size > 1) turnRound(run.subarray(0, filled), size);
    const samples = new arrays[header.sample](run.buffer, 0, filled / size);
    isEnough = !take(samples, taken);
    taken += samples.length;
    filled = 0;
  };
  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length && taken < count && !isEnough;) {
      const part = bytes.subarray(at, at + run.length - filled).subarray(0, (count - taken) * size - filled);
      run.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === run.length || taken * size + filled === count * size) flush();
    }
  };

  try {
    if (header.packing === 'none') {
      const from = rawStart(volume, all) + index * count * size;
      const end = from + count * size;
      for (let at = from; at >= 0 && at < end && !isEnough; at += READ_BYTES) {
        throwIfCancelled(signal);
        put(new Uint8Array(await data.read(at, Math.min(at + READ_BYTES, end))));
      }
    } else {
      const surplus = await inflateSamples(volume, index * count * size, put, () => isEnough, signal);
      if (surplus > 0) return refuseSurplus(volume, surplus);
    }
    if (taken < count && !isEnough) return refuseShort(volume);
    return succeed(null);
  } catch (error) {
    throwIfCancelled(signal);
    const code = header.packing === 'none' ? 'unreadable-file' : 'damaged-pixels';
    const why = wordsOf(error);
    return refuse(code, phrase('voxels-not-read', { file: data.path, why }), data.path);
  }
}

/**
 * Bytes that a packed file holds behind its samples, but for a fill; 0 where the reading was broken
 * off.
 */
async function inflateSamples(
  volume: VolumeFile,
  skipped: number,
  put: (bytes: Uint8Array) => void,
  isEnough: () => boolean,
  signal?: AbortSignal,
): Promise<number> {
  const { data, header } = volume;
  const lead = (header.isPackedWhole ? header.dataOffset : 0) + skipped;
  const wanted =
    (header.isPackedWhole ? header.dataOffset : 0) + sampleCount(volume) * SAMPLE_BYTES[header.sample];
  let seen = 0;
  let isFill = true;
  const inflate = inflateStream(header.packing === 'zlib' ? 'zlib' : 'gzip', bytes => {
    const from = Math.max(0, lead - seen);
    const behind = bytes.subarray(Math.max(0, wanted - seen));
    isFill = isFill && behind.every(byte => byte === 0);
    seen += bytes.length;
    // What swells beyond its header is not followed to its end.
    if (seen > wanted + READ_BYTES) throw new SurplusFound();
    if (from < bytes.length) put(bytes.subarray(from));
  });
  const start = header.isPackedWhole ? 0 : Math.max(0, header.dataOffset);
  try {
    for (let at = start; at < data.sizeBytes; at += READ_BYTES) {
      throwIfCancelled(signal);
      inflate.push(new Uint8Array(await data.read(at, Math.min(at + READ_BYTES, data.sizeBytes))));
      if (isEnough()) return 0;
    }
    inflate.end();
  } catch (error) {
    if (!(error instanceof SurplusFound)) throw error;
  }
  const surplus = Math.max(0, seen - wanted);
  return isFill && surplus <= SPARE_BYTES ? 0 : surplus;
}

class SurplusFound extends Error {}

export const refuseShort = ({ data }: VolumeFile): Result<never> =>
  refuse('truncated-file', phrase('voxels-too-few', { file: data.path }), data.path);

export const refuseSurplus = ({ data, header }: VolumeFile, surplus: number): Result<never> =>
  refuse(
    'more-than-said',
    phrase('voxels-too-many', { file: data.path, bytes: surplus, size: sizeThree(header.sizeVoxels) }),
    data.path,
  );

function turnRound(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

const arrays: Readonly<
  Record<SampleType, new (buffer: ArrayBuffer, byteOffset: number, length: number) => VolumeSamples>
> = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
};
