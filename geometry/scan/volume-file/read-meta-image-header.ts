import type { Sentence } from '../../core/message';
import type { Vec3 } from '../../core/vector';
import { words } from '../../messages/phrase';
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
 * Reads a MetaImage header (https://itk.org/Wiki/ITK/MetaIO), with its voxels behind it (.mha) or
 * in a file of their own (.mhd). Its world is LPS, as ITK has it; the first three numbers of
 * TransformMatrix are the first axis' direction. HeaderSize counts from the first byte of the file
 * with the voxels; -1 says that they end with it.
 *
 * @param bytes the file from its first byte on, its header whole
 */
export function readMetaImageHeader(bytes: Uint8Array): VolumeHeaderReading {
  if (!/^\s*(ObjectType|NDims)\s*=/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200))))
    return null;
  const parsed = fieldsOf(bytes);
  if ('code' in parsed) return refused(parsed);
  const { fields, endsAt } = parsed;
  const field = (name: string): string => fields.get(name) ?? '';
  /** What one of several names gives; null where two of them give something else. */
  const oneOf = (...names: readonly string[]): string | null => {
    const said = new Set(names.map(field).filter(value => value !== ''));
    return said.size > 1 ? null : ([...said][0] ?? '');
  };
  const sizes = numbersOf(field('dimsize'));
  if (Number(field('ndims')) !== 3 || sizes.length !== 3 || !sizes.every(n => Number.isInteger(n) && n > 0))
    return refused(words('not-three-dimensions'));
  if (Number(field('elementnumberofchannels') || 1) !== 1) return refused(words('holds-vectors'));
  const sample = SAMPLES[field('elementtype').toUpperCase()];
  if (!sample) return refused(words('element-type', { type: field('elementtype') }));
  if (BOOLEANS[field('binarydata').toLowerCase() || 'true'] !== true) return refused(words('voxels-as-text'));
  const isCompressed = BOOLEANS[field('compresseddata').toLowerCase() || 'false'];
  if (isCompressed === undefined) return refused(words('compressed-or-not'));
  const order = oneOf('binarydatabyteordermsb', 'elementbyteordermsb');
  const isBigEndian = order === null ? undefined : BOOLEANS[order.toLowerCase()];
  if (SAMPLE_BYTES[sample] > 1 && isBigEndian === undefined)
    return refused(words('no-byte-order', { field: 'BinaryDataByteOrderMSB' }));
  if (!isOrAbsent(field('elementtointensityfunctionslope'), 1)) return refused(words('to-be-scaled'));
  if (!isOrAbsent(field('elementtointensityfunctionoffset'), 0)) return refused(words('to-be-scaled'));
  const place = readPlace(field, oneOf);
  if ('code' in place) return refused(place);

  const dataFile = field('elementdatafile');
  if (/^LIST(\s|$)/.test(dataFile) || /%[-+ 0#]*\d*d/.test(dataFile))
    return refused(words('voxels-in-several'));
  const isLocal = dataFile.toUpperCase() === 'LOCAL';
  const dataOffset = findData(field('headersize'), isLocal ? endsAt : 0, isCompressed);
  if (typeof dataOffset !== 'number') return refused(dataOffset);
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

const refused = (reason: Sentence): VolumeHeaderReading => ({ kind: 'refused', reason });

/** Its lines up to ElementDataFile, and where they end; words where they make no sense. */
function fieldsOf(bytes: Uint8Array): { fields: ReadonlyMap<string, string>; endsAt: number } | Sentence {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf(0x0a, at);
    const line = decodeUtf8(bytes.subarray(at, lineEnd < 0 ? bytes.length : lineEnd));
    at = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const field = /^\s*([\w|]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!field) {
      if (line.trim() === '') continue;
      return words('line-says-nothing', { line: line.slice(0, 40) });
    }
    const [, said, value] = field as unknown as [string, string, string];
    const name = said.toLowerCase();
    if (fields.has(name) && fields.get(name) !== value) return words('field-twice', { field: said });
    fields.set(name, value);
    if (said === 'ElementDataFile') return { fields, endsAt: at };
  }
  return words('header-endless-meta');
}

function readPlace(
  field: (name: string) => string,
  oneOf: (...names: readonly string[]) => string | null,
): { readonly originLps: Vec3; readonly steps: readonly [Vec3, Vec3, Vec3] } | Sentence {
  const origin = oneOf('offset', 'position', 'origin');
  const matrix = oneOf('transformmatrix', 'rotation', 'orientation');
  if (origin === null || matrix === null) return words('two-places');
  const spacing = numbersOf(field('elementspacing') || field('elementsize'));
  const offset = numbersOf(origin);
  const directions = numbersOf(matrix);
  if (spacing.length !== 3 || offset.length !== 3 || directions.length !== 9)
    return words('no-place', { fields: words('fields-meta') });
  if (![...spacing, ...offset, ...directions].every(Number.isFinite) || spacing.some(mm => mm <= 0))
    return words('place-senseless');
  if (numbersOf(field('centerofrotation')).some(mm => mm !== 0)) return words('own-centre');
  const unit = field('distanceunits').toLowerCase();
  if (!['', '?', 'mm', 'millimeter', 'millimeters'].includes(unit))
    return words('unit-of-length', { unit: field('distanceunits') });
  // MetaIO takes columns of any length; a direction is one of length one.
  const lengths = [0, 1, 2].map(n => Math.hypot(...directions.slice(3 * n, 3 * n + 3)));
  if (lengths.some(length => Math.abs(length - 1) > 0.005)) return words('directions-length');
  const step = (n: number): Vec3 => [
    directions[3 * n]! * spacing[n]!,
    directions[3 * n + 1]! * spacing[n]!,
    directions[3 * n + 2]! * spacing[n]!,
  ];
  return { originLps: [offset[0]!, offset[1]!, offset[2]!], steps: [step(0), step(1), step(2)] };
}

/** Where the voxels begin in their file; -1: they end with it. */
function findData(said: string, first: number, isCompressed: boolean): number | Sentence {
  const skip = Number(said || 0);
  if (!Number.isInteger(skip) || skip < -1 || (skip > 0 && skip < first))
    return words('header-size', { size: said });
  if (skip === -1 && isCompressed) return words('header-size-packed');
  return skip === 0 ? first : skip;
}

const numbersOf = (text: string): number[] =>
  text
    .split(/\s+/)
    .filter(word => word !== '')
    .map(Number);

const isOrAbsent = (text: string, value: number): boolean => text === '' || Number(text) === value;
