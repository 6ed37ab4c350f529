import type { Message } from '../../core/message';
import { phrase } from '../../messages/phrase';
import type { DataSet } from './data-set';
import { openDataSet, type OpenDataSet } from './open-data-set';
import { UNDEFINED_LENGTH } from './parse-elements';
import { storedValue, type PixelEncoding } from '../codecs/pixel-encoding';
import { readFrames } from './read-frames';
import { readFileTraits, readOrientation, readPixelSpacing } from './read-slice-groups';
import { codeMeaning, displayText, numbers, text, vector, wholeNumber } from './read-values';
import type { PixelPlace, SliceHeader } from '../source/slice-header';
import { DEFLATED_LITTLE, hasBigPixels, pixelCoding } from '../codecs/transfer-syntax';
import { readIdentity } from './read-identity';

/** What the first bytes of a file turn out to be. */
export type HeaderReading =
  /** One header a frame. */
  | { readonly kind: 'image'; readonly headers: readonly SliceHeader[] }
  /**
   * Whole and understood, but nothing that can be a slice; the reason is words for the list of
   * ignored files.
   */
  | { readonly kind: 'ignored'; readonly reason: Message }
  /** A DICOM file that breaks off or makes no sense; its series where that much could be read. */
  | { readonly kind: 'damaged'; readonly reason: Message; readonly seriesUid: string | null }
  /** More bytes are needed to tell. */
  | { readonly kind: 'more' };

const PIXEL_DATA = 'x7fe00010';
const FLOAT_PIXEL_DATA = ['x7fe00008', 'x7fe00009'];
const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
/** The reason given for a file that breaks off. */
const DAMAGED = phrase('damaged-dicom');
const DICOM_DIRECTORY = '1.2.840.10008.1.3.10';

/**
 * Reads a DICOM header from the first bytes of a file.
 *
 * @param bytes the file from its first byte on
 * @param isWhole whether `bytes` is the whole file
 */
export function readHeader(bytes: Uint8Array, isWhole: boolean): HeaderReading {
  if (bytes.length === 0) return { kind: 'ignored', reason: phrase('empty-file') };
  let opened: OpenDataSet | null;
  try {
    opened = openDataSet(bytes, isWhole);
  } catch {
    // A deflated file that is damaged, or that inflates beyond all measure.
    return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  }
  if (!opened) return { kind: 'ignored', reason: phrase('not-dicom') };
  const { data, end } = opened.elements;
  if (end === 'broken') return readDamaged(data);
  if (end !== 'pixels' && !isWhole) return { kind: 'more' };
  return end === 'cut' ? readDamaged(data) : readDataSet(data, opened);
}

/** What can still be told of a file that breaks off. */
function readDamaged(data: DataSet): HeaderReading {
  const modality = text(data, 'x00080060');
  if (modality !== '' && modality !== 'CT') {
    return { kind: 'ignored', reason: phrase('damaged-dicom-of', { modality }) };
  }
  return { kind: 'damaged', reason: DAMAGED, seriesUid: text(data, 'x0020000e') || null };
}

