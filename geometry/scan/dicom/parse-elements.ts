import { DataSet, type DataElement, type ElementForm } from './data-set';

/** How far a data set could be read. */
export interface ParsedElements {
  readonly data: DataSet;
  /**
   * `pixels`: up to and with the head of the Pixel Data; `whole`: to the end of the bytes; `cut`:
   * an element goes on beyond them; `broken`: what stands there is no element.
   */
  readonly end: 'pixels' | 'whole' | 'cut' | 'broken';
  /** Where reading ended. */
  readonly position: number;
}

export interface ParseOptions {
  /** Where the first element begins; default 0. */
  readonly from?: number;
  /**
   * The first element that is not read any more, if it comes; default none: to the end or the Pixel
   * Data.
   */
  readonly before?: number;
  /**
   * Whether nothing follows behind the bytes: then an element that goes on beyond them is not as it
   * seems. Default yes.
   */
  readonly isWhole?: boolean;
}

/** Value representations with a length of 16 bits; all others have one of 32 (PS3.5 7.1.2). */
const SHORT_VRS = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const LONG_VRS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
/** The groups that say something about an image; all others are stepped over. */
const KEPT_GROUPS = new Set([0x0002, 0x0008, 0x0010, 0x0018, 0x0020, 0x0028, 0x5200, 0x7fe0]);

const PIXEL_DATA = 0x7fe00010;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
export const UNDEFINED_LENGTH = 0xffffffff;
/** Sequences within sequences; no image comes near. */
const MOST_DEPTH = 32;
/** Items of one sequence: frames of one file. */
const MOST_ITEMS = 1 << 16;

/** Whether these two bytes name a value representation. */
export function isVr(a: number, b: number): boolean {
  const vr = String.fromCharCode(a, b);
  return SHORT_VRS.has(vr) || LONG_VRS.has(vr);
}

/**
 * Reads the elements of a data set, up to the Pixel Data. Only those of image groups are kept, and
 * sequences are opened when asked for, so that time and memory stay in proportion to the bytes,
 * whatever they are.
 *
 * Files are met in which single elements, or whole sequences, are written otherwise than the rest:
 * a representation that is new or unknown has a long length (PS3.5 7.1.2); where there is none, the
 * element is implicit; a sequence that became UN is implicit little-endian inside (PS3.5 6.2.2). Of
 * two ways to read an element, the one after which the next element follows is right.
 */
export function parseElements(
  bytes: Uint8Array,
  form: ElementForm,
  options: ParseOptions = {},
): ParsedElements {
  const { from = 0, before = Infinity, isWhole = true } = options;
  const source: Source = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    isWhole,
  };
  const elements = new Map<number, DataElement>();
  const data = new DataSet(bytes, form.isLittle, elements, openSequence);
  let at = from;
  const ended = (end: ParsedElements['end']): ParsedElements => ({ data, end, position: at });
  while (at < bytes.length) {
    const head = readHead(source, at, bytes.length, form);
    if (!head) return ended('cut');
    if (head.tag >= before) return ended('whole');
    if (head.tag === ITEM || head.tag === ITEM_END || head.tag === SEQUENCE_END) return ended('broken');
    const { tag, length, dataOffset } = head;
    if (tag === PIXEL_DATA) {
      elements.set(tag, { vr: head.vr, dataOffset, length, form, depth: 0 });
      return ended('pixels');
    }
    let next = dataOffset + length;
    if (length === UNDEFINED_LENGTH) {
      const end = skipItems(source, dataOffset, formWithin(head.vr, form), 1);
      if (typeof end === 'string') return ended(end);
      next = end;
    }
    if (next > bytes.length) return ended('cut');
    if (KEPT_GROUPS.has(tag >>> 16)) {
      elements.set(tag, { vr: head.vr, dataOffset, length: next - dataOffset, form, depth: 0 });
    }
    at = next;
  }
  return ended('whole');
}

interface Source {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly isWhole: boolean;
}

interface Head {
  /** group << 16 | element, unsigned. */
  readonly tag: number;
  /** Empty in an implicit element. */
  readonly vr: string;
  readonly dataOffset: number;
  readonly length: number;
}

/** The items of a sequence that is an element of `data`; at most `most`. */
function openSequence(data: DataSet, element: DataElement, most: number): DataSet[] {
  const { bytes } = data;
  const source = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    isWhole: true,
  };
  const form = formWithin(element.vr, element.form);
  const depth = element.depth + 1;
  const end = element.dataOffset + element.length;
  const items: DataSet[] = [];
  let at = element.dataOffset;
  while (at + 8 <= end && items.length < Math.min(most, MOST_ITEMS)) {
    if (tagAt(source, at, form) !== ITEM) break;
    const length = source.view.getUint32(at + 4, form.isLittle);
    const to = length === UNDEFINED_LENGTH ? skipElements(source, at + 8, end, form, depth) : at + 8 + length;
    if (typeof to === 'string' || to > end) break;
    items.push(openItem(source, at + 8, to, form, depth));
    at = to;
  }
  return items;
}

