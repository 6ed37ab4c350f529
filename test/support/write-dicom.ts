/**
 * A small DICOM writer for tests: single CT slices, explicit little-endian (or implicit, or
 * big-endian), with any attribute overridden, so that a test can make both sound and broken files
 * byte by byte.
 */

/** Value representations that the writer knows. */
type Vr = 'UI' | 'CS' | 'LO' | 'SH' | 'DS' | 'IS' | 'US' | 'UL' | 'SS' | 'FD' | 'PN' | 'OW' | 'OB' | 'SQ';

/** One attribute: tag (group << 16 | element), representation and value. */
export interface TestElement {
  readonly tag: number;
  readonly vr: Vr;
  /** Of a sequence, its items. */
  readonly value: string | number | Uint8Array | readonly (readonly TestElement[])[];
}

export interface TestSlice {
  readonly columns: number;
  readonly rows: number;
  /** Raw 16-bit patterns, row by row; default zeros. */
  readonly pixels?: Uint16Array | Int16Array;
  readonly position?: readonly number[];
  /** Row direction, column direction. */
  readonly orientation?: readonly number[];
  /** As the file has it: between rows, between columns. */
  readonly pixelSpacing?: readonly number[];
  readonly seriesUid?: string;
  readonly studyUid?: string;
  readonly frameUid?: string;
  readonly transferSyntaxUid?: string;
  /** Added, or put in the place of the same tag; null takes the tag out. */
  readonly replace?: ReadonlyMap<number, TestElement | null>;
}

export const EXPLICIT = '1.2.840.10008.1.2.1';
export const IMPLICIT = '1.2.840.10008.1.2';
export const BIG_ENDIAN = '1.2.840.10008.1.2.2';

const element = (tag: number, vr: Vr, value: TestElement['value']): TestElement => ({
  tag,
  vr,
  value,
});

/** `replace` for the given elements. */
export function replacing(...elements: TestElement[]): ReadonlyMap<number, TestElement> {
  return new Map(elements.map(e => [e.tag, e]));
}
/** `replace` that takes the given tags out. */
export function without(...tags: number[]): ReadonlyMap<number, null> {
  return new Map(tags.map(tag => [tag, null]));
}

/** The bytes of one CT slice file. */
export function writeSlice(slice: TestSlice): Uint8Array<ArrayBuffer> {
  const { columns, rows } = slice;
  const syntax = slice.transferSyntaxUid ?? EXPLICIT;
  const bigEndian = syntax === BIG_ENDIAN;
  const values = slice.pixels ?? new Uint16Array(columns * rows);
  const pixels = new Uint8Array(values.length * 2);
  const view = new DataView(pixels.buffer);
  for (let i = 0; i < values.length; i++) view.setUint16(2 * i, values[i]! & 0xffff, !bigEndian);
  const elements = new Map<number, TestElement>(
    [
      element(0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'),
      element(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
      element(0x00080060, 'CS', 'CT'),
      element(0x0008103e, 'LO', 'test series'),
      element(0x00100010, 'PN', 'Owner^Secret'),
      element(0x0020000d, 'UI', slice.studyUid ?? '1.2.3.100'),
      element(0x0020000e, 'UI', slice.seriesUid ?? '1.2.3.200'),
      element(0x00200032, 'DS', (slice.position ?? [0, 0, 0]).join('\\')),
      element(0x00200037, 'DS', (slice.orientation ?? [1, 0, 0, 0, 1, 0]).join('\\')),
      element(0x00200052, 'UI', slice.frameUid ?? '1.2.3.300'),
      element(0x00280002, 'US', 1),
      element(0x00280004, 'CS', 'MONOCHROME2'),
      element(0x00280010, 'US', rows),
      element(0x00280011, 'US', columns),
      element(0x00280030, 'DS', (slice.pixelSpacing ?? [0.5, 0.5]).join('\\')),
      element(0x00280100, 'US', 16),
      element(0x00280101, 'US', 16),
      element(0x00280102, 'US', 15),
      element(0x00280103, 'US', 1),
      element(0x00281052, 'DS', '0'),
      element(0x00281053, 'DS', '1'),
      element(0x7fe00010, 'OW', pixels),
    ].map(e => [e.tag, e]),
  );
  for (const [tag, changed] of slice.replace ?? []) {
    if (changed) elements.set(tag, changed);
    else elements.delete(tag);
  }
  const meta = encode(element(0x00020010, 'UI', syntax), false, false);
  const head = new Uint8Array(132);
  head.set([0x44, 0x49, 0x43, 0x4d], 128);
  const length = new Uint8Array([2, 0, 0, 0, 0x55, 0x4c, 4, 0, meta.length, 0, 0, 0]);
  const body = [...elements.values()]
    .sort((a, b) => a.tag - b.tag)
    .map(e => encode(e, syntax === IMPLICIT, bigEndian));
  return concat([head, length, meta, ...body]);
}

function encode({ tag, vr, value }: TestElement, implicit: boolean, bigEndian: boolean): Uint8Array {
  const content =
    typeof value === 'object' && !(value instanceof Uint8Array)
      ? concat(value.map(item => encodeItem(item, implicit, bigEndian)))
      : bytesOf(vr, value, bigEndian);
  const isLong = vr === 'OW' || vr === 'OB' || vr === 'SQ';
  const head = new Uint8Array(implicit || !isLong ? 8 : 12);
  const view = new DataView(head.buffer);
  view.setUint16(0, tag >>> 16, !bigEndian);
  view.setUint16(2, tag & 0xffff, !bigEndian);
  if (implicit) {
    view.setUint32(4, content.length, true);
  } else {
    head.set([vr.charCodeAt(0), vr.charCodeAt(1)], 4);
    if (isLong) view.setUint32(8, content.length, !bigEndian);
    else view.setUint16(6, content.length, !bigEndian);
  }
  return concat([head, content]);
}

function encodeItem(elements: readonly TestElement[], implicit: boolean, bigEndian: boolean): Uint8Array {
  const content = concat(
    [...elements].sort((a, b) => a.tag - b.tag).map(inner => encode(inner, implicit, bigEndian)),
  );
  const head = new Uint8Array(8);
  const view = new DataView(head.buffer);
  view.setUint16(0, 0xfffe, !bigEndian);
  view.setUint16(2, 0xe000, !bigEndian);
  view.setUint32(4, content.length, !bigEndian);
  return concat([head, content]);
}

function bytesOf(vr: Vr, value: string | number | Uint8Array, bigEndian: boolean): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'number') {
    const bytes = new Uint8Array(vr === 'FD' ? 8 : vr === 'UL' ? 4 : 2);
    const view = new DataView(bytes.buffer);
    if (vr === 'FD') view.setFloat64(0, value, !bigEndian);
    else if (vr === 'UL') view.setUint32(0, value, !bigEndian);
    else view.setInt16(0, value, !bigEndian);
    return bytes;
  }
  const bytes = new TextEncoder().encode(value);
  if (bytes.length % 2 === 0) return bytes;
  return concat([bytes, new Uint8Array([vr === 'UI' ? 0 : 0x20])]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
