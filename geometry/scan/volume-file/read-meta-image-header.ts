import type { Vec3 } from '../../core/vector';
import { decodeUtf8 } from '../source/decode-utf8';
import { SAMPLE_BYTES, type SampleType, type VolumeHeader, type VolumeHeaderReading } from './volume-header';

const SAMPLES: Readonly<Record<string, SampleType>> = {
  MET_CHAR: 'int8',
  MET_UCHAR: 'uint8',
  MET_SHORT: 'int16',
  MET_USHORT: 'uint16',
  MET_INT: 'int32',
  MET_UINT: 'uint32',
  MET_FLOAT: 'float32',
  MET_DOUBLE: 'float64',
};
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/**
 * Reads a MetaImage header (https://itk.org/Wiki/ITK/MetaIO), with its voxels behind it (.mha) or in a file of their own
 * (.mhd). Its world is LPS, as ITK has it; the first three numbers of TransformMatrix are the first axis' direction.
 * HeaderSize counts from the first byte of the file with the voxels; -1 says that they end with it.
 *
 * @param bytes the file from its first byte on, its header whole
 */
export function readMetaImageHeader(bytes: Uint8Array): VolumeHeaderReading {
  if (!/^\s*(ObjectType|NDims)\s*=/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200))))
    return null;
  const parsed = fieldsOf(bytes);
  if (typeof parsed === 'string') return refused(parsed);
  const { fields, endsAt } = parsed;
  const field = (name: string): string => fields.get(name) ?? '';
  /** What one of several names gives; null where two of them give something else. */
  const oneOf = (...names: readonly string[]): string | null => {
    const said = new Set(names.map(field).filter(value => value !== ''));
    return said.size > 1 ? null : ([...said][0] ?? '');
  };
  const sizes = numbersOf(field('dimsize'));
  if (Number(field('ndims')) !== 3 || sizes.length !== 3 || !sizes.every(n => Number.isInteger(n) && n > 0))
    return refused('it is no volume of three dimensions');
  if (Number(field('elementnumberofchannels') || 1) !== 1)
    return refused('it holds vectors, not single values');
  const sample = SAMPLES[field('elementtype').toUpperCase()];
  if (!sample) return refused(`its element type "${field('elementtype')}" is not one that is read`);
  if (BOOLEANS[field('binarydata').toLowerCase() || 'true'] !== true)
    return refused('its voxels are written as text');
  const isCompressed = BOOLEANS[field('compresseddata').toLowerCase() || 'false'];
  if (isCompressed === undefined) return refused('it does not say whether it is compressed (CompressedData)');
  const order = oneOf('binarydatabyteordermsb', 'elementbyteordermsb');
  const isBigEndian = order === null ? undefined : BOOLEANS[order.toLowerCase()];
  if (SAMPLE_BYTES[sample] > 1 && isBigEndian === undefined)
    return refused('it does not say its byte order (BinaryDataByteOrderMSB)');
  if (!isOrAbsent(field('elementtointensityfunctionslope'), 1)) return refused(SCALED);
  if (!isOrAbsent(field('elementtointensityfunctionoffset'), 0)) return refused(SCALED);
  const place = readPlace(field, oneOf);
  if (typeof place === 'string') return refused(place);

  const dataFile = field('elementdatafile');
  if (/^LIST(\s|$)/.test(dataFile) || /%[-+ 0#]*\d*d/.test(dataFile))
    return refused('its voxels are in several files');
  const isLocal = dataFile.toUpperCase() === 'LOCAL';
  const dataOffset = findData(field('headersize'), isLocal ? endsAt : 0, isCompressed);
  if (typeof dataOffset === 'string') return refused(dataOffset);
  const modality = field('modality')
    .toUpperCase()
    .replace(/^MET_MOD_/, '');
  const header: VolumeHeader = {
    format: 'MetaImage',
    modality: modality === 'UNKNOWN' || modality === 'OTHER' ? '' : modality,
    sizeVoxels: [sizes[0]!, sizes[1]!, sizes[2]!],
    volumes: 1,
    ...place,
    sample,
    isBigEndian: isBigEndian ?? false,
    slope: 1,
    intercept: 0,
    dataFile: isLocal ? null : dataFile,
    dataOffset,
    packing: isCompressed ? 'zlib' : 'none',
    isPackedWhole: false,
  };
  return { kind: 'volume', header };
}

const refused = (reason: string): VolumeHeaderReading => ({ kind: 'refused', reason });

const SCALED = 'its values are to be scaled (ElementToIntensityFunction), which is not done';

/** Its lines up to ElementDataFile, and where they end; a phrase where they make no sense. */
function fieldsOf(bytes: Uint8Array): { fields: ReadonlyMap<string, string>; endsAt: number } | string {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf(0x0a, at);
    const line = decodeUtf8(bytes.subarray(at, lineEnd < 0 ? bytes.length : lineEnd));
    at = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const field = /^\s*([\w|]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!field) {
      if (line.trim() === '') continue;
      return `its header has a line that says nothing ("${line.slice(0, 40)}")`;
    }
    const [, said, value] = field as unknown as [string, string, string];
    const name = said.toLowerCase();
    if (fields.has(name) && fields.get(name) !== value) return `its header gives its ${said} twice`;
    fields.set(name, value);
    if (said === 'ElementDataFile') return { fields, endsAt: at };
  }
  return 'its header does not end (no ElementDataFile)';
}

