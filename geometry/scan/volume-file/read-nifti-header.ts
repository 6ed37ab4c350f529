import type { Sentence } from '../../core/message';
import type { Vec3 } from '../../core/vector';
import { words } from '../../messages/phrase';
import { chooseNiftiPlace } from './nifti-place';
import { SAMPLE_BYTES, type SampleType, type VolumeHeader, type VolumeHeaderReading } from './volume-header';

const V1_BYTES = 348;
const V2_BYTES = 540;
/** DT_ codes of nifti1.h. */
const SAMPLES: Readonly<Record<number, SampleType>> = {
  2: 'uint8',
  4: 'int16',
  8: 'int32',
  16: 'float32',
  64: 'float64',
  256: 'int8',
  512: 'uint16',
  768: 'uint32',
};
/** Millimetres in the units of length of nifti1.h; without one they are millimetres. */
const LENGTHS: Readonly<Record<number, number>> = { 0: 1, 1: 1000, 2: 1, 3: 0.001 };
/**
 * Intents of values that are what was measured: none, an estimate, a number without unit, a time
 * series.
 */
const MEASURED: ReadonlySet<number> = new Set([0, 1001, 1011, 2001]);

/**
 * Reads a NIfTI-1 or -2 header (https://nifti.nimh.nih.gov; nifti1.h, nifti2.h), of either byte
 * order. RAS becomes LPS. What contradicts itself is refused: two places (`chooseNiftiPlace`), a
 * data type and its bits, voxels within the header.
 *
 * @param bytes unpacked, from the first
 */
export function readNiftiHeader(bytes: Uint8Array, isPackedWhole: boolean): VolumeHeaderReading {
  if (bytes.length < V1_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = [V1_BYTES, V2_BYTES].includes(view.getInt32(0, true));
  const headerBytes = view.getInt32(0, little);
  const isV2 = headerBytes === V2_BYTES;
  if (headerBytes !== V1_BYTES && !isV2) return null;
  const magic = new TextDecoder('latin1').decode(bytes.subarray(isV2 ? 4 : 344, isV2 ? 7 : 347));
  if (magic === 'ni1' || magic === 'ni2') return refused(words('voxels-in-img'));
  if (magic !== (isV2 ? 'n+2' : 'n+1') || bytes.length < headerBytes) return null;
  const read = isV2 ? fieldsOfV2(view, little) : fieldsOfV1(view, little);

  const [dimensions, ni, nj, nk, nt, ...more] = read.dim;
  if (!(dimensions! >= 3 && dimensions! <= 7 && ni! > 0 && nj! > 0 && nk! > 0))
    return refused(words('not-three-dimensions'));
  if (more.slice(0, Math.max(0, dimensions! - 4)).some(n => n !== 1)) return refused(words('holds-vectors'));
  if (dimensions! >= 4 && !(nt! > 0)) return refused(words('says-time-points', { count: nt! }));
  const sample = SAMPLES[read.datatype];
  if (!sample) return refused(words('data-type', { type: read.datatype }));
  if (read.bits !== 0 && read.bits !== 8 * SAMPLE_BYTES[sample]) {
    return refused(
      words('data-type-bits', { type: read.datatype, bits: 8 * SAMPLE_BYTES[sample], said: read.bits }),
    );
  }
  if (!MEASURED.has(read.intent)) {
    return refused(words('intent-code', { intent: read.intent }));
  }
  const scaling = readScaling(read.slope, read.intercept);
  if ('code' in scaling) return refused(scaling);
  // Four bytes that say whether extensions follow belong to it (nifti1.h).
  if (!(Number.isInteger(read.offset) && read.offset >= headerBytes + 4)) {
    return refused(words('offset-in-header', { offset: read.offset }));
  }
  const scale = LENGTHS[read.units & 7];
  if (scale === undefined) return refused(words('unit-code', { code: read.units & 7 }));
  const sizeVoxels = [ni!, nj!, nk!] as const;
  const affine = chooseNiftiPlace({ ...read, sizeVoxels, scale });
  if ('code' in affine) return refused(affine);
  const column = (n: number): Vec3 => [
    -affine[0]![n]! * scale,
    -affine[1]![n]! * scale,
    affine[2]![n]! * scale,
  ];
  const header: VolumeHeader = {
    format: 'NIfTI',
    // dcm2niix writes the echo time of an MR there.
    modality: /\bTE=\d/.test(read.description) ? 'MR' : '',
    sizeVoxels,
    volumes: dimensions! >= 4 ? nt! : 1,
    originLps: column(3),
    steps: [column(0), column(1), column(2)],
    sample,
    isBigEndian: !little,
    ...scaling,
    dataFile: null,
    dataOffset: read.offset,
    packing: isPackedWhole ? 'gzip' : 'none',
    isPackedWhole,
  };
  return { kind: 'volume', header };
}

const refused = (reason: Sentence): VolumeHeaderReading => ({ kind: 'refused', reason });

/**
 * Slope and intercept. A slope of 0 means none (nifti1.h), as some writers mean by what is no
 * number in both; anything else that is half a scaling would shift every value.
 */
function readScaling(slope: number, intercept: number): { slope: number; intercept: number } | Sentence {
  const isNone = (slope === 0 && intercept === 0) || (Number.isNaN(slope) && !(Math.abs(intercept) > 0));
  if (isNone) return { slope: 1, intercept: 0 };
  if (Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept)) return { slope, intercept };
  return words('scaling-senseless', { slope, intercept });
}

