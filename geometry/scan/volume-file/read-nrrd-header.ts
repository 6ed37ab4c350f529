import type { Sentence } from '../../core/message';
import type { Vec3 } from '../../core/vector';
import { words } from '../../messages/phrase';
import { fieldsOfNrrd } from './nrrd-fields';
import { SAMPLE_BYTES, type SampleType, type VolumeHeader, type VolumeHeaderReading } from './volume-header';

const SAMPLES: Readonly<Record<string, SampleType>> = {
  'signed char': 'int8',
  int8: 'int8',
  int8_t: 'int8',
  uchar: 'uint8',
  'unsigned char': 'uint8',
  uint8: 'uint8',
  uint8_t: 'uint8',
  short: 'int16',
  'short int': 'int16',
  'signed short': 'int16',
  'signed short int': 'int16',
  int16: 'int16',
  int16_t: 'int16',
  ushort: 'uint16',
  'unsigned short': 'uint16',
  'unsigned short int': 'uint16',
  uint16: 'uint16',
  uint16_t: 'uint16',
  int: 'int32',
  'signed int': 'int32',
  int32: 'int32',
  int32_t: 'int32',
  uint: 'uint32',
  'unsigned int': 'uint32',
  uint32: 'uint32',
  uint32_t: 'uint32',
  float: 'float32',
  double: 'float64',
};
/** Signs that take each space to LPS. */
const SPACES: Readonly<Record<string, readonly [number, number, number]>> = {
  'left-posterior-superior': [1, 1, 1],
  lps: [1, 1, 1],
  'right-anterior-superior': [-1, -1, 1],
  ras: [-1, -1, 1],
  'left-anterior-superior': [1, -1, 1],
  las: [1, -1, 1],
};
const PACKINGS: Readonly<Record<string, VolumeHeader['packing']>> = { raw: 'none', gzip: 'gzip', gz: 'gzip' };
/**
 * Millimetres in each unit of length, lower case; where a file names none, it means millimetres.
 */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, ['', 'mm', 'millimeter', 'millimeters', 'millimetre', 'millimetres']],
      [10, ['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres']],
      [1000, ['m', 'meter', 'meters', 'metre', 'metres']],
      [
        0.001,
        ['um', 'µm', 'μm', 'micron', 'microns', 'micrometer', 'micrometers', 'micrometre', 'micrometres'],
      ],
      [1e-6, ['nm', 'nanometer', 'nanometers', 'nanometre', 'nanometres']],
    ] as const
  ).flatMap(([mm, names]) => names.map(name => [name, mm] as const)),
);
/** Axes of these kinds hold numbers that belong to one voxel. */
const NO_DOMAIN = /color|colour|vector|matrix|quaternion|complex|normal|gradient|point|stub|scalar/i;

/**
 * Reads an NRRD header (https://teem.sourceforge.net/nrrd/format.html), attached or detached
 * (.nhdr). A field that no NRRD has, or that stands there twice, is refused, as the format says:
 * what it meant to say would be lost.
 *
 * @param bytes the file from its first byte on, its header whole
 */
