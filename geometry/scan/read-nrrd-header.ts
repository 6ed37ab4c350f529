import type { Vec3 } from '../core/vector';
import type { SampleType, VolumeHeader, VolumeHeaderReading } from './volume-header';

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
 * Reads an NRRD header (https://teem.sourceforge.net/nrrd/format.html), attached or detached (.nhdr).
 *
 * @param bytes the file from its first byte on, its header whole
 */
export function readNrrdHeader(bytes: Uint8Array): VolumeHeaderReading {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!/^NRRD000\d/.test(text)) return null;
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const fields = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const key = /^([^#:][^:]*):=(.*)$/.exec(line);
    if (key) keys.set(key[1]!.trim().toLowerCase(), key[2]!.trim());
    const field = /^([^#:][^:]*):\s*(?!=)(.*)$/.exec(line);
    if (field) fields.set(field[1]!.trim().toLowerCase(), field[2]!.trim());
  }
  const field = (name: string): string => fields.get(name) ?? '';
  const dataFile = field('data file') || field('datafile');
  if (!end && dataFile === '') return refused('its header does not end');
  if (/^LIST|%/.test(dataFile) || /\s\d+\s*$/.test(dataFile))
    return refused('its voxels are in several files');

  const sample = SAMPLES[field('type').toLowerCase()];
  if (!sample) return refused(`its type "${field('type')}" is not one that is read`);
  const packing = PACKINGS[field('encoding').toLowerCase()];
  if (!packing) return refused(`its encoding "${field('encoding')}" is not one that is read`);
  const sizes = field('sizes').split(/\s+/).map(Number);
  const signs = SPACES[field('space').toLowerCase()];
  const directions = [...field('space directions').matchAll(/none|\([^)]*\)/gi)].map(([words]) =>
    vector(words),
  );
  const origin = vector(field('space origin'));
  if (!signs || !origin || directions.length !== sizes.length) {
    return refused('it does not say how it lies in the animal (space, directions and origin)');
  }
  // Axes that are no direction in space hold colours or time; only time points behind the three are read.
  const spatial = sizes.flatMap((_, n) => (directions[n] ? [n] : []));
  if (spatial.join() !== '0,1,2' || sizes.slice(4).some(n => n > 1)) {
    return refused('it is no volume of single values in three dimensions');
  }
  if (!sizes.every(n => Number.isInteger(n) && n > 0)) return refused('its sizes make no sense');
  const toLps = ([x, y, z]: Vec3): Vec3 => [x * signs[0], y * signs[1], z * signs[2]];
  const skip = Number(field('byte skip') || field('byteskip') || 0);
  const lineSkip = Number(field('line skip') || field('lineskip') || 0);
  if (lineSkip !== 0 || (skip !== 0 && packing !== 'none'))
    return refused('it skips lines or bytes before its voxels');
  const start = dataFile === '' ? end!.index + end![0].length : 0;
  const header: VolumeHeader = {
    format: 'NRRD',
    modality: modalityOf(keys),
    sizeVoxels: [sizes[0]!, sizes[1]!, sizes[2]!],
    volumes: sizes[3] ?? 1,
    originLps: toLps(origin),
    steps: [toLps(directions[0]!), toLps(directions[1]!), toLps(directions[2]!)],
    sample,
    isBigEndian: field('endian').toLowerCase() === 'big',
    slope: 1,
    intercept: 0,
    dataFile: dataFile === '' ? null : dataFile,
    dataOffset: skip < 0 ? -1 : start + skip,
    packing,
    isPackedWhole: false,
  };
  return { kind: 'volume', header };
}

/** Keys under which writers put DICOM's modality (0008,0060); the first is our own. */
const MODALITY_KEYS = ['modality', '0008|0060', 'dicom_0008_0060', 'dicom.modality'];

function modalityOf(keys: ReadonlyMap<string, string>): 'CT' | 'MR' | '' {
  const said = MODALITY_KEYS.map(key => keys.get(key)?.toUpperCase() ?? '').find(value => value !== '');
  return said === 'CT' || said === 'MR' ? said : '';
}

const refused = (reason: string): VolumeHeaderReading => ({ kind: 'refused', reason });

/** "(1,2,3)"; null for "none" and for what is no vector of three. */
function vector(words: string): Vec3 | null {
  const values = words
    .replace(/[()\s]/g, '')
    .split(',')
    .map(Number);
  return values.length === 3 && values.every(Number.isFinite) ? [values[0]!, values[1]!, values[2]!] : null;
}
