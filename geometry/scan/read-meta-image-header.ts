import type { Vec3 } from '../core/vector';
import type { SampleType, VolumeHeader, VolumeHeaderReading } from './volume-header';

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

/**
 * Reads a MetaImage header (https://itk.org/Wiki/ITK/MetaIO), with its voxels behind it (.mha) or in a file of their own
 * (.mhd). Its world is LPS, as ITK has it; the first three numbers of TransformMatrix are the first axis' direction.
 *
 * @param bytes the file from its first byte on, its header whole
 */
export function readMetaImageHeader(bytes: Uint8Array): VolumeHeaderReading {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!/^\s*(ObjectType|NDims)\s*=/.test(text)) return null;
  const fields = new Map<string, string>();
  let at = 0;
  let isEnded = false;
  while (!isEnded && at < text.length) {
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
    at = lineEnd < 0 ? text.length : lineEnd + 1;
    const field = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!field) continue;
    fields.set(field[1]!.toLowerCase(), field[2]!);
    isEnded = field[1] === 'ElementDataFile';
  }
  const field = (...names: readonly string[]): string =>
    names.map(name => fields.get(name) ?? '').find(value => value !== '') ?? '';
  const numbers = (...names: readonly string[]): number[] =>
    field(...names)
      .split(/\s+/)
      .filter(word => word !== '')
      .map(Number);
  const isTrue = (...names: readonly string[]): boolean => /^(true|1)$/i.test(field(...names));
  if (!isEnded) return refused('its header does not end (no ElementDataFile)');

  const sizes = numbers('dimsize');
  if (sizes.length !== 3 || !sizes.every(n => Number.isInteger(n) && n > 0)) {
    return refused('it is no volume of three dimensions');
  }
  if (Number(field('elementnumberofchannels') || 1) !== 1)
    return refused('it holds vectors, not single values');
  const sample = SAMPLES[field('elementtype').toUpperCase()];
  if (!sample) return refused(`its element type "${field('elementtype')}" is not one that is read`);
  const dataFile = field('elementdatafile');
  if (/^LIST|%/.test(dataFile)) return refused('its voxels are in several files');
  const spacing = numbers('elementspacing', 'elementsize');
  const origin = numbers('offset', 'position', 'origin');
  const directions = field('transformmatrix', 'rotation', 'orientation')
    ? numbers('transformmatrix', 'rotation', 'orientation')
    : [1, 0, 0, 0, 1, 0, 0, 0, 1];
  if (spacing.length !== 3 || origin.length !== 3 || directions.length !== 9) {
    return refused('it does not say how it lies in the animal (spacing, offset and directions)');
  }
  const step = (n: number): Vec3 => [
    directions[3 * n]! * spacing[n]!,
    directions[3 * n + 1]! * spacing[n]!,
    directions[3 * n + 2]! * spacing[n]!,
  ];
  const skip = Number(field('headersize') || 0);
  const isLocal = dataFile.toUpperCase() === 'LOCAL';
  const header: VolumeHeader = {
    format: 'MetaImage',
    modality: { MET_MOD_CT: 'CT', MET_MOD_MR: 'MR' }[field('modality').toUpperCase()] ?? '',
    sizeVoxels: [sizes[0]!, sizes[1]!, sizes[2]!],
    volumes: 1,
    originLps: [origin[0]!, origin[1]!, origin[2]!],
    steps: [step(0), step(1), step(2)],
    sample,
    isBigEndian: isTrue('binarydatabyteordermsb', 'elementbyteordermsb'),
    slope: 1,
    intercept: 0,
    dataFile: isLocal ? null : dataFile,
    dataOffset: isLocal ? at : skip,
    packing: isTrue('compresseddata') ? 'zlib' : 'none',
    isPackedWhole: false,
  };
  return { kind: 'volume', header };
}

const refused = (reason: string): VolumeHeaderReading => ({ kind: 'refused', reason });
