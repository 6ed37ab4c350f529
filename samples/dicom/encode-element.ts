/** Value representations that the sample series uses. */
type Vr =
  | 'AE'
  | 'AS'
  | 'CS'
  | 'DA'
  | 'DS'
  | 'IS'
  | 'LO'
  | 'LT'
  | 'OB'
  | 'OW'
  | 'PN'
  | 'SH'
  | 'SQ'
  | 'SS'
  | 'ST'
  | 'TM'
  | 'UI'
  | 'UL'
  | 'US';

/**
 * One data element: tag as 0xGGGGEEEE, representation, and its value (text; numbers for US, SS, UL;
 * bytes).
 */
export type Element = readonly [tag: number, vr: Vr, value: string | readonly number[] | Uint8Array];

const longForm: ReadonlySet<Vr> = new Set<Vr>(['OB', 'OW', 'SQ']);
const bytesPerNumber: Partial<Record<Vr, 2 | 4>> = { US: 2, SS: 2, UL: 4 };

/**
 * Explicit VR little endian (DICOM PS3.5, 7.1.2): elements in ascending order of tag, values padded
 * to even length (UI and OB with a zero byte, text with a space). Text must be ASCII.
 */
export function encodeElements(elements: readonly Element[]): Uint8Array {
  const sorted = [...elements].sort((a, b) => a[0] - b[0]);
  const values = sorted.map(([, vr, value]) => encodeValue(vr, value));
  const length = sorted.reduce((sum, [, vr], n) => sum + (longForm.has(vr) ? 12 : 8) + values[n]!.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  sorted.forEach(([tag, vr], n) => {
    const value = values[n]!;
    view.setUint16(at, tag >>> 16, true);
    view.setUint16(at + 2, tag & 0xffff, true);
    bytes[at + 4] = vr.charCodeAt(0);
    bytes[at + 5] = vr.charCodeAt(1);
    if (longForm.has(vr)) {
      view.setUint32(at + 8, value.length, true);
      at += 12;
    } else {
      view.setUint16(at + 6, value.length, true);
      at += 8;
    }
    bytes.set(value, at);
    at += value.length;
  });
  return bytes;
}

function encodeValue(vr: Vr, value: string | readonly number[] | Uint8Array): Uint8Array {
  if (typeof value === 'string') {
    const padded = value.length % 2 === 0 ? value : value + (vr === 'UI' ? '\0' : ' ');
    return Uint8Array.from(padded, c => c.charCodeAt(0));
  }
  if (value instanceof Uint8Array) {
    return value.length % 2 === 0 ? value : Uint8Array.of(...value, 0);
  }
  const width = bytesPerNumber[vr] ?? 2;
  const bytes = new Uint8Array(width * value.length);
  const view = new DataView(bytes.buffer);
  value.forEach((v, n) =>
    width === 4 ? view.setUint32(4 * n, v, true) : view.setUint16(2 * n, v & 0xffff, true),
  );
  return bytes;
}

/** A decimal string (DS): at most 16 characters, as exact as they allow. */
export function decimalString(value: number): string {
  const plain = String(value);
  if (plain.length <= 16 && !plain.includes('e')) return plain;
  for (let digits = 16; digits >= 0; digits--) {
    const text = value.toFixed(digits);
    if (text.length <= 16) return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }
  return value.toExponential(8);
}
