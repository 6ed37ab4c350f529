import type { DataSet } from 'dicom-parser';
import { openDataSet, parseElements, type OpenDataSet } from './open-data-set';
import { storedValue, type PixelEncoding } from './pixel-encoding';
import { readFrames } from './read-frames';
import { readFileTraits, readOrientation, readPixelSpacing } from './read-slice-groups';
import { codeMeaning, displayText, numbers, text, vector, wholeNumber } from './read-values';
import { readIdentity } from './scan-identity';
import type { PixelPlace, SliceHeader } from './slice-header';
import { DEFLATED_LITTLE, pixelCoding } from './transfer-syntax';

/** What the first bytes of a file turn out to be. */
export type HeaderReading =
  /** One header a frame. */
  | { readonly kind: 'image'; readonly headers: readonly SliceHeader[] }
  /** Whole and understood, but nothing that can be a slice; the reason is a phrase for the list of ignored files. */
  | { readonly kind: 'ignored'; readonly reason: string }
  /** A DICOM file that breaks off or makes no sense; its series where that much could be read. */
  | { readonly kind: 'damaged'; readonly reason: string; readonly seriesUid: string | null }
  /** More bytes are needed to tell. */
  | { readonly kind: 'more' };

const PIXEL_DATA = 'x7fe00010';
const FLOAT_PIXEL_DATA = ['x7fe00008', 'x7fe00009'];
const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
/** The reason given for a file that breaks off. */
export const DAMAGED = 'a damaged or incomplete DICOM file';
/** The reason given for a DICOMDIR. */
export const DISC_DIRECTORY = 'a DICOM directory, not an image';
const DICOM_DIRECTORY = '1.2.840.10008.1.3.10';

/**
 * Reads a DICOM header from the first bytes of a file.
 *
 * @param bytes the file from its first byte on
 * @param isWhole whether `bytes` is the whole file
 */
export function readHeader(bytes: Uint8Array, isWhole: boolean): HeaderReading {
  if (bytes.length === 0) return { kind: 'ignored', reason: 'an empty file' };
  let opened: OpenDataSet | null;
  let data: DataSet;
  try {
    opened = openDataSet(bytes);
    if (!opened) return { kind: 'ignored', reason: 'not a DICOM file' };
    data = parseElements(opened, PIXEL_DATA);
    if (!data.elements[PIXEL_DATA] && !isWhole) return { kind: 'more' };
  } catch (error) {
    // dicom-parser throws strings, errors and objects that carry what it had read so far.
    return isWhole ? readDamaged(error) : { kind: 'more' };
  }
  try {
    return readDataSet(data, opened);
  } catch {
    // An element whose value lies beyond the end.
    return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  }
}

/** The inflated data set of a deflated file; null where it is damaged. */
export function inflateDataSet(bytes: Uint8Array): Uint8Array | null {
  try {
    return openDataSet(bytes)?.body ?? null;
  } catch {
    return null;
  }
}

/** What can still be told of a file that breaks off. */
function readDamaged(error: unknown): HeaderReading {
  const nothing = { kind: 'damaged', reason: DAMAGED, seriesUid: null } as const;
  if (typeof error !== 'object' || error === null || !('dataSet' in error)) return nothing;
  try {
    const partial = error.dataSet as DataSet;
    const modality = text(partial, 'x00080060');
    if (modality !== '' && modality !== 'CT') {
      return { kind: 'ignored', reason: `${DAMAGED} (modality ${modality})` };
    }
    return { ...nothing, seriesUid: text(partial, 'x0020000e') || null };
  } catch {
    return nothing;
  }
}

