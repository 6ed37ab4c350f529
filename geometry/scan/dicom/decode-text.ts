/**
 * Defined terms of Specific Character Set (PS3.3 C.12.1.1.2) without code extensions, as the web's
 * encodings.
 */
const ENCODINGS: Readonly<Record<string, string>> = {
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/**
 * What an escape sequence puts into the upper half of the code (PS3.3 tables C.12-3 and C.12-4).
 */
const UPPER: Readonly<Record<string, string>> = {
  '-A': 'latin1',
  '-B': 'iso-8859-2',
  '-C': 'iso-8859-3',
  '-D': 'iso-8859-4',
  '-L': 'iso-8859-5',
  '-G': 'iso-8859-6',
  '-F': 'iso-8859-7',
  '-H': 'iso-8859-8',
  '-M': 'windows-1254',
  '-b': 'iso-8859-15',
  '-T': 'windows-874',
  ')I': 'shift_jis',
  '$)C': 'euc-kr',
  '$)A': 'gb18030',
};

/**
 * Two-byte sets that an escape sequence puts into the lower half, as EUC-JP: what goes before each
 * pair.
 */
const LOWER: Readonly<Record<string, readonly number[]>> = { $B: [], '$@': [], '$(D': [0x8f] };

const ESCAPE = 0x1b;

/**
 * Decodes text of a DICOM file (PS3.5 6.1).
 *
 * @param characterSet the values of (0008,0005), as stored; empty where there are none: then ASCII
 *   by the standard, and in fact often UTF-8 or Latin-1, which are told apart
 */
export function decodeText(bytes: Uint8Array, characterSet: string): string {
  const terms = characterSet
    .split('\\')
    .map(term => term.trim().toUpperCase().replace('ISO 2022 IR', 'ISO_IR'));
  const first = ENCODINGS[terms[0] ?? ''];
  if (!bytes.includes(ESCAPE)) return first ? decodeAs(bytes, first) : decodeUndeclared(bytes);
  return decodeSwitched(bytes, first ?? 'latin1');
}

function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs(bytes, 'latin1');
  }
}

/**
 * Text that switches its character set on the way (ISO 2022); a new line or field switches back.
 */
function decodeSwitched(bytes: Uint8Array, first: string): string {
  let upper = first;
  let lower: readonly number[] | null = null;
  let words = '';
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === ESCAPE) {
      const sequence = escapeAt(bytes, at + 1);
      if (sequence in LOWER) lower = LOWER[sequence]!;
      else if (sequence in UPPER) upper = UPPER[sequence]!;
      else lower = null; // ASCII or JIS X 0201 Roman
      at += 1 + sequence.length;
      continue;
    }
    let end = at;
    while (end < bytes.length && bytes[end] !== ESCAPE && !isReset(bytes[end]!)) end++;
    const segment = bytes.slice(at, end);
    words += lower ? decodeAs(asEucJp(segment, lower), 'euc-jp') : decodeAs(segment, upper);
    if (end < bytes.length && isReset(bytes[end]!)) {
      words += String.fromCharCode(bytes[end]!);
      upper = first;
      lower = null;
      end++;
    }
    at = end;
  }
  return words;
}

const isReset = (byte: number): boolean => byte >= 0x09 && byte <= 0x0d;

/** Intermediate bytes and the final one (ISO 2022). */
function escapeAt(bytes: Uint8Array, at: number): string {
  let end = at;
  while (end < bytes.length && bytes[end]! >= 0x20 && bytes[end]! <= 0x2f) end++;
  return String.fromCharCode(...bytes.slice(at, end + 1));
}

function asEucJp(pairs: Uint8Array, prefix: readonly number[]): Uint8Array {
  const euc: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) euc.push(...prefix, pairs[i]! | 0x80, pairs[i + 1]! | 0x80);
  return Uint8Array.from(euc);
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes); // an encoding that this platform lacks
  }
}
