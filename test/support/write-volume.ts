import { gzipSync, zlibSync } from 'fflate';
import type { Vec3 } from '../../geometry/core/vector';

/**
 * A small volume of numbers and where it lies, to be written in the formats of research software.
 */
export interface TestVolume {
  readonly size: readonly [number, number, number];
  /** From a voxel to the next along each axis, and the first voxel, LPS mm. */
  readonly steps: readonly [Vec3, Vec3, Vec3];
  readonly origin: Vec3;
  readonly values: readonly number[];
}

export interface NiftiOptions {
  readonly version?: 1 | 2;
  readonly bigEndian?: boolean;
  /** Store as float32 instead of int16. */
  readonly float?: boolean;
  readonly slope?: number;
  readonly intercept?: number;
  /** Give the place as qform, for axes at right angles of a right-handed grid; default: sform. */
  readonly quaternion?: readonly [number, number, number];
  /** The sign of the third axis under `quaternion`. */
  readonly qfac?: number;
  readonly codes?: { readonly sform: number; readonly qform: number };
}

/** The volume as a NIfTI file (RAS, as nifti1.h has it). */
export function writeNifti(
  { size, steps, origin, values }: TestVolume,
  options: NiftiOptions = {},
): Uint8Array {
  const {
    version = 1,
    bigEndian = false,
    float = false,
    slope = 0,
    intercept = 0,
    quaternion,
    qfac = 1,
  } = options;
  const codes = options.codes ?? (quaternion ? { sform: 0, qform: 1 } : { sform: 1, qform: 0 });
  const little = !bigEndian;
  const start = version === 1 ? 352 : 544;
  const bytes = new Uint8Array(start + values.length * (float ? 4 : 2));
  const view = new DataView(bytes.buffer);
  const lengths = steps.map(step => Math.hypot(...step));
  const rows = [0, 1, 2].map(n =>
    [...steps.map(step => step[n]!), origin[n]!].map(value => (n < 2 ? -value : value)),
  );
  const pixdim = [qfac, ...lengths, 0, 0, 0, 0];
  const places = [...(quaternion ?? [0, 0, 0]), rows[0]![3]!, rows[1]![3]!, rows[2]![3]!];
  const times = values.length / (size[0] * size[1] * size[2]);
  const dim = [times > 1 ? 4 : 3, ...size, times, 1, 1, 1];
  if (version === 1) {
    view.setInt32(0, 348, little);
    dim.forEach((n, i) => view.setInt16(40 + 2 * i, n, little));
    view.setInt16(70, float ? 16 : 4, little);
    pixdim.forEach((n, i) => view.setFloat32(76 + 4 * i, n, little));
    view.setFloat32(108, start, little);
    view.setFloat32(112, slope, little);
    view.setFloat32(116, intercept, little);
    view.setUint8(123, 2);
    view.setInt16(252, codes.qform, little);
    view.setInt16(254, codes.sform, little);
    places.forEach((n, i) => view.setFloat32(256 + 4 * i, n, little));
    rows.flat().forEach((n, i) => view.setFloat32(280 + 4 * i, n, little));
    bytes.set(new TextEncoder().encode('n+1'), 344);
  } else {
    view.setInt32(0, 540, little);
    bytes.set([0x6e, 0x2b, 0x32, 0, 0x0d, 0x0a, 0x1a, 0x0a], 4);
    view.setInt16(12, float ? 16 : 4, little);
    dim.forEach((n, i) => view.setBigInt64(16 + 8 * i, BigInt(n), little));
    pixdim.forEach((n, i) => view.setFloat64(104 + 8 * i, n, little));
    view.setBigInt64(168, BigInt(start), little);
    view.setFloat64(176, slope, little);
    view.setFloat64(184, intercept, little);
    view.setInt32(344, codes.qform, little);
    view.setInt32(348, codes.sform, little);
    places.forEach((n, i) => view.setFloat64(352 + 8 * i, n, little));
    rows.flat().forEach((n, i) => view.setFloat64(400 + 8 * i, n, little));
    view.setInt32(500, 2, little);
  }
  values.forEach((value, i) =>
    float ? view.setFloat32(start + 4 * i, value, little) : view.setInt16(start + 2 * i, value, little),
  );
  return bytes;
}

const shorts = (values: readonly number[], little: boolean): Uint8Array => {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setInt16(2 * i, value, little));
  return bytes;
};
const join = (head: string, samples: Uint8Array): Uint8Array => {
  const text = new TextEncoder().encode(head);
  const whole = new Uint8Array(text.length + samples.length);
  whole.set(text);
  whole.set(samples, text.length);
  return whole;
};

/** The volume as NRRD: one file, or header and samples where `dataFile` names them. */
export function writeNrrd(
  { size, steps, origin, values }: TestVolume,
  { ras = false, gzip = false, bigEndian = false, dataFile = '' } = {},
): { header: Uint8Array; samples: Uint8Array } {
  const vector = ([x, y, z]: Vec3) => `(${ras ? -x : x},${ras ? -y : y},${z})`;
  const raw = shorts(values, !bigEndian);
  const samples = gzip ? gzipSync(raw) : raw;
  const head = [
    'NRRD0005',
    '# a comment: not a field',
    'type: short',
    'dimension: 3',
    `space: ${ras ? 'right-anterior-superior' : 'left-posterior-superior'}`,
    `sizes: ${size.join(' ')}`,
    `space directions: ${steps.map(vector).join(' ')}`,
    'kinds: domain domain domain',
    `endian: ${bigEndian ? 'big' : 'little'}`,
    `encoding: ${gzip ? 'gzip' : 'raw'}`,
    `space origin: ${vector(origin)}`,
    'key:=value',
    ...(dataFile ? [`data file: ${dataFile}`] : []),
    '',
    '',
  ].join('\n');
  return { header: dataFile ? join(head, new Uint8Array(0)) : join(head, samples), samples };
}

/** The volume as MetaImage: one file, or header and samples where `dataFile` names them. */
export function writeMetaImage(
  { size, steps, origin, values }: TestVolume,
  { zlib = false, bigEndian = false, dataFile = '', modality = '' } = {},
): { header: Uint8Array; samples: Uint8Array } {
  const lengths = steps.map(step => Math.hypot(...step));
  const raw = shorts(values, !bigEndian);
  const samples = zlib ? zlibSync(raw) : raw;
  const head = [
    'ObjectType = Image',
    'NDims = 3',
    'BinaryData = True',
    `BinaryDataByteOrderMSB = ${bigEndian ? 'True' : 'False'}`,
    `CompressedData = ${zlib ? 'True' : 'False'}`,
    `TransformMatrix = ${steps.flatMap((step, n) => step.map(v => v / lengths[n]!)).join(' ')}`,
    `Offset = ${origin.join(' ')}`,
    `ElementSpacing = ${lengths.join(' ')}`,
    `DimSize = ${size.join(' ')}`,
    ...(modality ? [`Modality = ${modality}`] : []),
    'ElementType = MET_SHORT',
    `ElementDataFile = ${dataFile || 'LOCAL'}`,
    '',
  ].join('\n');
  return { header: dataFile ? join(head, new Uint8Array(0)) : join(head, samples), samples };
}