function openItem(source: Source, from: number, to: number, form: ElementForm, depth: number): DataSet {
  const elements = new Map<number, DataElement>();
  let at = from;
  while (at < to) {
    const head = readHead(source, at, to, form);
    if (!head || head.tag === ITEM_END) break;
    const end = endOf(source, head, to, form, depth);
    if (typeof end === 'string') break;
    const { vr, dataOffset } = head;
    elements.set(head.tag, { vr, dataOffset, length: end - dataOffset, form, depth });
    at = end;
  }
  return new DataSet(source.bytes, form.isLittle, elements, openSequence);
}

/** What is within a sequence that became UN was never rewritten from its first form. */
function formWithin(vr: string, form: ElementForm): ElementForm {
  return vr === 'UN' ? { isExplicit: false, isLittle: true } : form;
}

type End = number | 'cut' | 'broken';

function endOf(source: Source, head: Head, limit: number, form: ElementForm, depth: number): End {
  const { dataOffset, length } = head;
  if (length === UNDEFINED_LENGTH) return skipItems(source, dataOffset, formWithin(head.vr, form), depth + 1);
  return dataOffset + length > limit ? 'cut' : dataOffset + length;
}

/**
 * Where a sequence of undefined length (or a compressed picture within one) ends, behind its
 * delimiter.
 */
function skipItems(source: Source, from: number, form: ElementForm, depth: number): End {
  if (depth > MOST_DEPTH) return 'broken';
  const limit = source.bytes.length;
  for (let at = from; ;) {
    if (at + 8 > limit) return 'cut';
    const tag = tagAt(source, at, form);
    const length = source.view.getUint32(at + 4, form.isLittle);
    if (tag === SEQUENCE_END) return at + 8;
    if (tag !== ITEM) return 'broken';
    if (length === UNDEFINED_LENGTH) {
      const end = skipElements(source, at + 8, limit, form, depth);
      if (typeof end === 'string') return end;
      at = end;
    } else {
      at += 8 + length;
    }
  }
}

/** Where an item of undefined length ends, behind its delimiter. */
function skipElements(source: Source, from: number, limit: number, form: ElementForm, depth: number): End {
  if (depth > MOST_DEPTH) return 'broken';
  for (let at = from; ;) {
    const head = readHead(source, at, limit, form);
    if (!head) return 'cut';
    if (head.tag === ITEM_END) return at + 8;
    if (head.tag === ITEM || head.tag === SEQUENCE_END) return 'broken';
    const end = endOf(source, head, limit, form, depth);
    if (typeof end === 'string') return end;
    at = end;
  }
}

function tagAt({ view }: Source, at: number, { isLittle }: ElementForm): number {
  return ((view.getUint16(at, isLittle) << 16) | view.getUint16(at + 2, isLittle)) >>> 0;
}

/** The ways to write an element's representation and length. */
type Writing = 'short' | 'long' | 'implicit';

/** The head of the element at `at`; null where the bytes end within it. */
function readHead(source: Source, at: number, limit: number, form: ElementForm): Head | null {
  if (at + 8 > limit) return null;
  const tag = tagAt(source, at, form);
  if (tag >>> 16 === 0xfffe) return readAs('implicit', source, at, tag, form);
  const [a, b] = [source.bytes[at + 4]!, source.bytes[at + 5]!];
  const vr = String.fromCharCode(a, b);
  const known: Writing | null = SHORT_VRS.has(vr) ? 'short' : LONG_VRS.has(vr) ? 'long' : null;
  const ways: readonly Writing[] = form.isExplicit
    ? known
      ? [known]
      : isCapital(a) && isCapital(b)
        ? ['long', 'short']
        : ['implicit', 'short', 'long']
    : known
      ? ['implicit', known]
      : ['implicit'];
  if (ways.length > 1) {
    for (const way of ways) {
      const head = readAs(way, source, at, tag, form);
      if (head && leadsOn(source, head, limit, form)) return head;
    }
  }
  return readAs(ways[0]!, source, at, tag, form);
}

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

function readAs(
  way: Writing,
  source: Source,
  at: number,
  tag: number,
  { isLittle }: ElementForm,
): Head | null {
  const { bytes, view } = source;
  if (way === 'implicit') {
    return { tag, vr: '', dataOffset: at + 8, length: view.getUint32(at + 4, isLittle) };
  }
  const vr = String.fromCharCode(bytes[at + 4]!, bytes[at + 5]!);
  if (way === 'short') return { tag, vr, dataOffset: at + 8, length: view.getUint16(at + 6, isLittle) };
  if (at + 12 > bytes.length) return null;
  return { tag, vr, dataOffset: at + 12, length: view.getUint32(at + 8, isLittle) };
}

/** Whether another element, or a proper end, follows an element that is read so. */
function leadsOn(source: Source, head: Head, limit: number, form: ElementForm): boolean {
  const { dataOffset, length, tag } = head;
  const isLast = limit === source.bytes.length && !source.isWhole;
  if (length === UNDEFINED_LENGTH) {
    return dataOffset + 8 > limit ? isLast : tagAt(source, dataOffset, form) === ITEM;
  }
  const next = dataOffset + length;
  if (next >= limit) return next === limit || isLast;
  if (next + 8 > limit) return isLast;
  const following = tagAt(source, next, form);
  return following > tag;
}