function readDataSet(data: DataSet, opened: OpenDataSet): HeaderReading {
  const modality = text(data, 'x00080060');
  const sopClass = text(data, 'x00080016') || opened.sopClassUid;
  if (sopClass === DICOM_DIRECTORY) return { kind: 'ignored', reason: DISC_DIRECTORY };
  const seriesUid = text(data, 'x0020000e');
  const rows = data.uint16('x00280010') ?? 0;
  const columns = data.uint16('x00280011') ?? 0;
  const isImage = rows > 0 || columns > 0 || data.elements[PIXEL_DATA] !== undefined;
  if (FLOAT_PIXEL_DATA.some(tag => data.elements[tag])) {
    return { kind: 'ignored', reason: 'an image of floating-point numbers, not CT values' };
  }
  // Every DICOM object says its modality: one that does not is cut short before it could.
  if (!isImage && modality === '') return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  if (!isImage && modality !== 'CT') {
    return { kind: 'ignored', reason: `holds no image (modality ${modality})` };
  }
  const imageType = text(data, 'x00080008').toUpperCase().split('\\');
  if (imageType.some(value => value.trim() === 'LOCALIZER' || value.trim() === 'SCOUT')) {
    return { kind: 'ignored', reason: 'a localizer (scout) image, not a slice' };
  }
  if (sopClass === SECONDARY_CAPTURE || sopClass.startsWith(`${SECONDARY_CAPTURE}.`)) {
    return { kind: 'ignored', reason: 'a screen capture, not a slice' };
  }
  const samplesPerPixel = data.uint16('x00280002') ?? 1;
  const photometric = text(data, 'x00280004').toUpperCase();
  if (samplesPerPixel !== 1 || photometric === 'PALETTE COLOR') {
    return { kind: 'ignored', reason: `a colour picture (${photometric || 'RGB'}), not CT values` };
  }
  if (photometric === 'MONOCHROME1') {
    return { kind: 'ignored', reason: 'an inverted picture (MONOCHROME1), not CT values' };
  }
  if (seriesUid === '') return { kind: 'damaged', reason: DAMAGED, seriesUid: null };
  const encoding = readEncoding(data, opened.transferSyntaxUid, rows, columns);
  const headers = readFrames(data, {
    seriesUid,
    sopInstanceUid: text(data, 'x00080018'),
    instanceNumber: wholeNumber(text(data, 'x00200013')) ?? 0,
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
    hasRescale: text(data, 'x00281052') !== '' && text(data, 'x00281053') !== '',
    encoding,
    pixels: readPixelPlace(data, opened, encoding),
  });
  return headers ? { kind: 'image', headers } : { kind: 'damaged', reason: DAMAGED, seriesUid };
}

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
    padding: null,
  };
  // The padding value is US or SS by the pixels' sign, whatever its VR says: take its bits as a pixel's.
  const pattern = data.uint16('x00280120');
  if (pattern === undefined) return base;
  const one = storedValue(pattern, base);
  const other = storedValue(data.uint16('x00280121') ?? pattern, base);
  return { ...base, padding: [Math.min(one, other), Math.max(one, other)] };
}

function readPixelPlace(
  data: DataSet,
  { offset, transferSyntaxUid }: OpenDataSet,
  { rows, columns, bitsAllocated }: PixelEncoding,
): PixelPlace | null {
  const element = data.elements[PIXEL_DATA];
  if (!element || element.length === 0) return null;
  const place = { offset: offset + element.dataOffset, byteLength: element.length };
  if (transferSyntaxUid === DEFLATED_LITTLE) return { kind: 'deflated', ...place, frames: 1 };
  // Some archives leave the name of a compression on pixels that they have decompressed: their length gives it away.
  const frames = wholeNumber(text(data, 'x00280008')) ?? 1;
  const plainBytes = Math.ceil((rows * columns * bitsAllocated) / 8) * frames;
  const isPlain =
    !element.hadUndefinedLength && (element.length === plainBytes || element.length === plainBytes + 1);
  if (pixelCoding(transferSyntaxUid) === 'native' ? !element.hadUndefinedLength : isPlain) {
    return { kind: 'plain', ...place };
  }
  const table = readOffsetTable(data);
  return { kind: 'items', offset: place.offset, frame: 0, frames: 1, ...(table ? { table } : {}) };
}

/** The extended offset table (7FE0,0001): where each frame begins, as the basic one counts, in 64 bits. */
function readOffsetTable(data: DataSet): readonly number[] | null {
  const element = data.elements['x7fe00001'];
  if (!element || element.length === 0 || element.length % 8 !== 0) return null;
  const { buffer, byteOffset } = data.byteArray;
  const view = new DataView(buffer, byteOffset + element.dataOffset, element.length);
  return Array.from({ length: element.length / 8 }, (_, n) => Number(view.getBigUint64(8 * n, true)));
}
