import { refuse, succeed, type Result } from '../core/result';
import { inflateBounded, inflateStart } from './inflate-bounded';
import type { ScanFile } from './scan-file';
import type { VolumeFile } from './find-volumes';
import { SAMPLE_BYTES, type SampleType, type VolumeHeader } from './volume-header';

type Samples =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Samples of a volume file as they are stored, in the machine's byte order. */
export type VolumeSamples = Samples;

/**
 * Reads one of the volumes of a file, its samples as they are stored.
 *
 * @param index which volume, from 0
 * @returns Problems `truncated-file`, `damaged-pixels`, `unreadable-file`, each naming the file
 */
export async function readVolumeSamples(
  { data, header }: VolumeFile,
  index: number,
): Promise<Result<VolumeSamples>> {
  const count = header.sizeVoxels[0] * header.sizeVoxels[1] * header.sizeVoxels[2];
  const volumeBytes = count * SAMPLE_BYTES[header.sample];
  const allBytes = volumeBytes * header.volumes;
  try {
    let bytes: Uint8Array;
    if (header.packing === 'none') {
      const start = header.dataOffset < 0 ? data.sizeBytes - allBytes : header.dataOffset;
      const from = start + index * volumeBytes;
      bytes = from < 0 ? new Uint8Array(0) : new Uint8Array(await data.read(from, from + volumeBytes));
    } else {
      // Some writers leave a few bytes behind the samples; more than that is no volume of this size.
      const most = allBytes + Math.max(0, header.dataOffset) + 4096;
      const inflated = inflateBounded(await readPacked(data, header), most, header.packing);
      const from = (header.isPackedWhole ? header.dataOffset : 0) + index * volumeBytes;
      bytes = inflated.subarray(from, from + volumeBytes);
    }
    if (bytes.length < volumeBytes) {
      return refuse(
        'truncated-file',
        `${data.path} breaks off: it holds fewer voxels than its header says; copy it from its source again.`,
        data.path,
      );
    }
    return succeed(asSamples(bytes, header));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const code = header.packing === 'none' ? 'unreadable-file' : 'damaged-pixels';
    return refuse(
      code,
      `The voxels of ${data.path} cannot be read: ${words}; copy it from its source again.`,
      data.path,
    );
  }
}

/** The first samples of a file, at most `most`: to tell what kind of values it holds. */
export async function readFirstSamples({ data, header }: VolumeFile, most: number): Promise<VolumeSamples> {
  const size = SAMPLE_BYTES[header.sample];
  const count = header.sizeVoxels[0] * header.sizeVoxels[1] * header.sizeVoxels[2];
  const wanted = Math.min(most, count) * size;
  let bytes: Uint8Array;
  if (header.packing === 'none') {
    const start = header.dataOffset < 0 ? data.sizeBytes - count * header.volumes * size : header.dataOffset;
    bytes = new Uint8Array(await data.read(Math.max(0, start), Math.max(0, start) + wanted));
  } else {
    const skipped = header.isPackedWhole ? header.dataOffset : 0;
    bytes = inflateStart(await readPacked(data, header), skipped + wanted, header.packing).subarray(skipped);
  }
  return asSamples(bytes.subarray(0, bytes.length - (bytes.length % size)), header);
}

async function readPacked(data: ScanFile, header: VolumeHeader): Promise<Uint8Array> {
  return new Uint8Array(await data.read(header.isPackedWhole ? 0 : Math.max(0, header.dataOffset)));
}

function asSamples(bytes: Uint8Array, { sample, isBigEndian }: VolumeHeader): VolumeSamples {
  const size = SAMPLE_BYTES[sample];
  // In memory of its own where it does not lie at a multiple of the sample's size, or has to be turned round.
  const isPlaced = bytes.byteOffset % size === 0;
  const own = isPlaced && !(isBigEndian && size > 1) ? bytes : bytes.slice();
  if (isBigEndian && size > 1) {
    for (let at = 0; at < own.length; at += size) own.subarray(at, at + size).reverse();
  }
  return new arrays[sample](own.buffer as ArrayBuffer, own.byteOffset, own.length / size);
}

const arrays: Readonly<
  Record<SampleType, new (buffer: ArrayBuffer, byteOffset: number, length: number) => Samples>
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
