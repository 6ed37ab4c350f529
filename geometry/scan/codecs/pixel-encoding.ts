/**
 * How one frame's pixels are stored and what they mean. Plain data: it travels to decoding workers
 * as it is. Terms are DICOM's (PS3.3 C.7.6.3, C.11.1; PS3.5 section 8).
 */
export interface PixelEncoding {
  readonly transferSyntaxUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  /** Two's complement where true. */
  readonly signed: boolean;
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  /**
   * Of uncompressed pixels: whether the bytes of each 16-bit word stand the other way round
   * (big-endian).
   */
  readonly hasSwappedWords: boolean;
  /**
   * Stored values (after sign extension) that mean "outside the scan", both ends included; null
   * where none do.
   */
  readonly padding: readonly [number, number] | null;
  /**
   * The same as a whole 16-bit pattern that is no stored value, for it lies outside the bits
   * stored; else null.
   */
  readonly paddingPattern: number | null;
  /** What stands for padding in the volume; default PADDING_HU. */
  readonly paddingBecomes?: number;
}

/** What stands for "outside the scan" in a volume: air. */
export const PADDING_HU = -1024;
/**
 * A padding value is believed up to this, HU: above it lie tissue and bone, which must not become
 * air.
 */
export const MOST_PADDING_HU = -500;

const MIN_INT16 = -32768;
const MAX_INT16 = 32767;

/**
 * The number stored in a sample's bits: those above HighBit dropped, sign extended from BitsStored.
 */
export function storedValue(pattern: number, encoding: PixelEncoding): number {
  const top = pattern << (31 - encoding.highBit);
  return encoding.signed ? top >> (32 - encoding.bitsStored) : top >>> (32 - encoding.bitsStored);
}

/** Whether every 16-bit pattern already is its Hounsfield value, so that nothing needs doing. */
function isPlainHu(encoding: PixelEncoding): boolean {
  return (
    encoding.bitsAllocated === 16 &&
    encoding.bitsStored === 16 &&
    encoding.signed &&
    encoding.rescaleSlope === 1 &&
    encoding.rescaleIntercept === 0 &&
    encoding.padding === null &&
    encoding.paddingPattern === null
  );
}

const tables = new Map<string, Int16Array>();
const MAX_TABLES = 16;

/**
 * Hounsfield units of every 16-bit pattern (length 65536): slope * stored + intercept, rounded to
 * the nearest whole HU (halves up), clamped to Int16; padding values become `paddingBecomes`, in a
 * CT only as far as they are air's (MOST_PADDING_HU). Kept for the last few encodings.
 */
function huTable(encoding: PixelEncoding): Int16Array {
  const { bitsStored, highBit, signed, rescaleSlope, rescaleIntercept, padding, paddingPattern } = encoding;
  const outside = encoding.paddingBecomes ?? PADDING_HU;
  const mostHu = encoding.paddingBecomes === undefined ? MOST_PADDING_HU : Infinity;
  const key = [
    ...[bitsStored, highBit, signed, rescaleSlope, rescaleIntercept],
    ...[padding?.join(), paddingPattern, outside, mostHu],
  ].join('|');
  const known = tables.get(key);
  if (known) return known;
  const table = new Int16Array(65536);
  for (let pattern = 0; pattern < 65536; pattern++) {
    const stored = storedValue(pattern, encoding);
    const scaled = Math.round(stored * rescaleSlope + rescaleIntercept);
    const isNamed = padding !== null && stored >= padding[0] && stored <= padding[1];
    const isPadding = (isNamed && scaled <= mostHu) || pattern === paddingPattern;
    const hu = isPadding ? outside : scaled;
    table[pattern] = hu < MIN_INT16 ? MIN_INT16 : hu > MAX_INT16 ? MAX_INT16 : hu;
  }
  if (tables.size >= MAX_TABLES) tables.clear();
  tables.set(key, table);
  return table;
}

/** Turns the raw 16-bit patterns in `slice` into Hounsfield units, in place. */
export function toHounsfield(slice: Int16Array, encoding: PixelEncoding): void {
  if (isPlainHu(encoding)) return;
  const table = huTable(encoding);
  for (let i = 0; i < slice.length; i++) slice[i] = table[slice[i]! & 0xffff]!;
}
