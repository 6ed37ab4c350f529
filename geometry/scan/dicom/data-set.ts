/** How the elements of a data set are written (PS3.5 section 7). */
export interface ElementForm {
  readonly isExplicit: boolean;
  readonly isLittle: boolean;
}

/** Where an element's value stands in the bytes of its data set, and how it is written. */
export interface DataElement {
  /** Its value representation; empty where the file does not say. */
  readonly vr: string;
  readonly dataOffset: number;
  /** Of the value, bytes; 0xffffffff for Pixel Data that goes on to a delimiter. */
  readonly length: number;
  /** How the element, and what is within it, is written. */
  readonly form: ElementForm;
  /** In how many sequences it lies. */
  readonly depth: number;
}

/** Opens the sequence that an element is. */
export type OpenSequence = (data: DataSet, element: DataElement, most: number) => DataSet[];

/**
 * The elements of a data set or of an item, by tags written "x00280010". Values are read when they
 * are asked for.
 */
export class DataSet {
  private readonly opened = new Map<string, { readonly items: readonly DataSet[]; readonly most: number }>();

  constructor(
    readonly bytes: Uint8Array,
    private readonly isLittle: boolean,
    private readonly elements: ReadonlyMap<number, DataElement>,
    private readonly open: OpenSequence,
  ) {}

  element(tag: string): DataElement | undefined {
    return this.elements.get(Number.parseInt(tag.slice(1), 16));
  }

  /** The bytes of a value; undefined where there is no such element. */
  value(tag: string): Uint8Array | undefined {
    const element = this.element(tag);
    return element && this.bytes.subarray(element.dataOffset, element.dataOffset + element.length);
  }

  /** A value as text, byte by byte, up to a zero; without padding. */
  string(tag: string): string | undefined {
    const bytes = this.value(tag);
    if (!bytes || bytes.length === 0) return undefined;
    const zero = bytes.indexOf(0);
    let words = '';
    for (const byte of zero < 0 ? bytes : bytes.subarray(0, zero)) words += String.fromCharCode(byte);
    return words.trim();
  }

  uint16(tag: string): number | undefined {
    const element = this.element(tag);
    return element && element.length >= 2 ? this.view(element).getUint16(0, this.isLittle) : undefined;
  }

  uint32(tag: string): number | undefined {
    const element = this.element(tag);
    return element && element.length >= 4 ? this.view(element).getUint32(0, this.isLittle) : undefined;
  }

  double(tag: string): number | undefined {
    const element = this.element(tag);
    return element && element.length >= 8 ? this.view(element).getFloat64(0, this.isLittle) : undefined;
  }

  /** The items of a sequence, at most `most`; undefined where there is no such element. */
  items(tag: string, most = Infinity): readonly DataSet[] | undefined {
    const element = this.element(tag);
    if (!element) return undefined;
    const known = this.opened.get(tag);
    if (known && known.most >= most) return known.items;
    const items = this.open(this, element, most);
    this.opened.set(tag, { items, most });
    return items;
  }

  private view({ dataOffset, length }: DataElement): DataView {
    const { buffer, byteOffset } = this.bytes;
    return new DataView(buffer, byteOffset + dataOffset, Math.min(length, this.bytes.length - dataOffset));
  }
}