interface Fields {
  readonly dim: readonly number[];
  readonly intent: number;
  readonly datatype: number;
  readonly bits: number;
  readonly pixdim: readonly number[];
  readonly offset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly units: number;
  readonly description: string;
  readonly qformCode: number;
  readonly sformCode: number;
  /** b, c, d, then the offsets x, y, z. */
  readonly quaternion: readonly number[];
  readonly sform: readonly number[];
}

function textAt(view: DataView, at: number): string {
  return new TextDecoder('latin1').decode(new Uint8Array(view.buffer, view.byteOffset + at, 80));
}

function fieldsOfV1(view: DataView, little: boolean): Fields {
  const floats = (at: number, count: number) =>
    Array.from({ length: count }, (_, n) => view.getFloat32(at + 4 * n, little));
  return {
    dim: Array.from({ length: 8 }, (_, n) => view.getInt16(40 + 2 * n, little)),
    intent: view.getInt16(68, little),
    datatype: view.getInt16(70, little),
    bits: view.getInt16(72, little),
    pixdim: floats(76, 8),
    offset: view.getFloat32(108, little),
    slope: view.getFloat32(112, little),
    intercept: view.getFloat32(116, little),
    units: view.getUint8(123),
    description: textAt(view, 148),
    qformCode: view.getInt16(252, little),
    sformCode: view.getInt16(254, little),
    quaternion: floats(256, 6),
    sform: floats(280, 12),
  };
}

function fieldsOfV2(view: DataView, little: boolean): Fields {
  const doubles = (at: number, count: number) =>
    Array.from({ length: count }, (_, n) => view.getFloat64(at + 8 * n, little));
  return {
    dim: Array.from({ length: 8 }, (_, n) => Number(view.getBigInt64(16 + 8 * n, little))),
    intent: view.getInt32(504, little),
    datatype: view.getInt16(12, little),
    bits: view.getInt16(14, little),
    pixdim: doubles(104, 8),
    offset: Number(view.getBigInt64(168, little)),
    slope: view.getFloat64(176, little),
    intercept: view.getFloat64(184, little),
    units: view.getInt32(500, little),
    description: textAt(view, 240),
    qformCode: view.getInt32(344, little),
    sformCode: view.getInt32(348, little),
    quaternion: doubles(352, 6),
    sform: doubles(400, 12),
  };
}
