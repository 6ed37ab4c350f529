import dicomParser, { type DataSet } from 'dicom-parser';
import { inflateBounded } from './inflate-bounded';
import { DEFLATED_LITTLE, EXPLICIT_BIG, EXPLICIT_LITTLE, IMPLICIT_LITTLE } from './transfer-syntax';

const PREAMBLE_BYTES = 132;
/** No single image is larger; a deflated file that becomes more is damaged or meant to do harm. */
const MOST_INFLATED_BYTES = 1 << 30;

/** The data set of a DICOM file, made ready for parsing. */
export interface OpenDataSet {
  /** The elements; of a deflated file, inflated. */
  readonly body: Uint8Array;
  /** Where `body` begins in the file; 0 in the inflated data set of a deflated one. */
  readonly offset: number;
  /** As the file header says, or, where it says nothing or the elements contradict it, as they are written. */
  readonly transferSyntaxUid: string;
  /** The SOP class of the file header; empty where there is none. */
  readonly sopClassUid: string;
}

/**
 * Finds the data set of a DICOM file, with or without preamble and file header (PS3.10 section 7).
 *
 * The transfer syntax is that of the file header; where there is none, or the first element is plainly written otherwise
 * (which some archives bring about), that of the first element.
 *
 * @returns null for what is no DICOM file
 * @throws what dicom-parser and the inflater throw where the file is damaged or ends early
 */
export function openDataSet(bytes: Uint8Array): OpenDataSet | null {
  const hasPreamble = says(bytes, 128, 'DICM');
  const hasBareMeta = !hasPreamble && isMetaElement(bytes);
  if (!hasPreamble && !hasBareMeta) {
    const syntax = isBareDataSet(bytes) ? writtenSyntax(bytes) : null;
    return syntax === null ? null : { body: bytes, offset: 0, transferSyntaxUid: syntax, sopClassUid: '' };
  }
  const shift = hasBareMeta ? PREAMBLE_BYTES : 0;
  const meta = dicomParser.readPart10Header(hasBareMeta ? withPreamble(bytes) : bytes);
  const offset = (meta as DataSet & { position: number }).position - shift;
  const declared = meta.string('x00020010')?.trim() ?? '';
  const sopClassUid = meta.string('x00020002')?.trim() ?? '';
  if (declared === DEFLATED_LITTLE) {
    const body = inflateBounded(bytes.subarray(offset), MOST_INFLATED_BYTES);
    return { body, offset: 0, transferSyntaxUid: declared, sopClassUid };
  }
  const body = bytes.subarray(offset);
  const isNative = ['', IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG].includes(declared);
  const transferSyntaxUid = (isNative && writtenSyntax(body)) || declared || IMPLICIT_LITTLE;
  return { body, offset, transferSyntaxUid, sopClassUid };
}

/** Parses the elements up to `untilTag`. */
export function parseElements({ body, transferSyntaxUid }: OpenDataSet, untilTag: string): DataSet {
  // The parser knows the coding of elements; that of the pixels is nothing to it.
  const isPlain = transferSyntaxUid === IMPLICIT_LITTLE || transferSyntaxUid === EXPLICIT_BIG;
  return dicomParser.parseDicom(withShortTables(body), {
    untilTag,
    TransferSyntaxUID: isPlain ? transferSyntaxUid : EXPLICIT_LITTLE,
  });
}

/** How a data set that begins here is written; null where that cannot be told. */
function writtenSyntax(body: Uint8Array): string | null {
  if (body.length < 8) return null;
  const isExplicit = /^(A[EST]|CS|D[AST]|F[DL]|IS|L[OT]|O[BDFLVW]|PN|S[HLQSTV]|TM|U[CILNRSTV])$/.test(
    String.fromCharCode(body[4]!, body[5]!),
  );
  const isBig = body[0] === 0 && body[1] !== 0;
  if (isExplicit) return isBig ? EXPLICIT_BIG : EXPLICIT_LITTLE;
  return isBig ? null : IMPLICIT_LITTLE;
}

/** Old exports begin with group 0008, an element below 0020, and nothing before it. */
function isBareDataSet(bytes: Uint8Array): boolean {
  if (bytes.length <= PREAMBLE_BYTES) return false;
  const [a, b, c, d] = bytes;
  const isLittle = a === 8 && b === 0 && c! < 0x20 && d === 0;
  const isBig = a === 0 && b === 8 && c === 0 && d! < 0x20;
  const syntax = writtenSyntax(bytes);
  // Implicit: the length of so early an element takes one byte.
  if (syntax === IMPLICIT_LITTLE) return isLittle && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0;
  return isLittle || isBig;
}

/** A file header without the preamble before it: an explicit element of group 0002. */
function isMetaElement(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    bytes.length > PREAMBLE_BYTES &&
    a === 2 &&
    b === 0 &&
    c! < 0x20 &&
    d === 0 &&
    /^(UL|OB|UI)/.test(String.fromCharCode(bytes[4]!, bytes[5]!))
  );
}

function withPreamble(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(PREAMBLE_BYTES + bytes.length);
  whole.set(
    [...'DICM'].map(letter => letter.charCodeAt(0)),
    128,
  );
  whole.set(bytes, PREAMBLE_BYTES);
  return whole;
}

/**
 * dicom-parser does not know the representation OV of an extended offset table (7FE0,0001) and of its lengths
 * (7FE0,0002), whose length field is that of OB: it is told so.
 */
function withShortTables(body: Uint8Array): Uint8Array {
  let patched = body;
  for (let at = body.indexOf(0xe0); at >= 0; at = body.indexOf(0xe0, at + 1)) {
    const isTable = body[at + 1] === 0x7f && (body[at + 2] === 1 || body[at + 2] === 2) && body[at + 3] === 0;
    if (!isTable || !says(body, at + 4, 'OV')) continue;
    if (patched === body) patched = body.slice();
    patched[at + 5] = 'B'.charCodeAt(0);
  }
  return patched;
}

function says(bytes: Uint8Array, at: number, words: string): boolean {
  return (
    bytes.length > at + words.length &&
    [...words].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  );
}