export function readNrrdHeader(bytes: Uint8Array): VolumeHeaderReading {
  const parsed = fieldsOfNrrd(bytes);
  if (parsed === null || 'code' in parsed) return parsed === null ? null : refused(parsed);
  const { field, keys, endsAt } = parsed;
  const dataFile = field('data file');
  if (endsAt === null && dataFile === '') return refused(words('header-endless'));
  if (/^LIST(\s|$)/.test(dataFile) || /%[-+ 0#]*\d*d/.test(dataFile))
    return refused(words('voxels-in-several'));

  const sample = SAMPLES[field('type').toLowerCase()];
  if (!sample) return refused(words('sample-type', { type: field('type') }));
  const packing = PACKINGS[field('encoding').toLowerCase()];
  if (!packing) return refused(words('encoding-not-read', { encoding: field('encoding') }));
  if (field('old min') || field('old max')) return refused(words('values-rescaled'));
  const sizes = field('sizes').split(/\s+/).map(Number);
  const place = readPlace(field, sizes.length);
  if ('code' in place) return refused(place);
  const { directions, origin } = place;
  // Axes that are no direction in space hold colours or time; only time points behind the three are
  // read.
  const spatial = sizes.flatMap((_, n) => (directions[n] ? [n] : []));
  const kinds = field('kinds').split(/\s+/);
  if (
    spatial.join() !== '0,1,2' ||
    sizes.slice(4).some(n => n > 1) ||
    kinds.some((kind, n) => NO_DOMAIN.test(kind) && sizes[n] !== 1)
  ) {
    return refused(words('not-single-in-three'));
  }
  if (!sizes.every(n => Number.isInteger(n) && n > 0)) return refused(words('sizes-senseless'));
  const [dimensions, count] = [field('dimension'), sizes.length];
  if (Number(dimensions) !== count) {
    return refused(
      dimensions === ''
        ? words('no-dimensions-and-sizes', { count })
        : words('dimensions-and-sizes', { dimensions, count }),
    );
  }
  const endian = field('endian').toLowerCase();
  if (SAMPLE_BYTES[sample] > 1 && endian !== 'little' && endian !== 'big')
    return refused(words('no-byte-order', { field: 'endian' }));
  const skip = Number(field('byte skip') || 0);
  const lineSkip = Number(field('line skip') || 0);
  if (!Number.isInteger(skip) || skip < -1) return refused(words('byte-skip'));
  if (lineSkip !== 0 || (skip !== 0 && packing !== 'none')) return refused(words('skips-before-voxels'));
  const header: VolumeHeader = {
    format: 'NRRD',
    modality: modalityOf(keys),
    sizeVoxels: [sizes[0]!, sizes[1]!, sizes[2]!],
    volumes: sizes[3] ?? 1,
    originLps: origin,
    steps: [directions[0]!, directions[1]!, directions[2]!],
    sample,
    isBigEndian: endian === 'big',
    slope: 1,
    intercept: 0,
    dataFile: dataFile === '' ? null : dataFile,
    dataOffset: skip < 0 ? -1 : (dataFile === '' ? endsAt! : 0) + skip,
    packing,
    isPackedWhole: false,
  };
  return { kind: 'volume', header };
}

const refused = (reason: Sentence): VolumeHeaderReading => ({ kind: 'refused', reason });

interface Place {
  /** Of each axis, LPS mm; null for one that is no direction in space. */
  readonly directions: readonly (Vec3 | null)[];
  readonly origin: Vec3;
}

function readPlace(field: (name: string) => string, axes: number): Place | Sentence {
  const signs = SPACES[field('space').toLowerCase()];
  const directions = [...field('space directions').matchAll(/none|\([^)]*\)/gi)].map(([said]) => said);
  const vectors = directions.map(vector);
  const origin = vector(field('space origin'));
  if (!signs || !origin || directions.length !== axes)
    return words('no-place', { fields: words('fields-nrrd') });
  if (vectors.some((found, n) => !found && !/^none$/i.test(directions[n]!)))
    return words('directions-senseless');
  const scales = readUnits(field('space units'));
  if ('code' in scales) return scales;
  const spacings = field('spacings').split(/\s+/).map(Number);
  const isOther = vectors.some(
    (found, n) => found && spacings[n]! > 0 && Math.abs(Math.hypot(...found) / spacings[n]! - 1) > 0.005,
  );
  if (isOther) return words('two-spacings-nrrd');
  const toLps = ([x, y, z]: Vec3): Vec3 => [
    x * signs[0] * scales[0],
    y * signs[1] * scales[1],
    z * signs[2] * scales[2],
  ];
  return { directions: vectors.map(found => found && toLps(found)), origin: toLps(origin) };
}

/** Millimetres in the unit of each direction of space: `"um" "um" "um"`. */
function readUnits(said: string): readonly [number, number, number] | Sentence {
  if (said === '') return [1, 1, 1];
  const names = [...said.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(found => (found[1] ?? found[2]!).trim());
  if (names.length !== 3) return words('units-not-three', { units: said });
  const scales = names.map(name => LENGTHS.get(name.toLowerCase()));
  const unknown = scales.findIndex(scale => scale === undefined);
  if (unknown >= 0) return words('unit-of-length', { unit: names[unknown]! });
  return [scales[0]!, scales[1]!, scales[2]!];
}

/** Keys under which writers put DICOM's modality (0008,0060); the first is our own. */
const MODALITY_KEYS = ['modality', '0008|0060', 'dicom_0008_0060', 'dicom.modality'];

function modalityOf(keys: ReadonlyMap<string, string>): string {
  return MODALITY_KEYS.map(key => keys.get(key)?.toUpperCase() ?? '').find(value => value !== '') ?? '';
}

/** "(1,2,3)"; null for "none" and for what is no vector of three. */
function vector(said: string): Vec3 | null {
  const parts = said.replace(/[()\s]/g, '').split(',');
  const values = parts.map(part => (part === '' ? NaN : Number(part)));
  return values.length === 3 && values.every(Number.isFinite) ? [values[0]!, values[1]!, values[2]!] : null;
}
