import type { ElementForm } from './data-set';
import { inflateStart, TooLargeError } from '../source/inflate-start';
import { isVr, parseElements, type ParsedElements } from './parse-elements';
import {
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
  IMPLICIT_WITH_BIG_PIXELS,
  pixelCoding,
} from '../codecs/transfer-syntax';

const PREAMBLE_BYTES = 132;
/** The first element that is no longer of the file header (group 0002). */
const BEHIND_FILE_HEADER = 0x00030000;
/** Headers mostly end before this. */
const FIRST_INFLATED_BYTES = 64 * 1024;
/** The header of a deflated file that inflates to more is damaged or meant to do harm. */
const MOST_INFLATED_HEADER_BYTES = FIRST_INFLATED_BYTES * 8 ** 3;

/** The data set of a DICOM file, read up to its pixels. */
export interface OpenDataSet {
  readonly elements: ParsedElements;
  /** Where the elements begin in the file; 0 in the inflated data set of a deflated one. */
  readonly offset: number;
  /**
   * As the file header says, or, where it says nothing or the elements contradict it, as they are
   * written.
   */
  readonly transferSyntaxUid: string;
  /** The SOP class of the file header; empty where there is none. */
  readonly sopClassUid: string;
}

/**
 * Opens the data set of a DICOM file, with or without preamble and file header (PS3.10 section 7).
 *
 * The transfer syntax is that of the file header; where there is none, or the first element is
 * plainly written otherwise (which some archives bring about), that of the first element. Of a
 * deflated file only what comes before the pixels is inflated.
 *
 * @param bytes the file from its first byte on
 * @param isWhole whether `bytes` is the whole file
 * @returns null for what is no DICOM file
 * @throws Error of the inflater where deflated data is damaged; TooLargeError where its header
 *   grows beyond all headers
 */
export function openDataSet(bytes: Uint8Array, isWhole: boolean): OpenDataSet | null {
  const start = findDataSet(bytes, isWhole);
  if (!start) return null;
  const { offset, declared, sopClassUid } = start;
  if (declared === DEFLATED_LITTLE) {
    const elements = parseInflated(bytes.subarray(offset), isWhole);
    return { elements, offset: 0, transferSyntaxUid: declared, sopClassUid };
  }
  const body = bytes.subarray(offset);
  const written = writtenForm(body);
  const isNative = declared === '' || pixelCoding(declared) === 'native';
  // The private one is not told by its elements: they are implicit, and only its pixels are
  // big-endian.
  const isRenamed = written !== null && isNative && declared !== IMPLICIT_WITH_BIG_PIXELS;
  const transferSyntaxUid = isRenamed ? syntaxOf(written) : declared || IMPLICIT_LITTLE;
  const elements = parseElements(body, written ?? formOf(transferSyntaxUid), { isWhole });
  return { elements, offset, transferSyntaxUid, sopClassUid };
}

/** Where the compressed data set of a deflated file begins; null where it is no deflated file. */
export function findDeflated(bytes: Uint8Array): number | null {
  const start = findDataSet(bytes, true);
  return start?.declared === DEFLATED_LITTLE ? start.offset : null;
}

interface DataSetStart {
  readonly offset: number;
  /** The transfer syntax that the file header gives; empty where it gives none. */
  readonly declared: string;
  readonly sopClassUid: string;
}

function findDataSet(bytes: Uint8Array, isWhole: boolean): DataSetStart | null {
  const hasPreamble = says(bytes, 128, 'DICM');
  if (!hasPreamble && !isMetaElement(bytes)) {
    return isBareDataSet(bytes) ? { offset: 0, declared: '', sopClassUid: '' } : null;
  }
  const from = hasPreamble ? PREAMBLE_BYTES : 0;
  // Always explicit little-endian; some writers leave the representations out here too.
  const form = { isExplicit: true, isLittle: true };
  const { data, position } = parseElements(bytes, form, { from, before: BEHIND_FILE_HEADER, isWhole });
  return {
    offset: position,
    declared: data.string('x00020010') ?? '',
    sopClassUid: data.string('x00020002') ?? '',
  };
}

/**
 * Reads the elements of a deflated data set up to its pixels, inflating no more than that takes.
 */
function parseInflated(deflated: Uint8Array, isWhole: boolean): ParsedElements {
  for (let most = FIRST_INFLATED_BYTES; ; most *= 8) {
    const body = inflateStart(deflated, Math.min(most, MOST_INFLATED_HEADER_BYTES));
    const isAll = isWhole && body.length < most;
    const elements = parseElements(body, writtenForm(body) ?? formOf(EXPLICIT_LITTLE), { isWhole: isAll });
    if (elements.end !== 'cut' || body.length < most) return elements;
    if (most >= MOST_INFLATED_HEADER_BYTES) throw new TooLargeError(MOST_INFLATED_HEADER_BYTES);
  }
}

/** How a data set that begins here is written; null where that cannot be told. */
function writtenForm(body: Uint8Array): ElementForm | null {
  if (body.length < 8) return null;
  const isExplicit = isVr(body[4]!, body[5]!);
  const isLittle = body[0] !== 0 || body[1] === 0;
  return isExplicit || isLittle ? { isExplicit, isLittle } : null;
}

/** The native transfer syntax of elements that are written so. */
function syntaxOf({ isExplicit, isLittle }: ElementForm): string {
  return isExplicit ? (isLittle ? EXPLICIT_LITTLE : EXPLICIT_BIG) : IMPLICIT_LITTLE;
}

function formOf(transferSyntaxUid: string): ElementForm {
  const isImplicit = transferSyntaxUid === IMPLICIT_LITTLE || transferSyntaxUid === IMPLICIT_WITH_BIG_PIXELS;
  return { isExplicit: !isImplicit, isLittle: transferSyntaxUid !== EXPLICIT_BIG };
}

/** Old exports begin with group 0008, an element below 0020, and nothing before it. */
function isBareDataSet(bytes: Uint8Array): boolean {
  if (bytes.length <= PREAMBLE_BYTES) return false;
  const [a, b, c, d] = bytes;
  const isLittle = a === 8 && b === 0 && c! < 0x20 && d === 0;
  const isBig = a === 0 && b === 8 && c === 0 && d! < 0x20;
  const form = writtenForm(bytes);
  // Implicit: the length of so early an element takes one byte.
  if (form && !form.isExplicit) return isLittle && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0;
  return form !== null && (isLittle || isBig);
}

/** A file header without the preamble before it: an element of group 0002. */
function isMetaElement(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    bytes.length > PREAMBLE_BYTES &&
    a === 2 &&
    b === 0 &&
    c! < 0x20 &&
    d === 0 &&
    (isVr(bytes[4]!, bytes[5]!) || (bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0))
  );
}

function says(bytes: Uint8Array, at: number, words: string): boolean {
  return (
    bytes.length > at + words.length &&
    [...words].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  );
}
