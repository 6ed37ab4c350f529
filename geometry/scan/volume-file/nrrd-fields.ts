import type { Sentence } from '../../core/message';
import { words } from '../../messages/phrase';
import { decodeUtf8 } from '../source/decode-utf8';

/** Every field of the format (NRRD0005), by the longer of its names. */
const FIELDS: ReadonlySet<string> = new Set([
  'dimension',
  'type',
  'block size',
  'encoding',
  'endian',
  'content',
  'old min',
  'old max',
  'data file',
  'line skip',
  'byte skip',
  'number',
  'sample units',
  'sizes',
  'spacings',
  'thicknesses',
  'axis mins',
  'axis maxs',
  'centers',
  'labels',
  'units',
  'kinds',
  'space',
  'space dimension',
  'space units',
  'space origin',
  'space directions',
  'measurement frame',
  'min',
  'max',
]);
const OTHER_NAMES: Readonly<Record<string, string>> = {
  blocksize: 'block size',
  oldmin: 'old min',
  oldmax: 'old max',
  datafile: 'data file',
  lineskip: 'line skip',
  byteskip: 'byte skip',
  sampleunits: 'sample units',
  axismins: 'axis mins',
  axismaxs: 'axis maxs',
  centerings: 'centers',
};

export interface NrrdFields {
  /** The value of a field; empty where it is not there. */
  readonly field: (name: string) => string;
  /** The file's own keys ("key:=value"), in lower case. */
  readonly keys: ReadonlyMap<string, string>;
  /** Where the voxels may begin, bytes; null where no empty line ends the header. */
  readonly endsAt: number | null;
}

/** The fields of an NRRD header; null where it is none, words where a line of it makes no sense. */
export function fieldsOfNrrd(bytes: Uint8Array): NrrdFields | Sentence | null {
  const plain = new TextDecoder('latin1').decode(bytes);
  if (!/^NRRD000\d\r?\n/.test(plain)) return null;
  const end = /\r?\n\r?\n/.exec(plain);
  const head = decodeUtf8(bytes.subarray(0, end ? end.index : bytes.length));
  const fields = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const key = /^([^:]+):=(.*)$/.exec(line);
    if (key) {
      keys.set(key[1]!.trim().toLowerCase(), key[2]!.trim());
      continue;
    }
    const [, said = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    const written = said.trim().toLowerCase();
    const name = OTHER_NAMES[written] ?? written;
    if (!FIELDS.has(name)) return words('line-of-no-nrrd', { line: line.slice(0, 40) });
    if (fields.has(name) && fields.get(name) !== value.trim()) return words('field-twice', { field: name });
    fields.set(name, value.trim());
    // Behind a list of files come their names, to the header's end.
    if (name === 'data file' && /^LIST(\s|$)/.test(value.trim())) break;
  }
  return { field: name => fields.get(name) ?? '', keys, endsAt: end ? end.index + end[0].length : null };
}