function readDataSet(data: DataSet, opened: OpenDataSet): HeaderReading {
  const modality = text(data, 'x00080060');
  const sopClass = text(data, 'x00080016') || opened.sopClassUid;
  if (sopClass === DICOM_DIRECTORY) return { kind: 'ignored', reason: phrase('dicom-directory') };
  const seriesUid = text(data, 'x0020000e');
  const rows = data.uint16('x00280010') ?? 0;
  const columns = data.uint16('x00280011') ?? 0;
  const isImage = rows > 0 || columns > 0 || data.element(PIXEL_DATA) !== undefined;
  if (FLOAT_PIXEL_DATA.some(tag => data.element(tag))) {
    return { kind: 'ignored', reason: phrase('float-image') };
  }
  // Every DICOM object says its modality: one that does not is cut short before it could.
  if (!isImage && modality === '') return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  if (!isImage && modality !== 'CT') {
    return { kind: 'ignored', reason: phrase('holds-no-image', { modality }) };
  }
  const imageType = text(data, 'x00080008').toUpperCase().split('\\');
  if (imageType.some(value => value.trim() === 'LOCALIZER' || value.trim() === 'SCOUT')) {
    return { kind: 'ignored', reason: phrase('localizer') };
  }
  if (sopClass === SECONDARY_CAPTURE || sopClass.startsWith(`${SECONDARY_CAPTURE}.`)) {
    return { kind: 'ignored', reason: phrase('screen-capture') };
  }
  const samplesPerPixel = data.uint16('x00280002') ?? 1;
  const photometric = text(data, 'x00280004').toUpperCase();
  if (samplesPerPixel !== 1 || photometric === 'PALETTE COLOR') {
    return { kind: 'ignored', reason: phrase('colour-picture', { kind: photometric || 'RGB' }) };
  }
  if (photometric === 'MONOCHROME1') {
    return { kind: 'ignored', reason: phrase('inverted-picture') };
  }
  if (seriesUid === '') return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  const encoding = readEncoding(data, opened.transferSyntaxUid, rows, columns);
  const headers = readFrames(data, {
    seriesUid,
    sopInstanceUid: text(data, 'x00080018'),
    instanceNumber: wholeNumber(text(data, 'x00200013')) ?? 0,
    contentTime: finite(numbers(data, 'x00080033')[0]),
    frame: 0,
    studyUid: text(data, 'x0020000d'),
    identity: readIdentity(data),
    frameOfReferenceUid: text(data, 'x00200052'),
    modality,
    description: displayText(data, 'x0008103e') ?? '',
    species: displayText(data, 'x00102201') ?? codeMeaning(data, 'x00102202'),
    breed: displayText(data, 'x00102292') ?? codeMeaning(data, 'x00102293'),
    declared: {
      patientPosition: text(data, 'x00185100').toUpperCase() || null,
      anatomicalOrientation: text(data, 'x00102210').toUpperCase() || null,
    },
    frames: wholeNumber(text(data, 'x00280008')) ?? 1,
    traits: readFileTraits(data),
    position: vector(data, 'x00200032'),
    ...readOrientation(data),
    pixelSpacingMm: readPixelSpacing(data),
    rescaleType: text(data, 'x00281054').toUpperCase(),
    hasLookupTable: (data.items('x00283000', 1)?.length ?? 0) > 0,
    sliceLocationMm: finite(numbers(data, 'x00201041')[0]),
    thicknessMm: finite(numbers(data, 'x00180050')[0]),
    hasRescale: text(data, 'x00281052') !== '' && text(data, 'x00281053') !== '',
    encoding,
    pixels: readPixelPlace(data, opened, encoding),
  });
  return headers ? { kind: 'image', headers } : { kind: 'damaged', reason: DAMAGED, seriesUid };
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

function readEncoding(
  data: DataSet,
  transferSyntaxUid: string,
  rows: number,
  columns: number,
): PixelEncoding {
  const bitsAllocated = data.uint16('x00280100') ?? 0;
  const bitsStored = data.uint16('x00280101') ?? bitsAllocated;
  const base: PixelEncoding = {
    transferSyntaxUid,
    rows,
    columns,
    bitsAllocated,
    bitsStored,
    highBit: data.uint16('x00280102') ?? bitsStored - 1,
    signed: data.uint16('x00280103') === 1,
    rescaleSlope: numbers(data, 'x00281053')[0] ?? 1,
    rescaleIntercept: numbers(data, 'x00281052')[0] ?? 0,
    // Words of 16 bits even where each holds two pixels; bytes have no order.
    hasSwappedWords:
      hasBigPixels(transferSyntaxUid) && (bitsAllocated === 16 || data.element(PIXEL_DATA)?.vr !== 'OB'),
    padding: null,
    paddingPattern: null,
  };
  const first = data.uint16('x00280120');
  if (first === undefined) return base;
  const ends = [first, data.uint16('x00280121') ?? first].map(pattern => paddingValue(pattern, base));
  if (ends.includes(null)) return { ...base, paddingPattern: first };
  return { ...base, padding: [Math.min(...(ends as number[])), Math.max(...(ends as number[]))] };
}

/**
 * The stored value that a padding value (US or SS by the pixels' sign, whatever its VR says) names:
 * the number itself, or a pixel's bits. Null for a number that no pixel can hold: cut down to the
 * bits stored it would name another.
 */
function paddingValue(pattern: number, encoding: PixelEncoding): number | null {
  const { bitsStored, signed } = encoding;
  if (pattern < 2 ** bitsStored) return storedValue(pattern << (encoding.highBit + 1 - bitsStored), encoding);
  const value = (pattern << 16) >> 16;
  return signed && value < 0 && value >= -(2 ** (bitsStored - 1)) ? value : null;
}

function readPixelPlace(
  data: DataSet,
  { offset, transferSyntaxUid }: OpenDataSet,
  { rows, columns, bitsAllocated }: PixelEncoding,
): PixelPlace | null {
  const element = data.element(PIXEL_DATA);
  if (!element || element.length === 0) return null;
  const place = { offset: offset + element.dataOffset, byteLength: element.length };
  if (transferSyntaxUid === DEFLATED_LITTLE) {
    return { kind: 'deflated', ...place, frames: 1, end: place.offset + place.byteLength };
  }
  // Some archives leave the name of a compression on pixels that they have decompressed: their
  // length gives it away.
  const frames = wholeNumber(text(data, 'x00280008')) ?? 1;
  const plainBytes = Math.ceil((rows * columns * bitsAllocated) / 8) * frames;
  const isOpen = element.length === UNDEFINED_LENGTH;
  const isPlain = !isOpen && (element.length === plainBytes || element.length === plainBytes + 1);
  if (pixelCoding(transferSyntaxUid) === 'native' ? !isOpen : isPlain) {
    return { kind: 'plain', ...place };
  }
  const table = readOffsetTable(data);
  return { kind: 'items', offset: place.offset, frame: 0, frames: 1, ...(table ? { table } : {}) };
}

/**
 * The extended offset table (7FE0,0001): where each frame begins, as the basic one counts, in 64
 * bits.
 */
function readOffsetTable(data: DataSet): readonly number[] | null {
  const table = data.value('x7fe00001');
  if (!table || table.length === 0 || table.length % 8 !== 0) return null;
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  return Array.from({ length: table.length / 8 }, (_, n) => Number(view.getBigUint64(8 * n, true)));
}
