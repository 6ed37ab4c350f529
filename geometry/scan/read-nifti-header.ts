import type { Vec3 } from '../core/vector';
import type { SampleType, VolumeHeader, VolumeHeaderReading } from './volume-header';

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
/** xform code of scanner coordinates. */
const SCANNER = 1;

/** A 3 x 4 matrix, row by row: voxel index -> RAS. */
type Affine = readonly (readonly [number, number, number, number])[];

/**
 * Reads a NIfTI-1 or -2 header (https://nifti.nimh.nih.gov; nifti1.h, nifti2.h), of either byte order. Of the two places
 * that it may give, the scanner's own is taken, else the sform, else the qform; RAS becomes LPS.
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
  if (magic === 'ni1' || magic === 'ni2')
    return refused('its voxels are in another file (.img), which is not read');
  if (magic !== (isV2 ? 'n+2' : 'n+1') || bytes.length < headerBytes) return null;
  const read = isV2 ? fieldsOfV2(view, little) : fieldsOfV1(view, little);

  const [dimensions, ni, nj, nk, nt, ...more] = read.dim;
  if (!(dimensions! >= 3 && ni! > 0 && nj! > 0 && nk! > 0))
    return refused('it is no volume of three dimensions');
  if (more.slice(0, dimensions! - 4).some(n => n > 1)) return refused('it holds vectors, not single values');
  const sample = SAMPLES[read.datatype];
  if (!sample) return refused(`its data type ${read.datatype} is not one that is read`);
  const affine = chooseAffine(read);
  if (!affine) return refused('it does not say how it lies in the animal (no sform and no qform)');
  const scale = { 1: 1000, 3: 0.001 }[read.units & 7] ?? 1; // metres, micrometres
  const column = (n: number): Vec3 => [
    -affine[0]![n]! * scale,
    -affine[1]![n]! * scale,
    affine[2]![n]! * scale,
  ];
  const isScaled = Number.isFinite(read.slope) && read.slope !== 0;
  const header: VolumeHeader = {
    format: 'NIfTI',
    modality: '',
    sizeVoxels: [ni!, nj!, nk!],
    volumes: dimensions! >= 4 ? Math.max(1, nt!) : 1,
    originLps: column(3),
    steps: [column(0), column(1), column(2)],
    sample,
    isBigEndian: !little,
    slope: isScaled ? read.slope : 1,
    intercept: isScaled && Number.isFinite(read.intercept) ? read.intercept : 0,
    dataFile: null,
    dataOffset: Math.max(read.offset, headerBytes),
    packing: isPackedWhole ? 'gzip' : 'none',
    isPackedWhole,
  };
  return { kind: 'volume', header };
}

const refused = (reason: string): VolumeHeaderReading => ({ kind: 'refused', reason });

interface Fields {
  readonly dim: readonly number[];
  readonly datatype: number;
  readonly pixdim: readonly number[];
  readonly offset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly units: number;
  readonly qformCode: number;
  readonly sformCode: number;
  /** b, c, d, then the offsets x, y, z. */
  readonly quaternion: readonly number[];
  readonly sform: readonly number[];
}

function fieldsOfV1(view: DataView, little: boolean): Fields {
  const floats = (at: number, count: number) =>
    Array.from({ length: count }, (_, n) => view.getFloat32(at + 4 * n, little));
  return {
    dim: Array.from({ length: 8 }, (_, n) => view.getInt16(40 + 2 * n, little)),
    datatype: view.getInt16(70, little),
    pixdim: floats(76, 8),
    offset: view.getFloat32(108, little),
    slope: view.getFloat32(112, little),
    intercept: view.getFloat32(116, little),
    units: view.getUint8(123),
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
    datatype: view.getInt16(12, little),
    pixdim: doubles(104, 8),
    offset: Number(view.getBigInt64(168, little)),
    slope: view.getFloat64(176, little),
    intercept: view.getFloat64(184, little),
    units: view.getInt32(500, little),
    qformCode: view.getInt32(344, little),
    sformCode: view.getInt32(348, little),
    quaternion: doubles(352, 6),
    sform: doubles(400, 12),
  };
}

function chooseAffine(fields: Fields): Affine | null {
  const { sformCode, qformCode, sform } = fields;
  const row = (n: number) => [sform[n]!, sform[n + 1]!, sform[n + 2]!, sform[n + 3]!] as const;
  const fromSform = (): Affine => [row(0), row(4), row(8)];
  if (sformCode === SCANNER) return fromSform();
  if (qformCode === SCANNER) return fromQuaternion(fields);
  if (sformCode > 0) return fromSform();
  return qformCode > 0 ? fromQuaternion(fields) : null;
}

/** Method 2 of nifti1.h. */
function fromQuaternion({ quaternion, pixdim }: Fields): Affine {
  const [b, c, d, x, y, z] = quaternion as [number, number, number, number, number, number];
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
  const [qfac, di, dj, dk] = pixdim as [number, number, number, number];
  const k = qfac < 0 ? -dk : dk;
  return [
    [(a * a + b * b - c * c - d * d) * di, 2 * (b * c - a * d) * dj, 2 * (b * d + a * c) * k, x],
    [2 * (b * c + a * d) * di, (a * a + c * c - b * b - d * d) * dj, 2 * (c * d - a * b) * k, y],
    [2 * (b * d - a * c) * di, 2 * (c * d + a * b) * dj, (a * a + d * d - b * b - c * c) * k, z],
  ];
}