function readPlace(
  field: (name: string) => string,
  oneOf: (...names: readonly string[]) => string | null,
): { readonly originLps: Vec3; readonly steps: readonly [Vec3, Vec3, Vec3] } | string {
  const origin = oneOf('offset', 'position', 'origin');
  const matrix = oneOf('transformmatrix', 'rotation', 'orientation');
  if (origin === null || matrix === null)
    return 'it gives two places (Offset, TransformMatrix and their like)';
  const spacing = numbersOf(field('elementspacing') || field('elementsize'));
  const offset = numbersOf(origin);
  const directions = numbersOf(matrix);
  if (spacing.length !== 3 || offset.length !== 3 || directions.length !== 9)
    return 'it does not say how it lies in the animal (spacing, offset and directions)';
  if (![...spacing, ...offset, ...directions].every(Number.isFinite) || spacing.some(mm => mm <= 0))
    return 'its place (spacing, offset, directions) makes no sense';
  if (numbersOf(field('centerofrotation')).some(mm => mm !== 0))
    return 'it turns about a centre of its own (CenterOfRotation), which is not read';
  const unit = field('distanceunits').toLowerCase();
  if (!['', '?', 'mm', 'millimeter', 'millimeters'].includes(unit))
    return `its unit of length "${field('distanceunits')}" is not known`;
  // MetaIO takes columns of any length; a direction is one of length one.
  const lengths = [0, 1, 2].map(n => Math.hypot(...directions.slice(3 * n, 3 * n + 3)));
  if (lengths.some(length => Math.abs(length - 1) > 0.005))
    return 'its directions (TransformMatrix) are not of length one';
  const step = (n: number): Vec3 => [
    directions[3 * n]! * spacing[n]!,
    directions[3 * n + 1]! * spacing[n]!,
    directions[3 * n + 2]! * spacing[n]!,
  ];
  return { originLps: [offset[0]!, offset[1]!, offset[2]!], steps: [step(0), step(1), step(2)] };
}

/** Where the voxels begin in their file; -1: they end with it. */
function findData(said: string, first: number, isCompressed: boolean): number | string {
  const skip = Number(said || 0);
  if (!Number.isInteger(skip) || skip < -1 || (skip > 0 && skip < first))
    return `its HeaderSize ${said} makes no sense`;
  if (skip === -1 && isCompressed) return 'its HeaderSize is -1 and its voxels are compressed';
  return skip === 0 ? first : skip;
}

const numbersOf = (text: string): number[] =>
  text
    .split(/\s+/)
    .filter(word => word !== '')
    .map(Number);

const isOrAbsent = (text: string, value: number): boolean => text === '' || Number(text) === value;
