import { describe, expect, it } from 'vitest';
import { storedValue, toHounsfield, type PixelEncoding } from '../../../geometry/scan/codecs/pixel-encoding';

/** Twelve unsigned bits that are their value. */
const encoding = (change: Partial<PixelEncoding> = {}): PixelEncoding => ({
  ...{ transferSyntaxUid: '', rows: 1, columns: 1, bitsAllocated: 16, bitsStored: 12, highBit: 11 },
  ...{ signed: false, rescaleSlope: 1, rescaleIntercept: 0, hasSwappedWords: false },
  ...{ padding: null, paddingPattern: null },
  ...change,
});
function huOf(patterns: readonly number[], change: Partial<PixelEncoding> = {}): number[] {
  const slice = Int16Array.from(patterns);
  toHounsfield(slice, encoding(change));
  return [...slice];
}
const WORDS = { bitsStored: 16, highBit: 15, signed: true };

describe('storedValue', () => {
  it.each<[number, Partial<PixelEncoding>, number]>([
    [0x0fff, {}, 4095],
    [0x0fff, { signed: true }, -1],
    [0x07ff, { signed: true }, 2047],
    [0xf001, {}, 1],
    [0x8010, { highBit: 15 }, 0x801],
    [0x8010, { highBit: 15, signed: true }, 0x801 - 0x1000],
    [0xffff, { bitsStored: 16, highBit: 15 }, 65535],
    [1, { bitsStored: 1, highBit: 0 }, 1],
  ])('of %d with %j', (pattern, change, value) => {
    expect(storedValue(pattern, encoding(change))).toBe(value);
  });
});

describe('toHounsfield', () => {
  it('scales and shifts every value, 0 and the last too', () => {
    expect(huOf([0, 1, 4095], { rescaleSlope: 2, rescaleIntercept: -1024 })).toEqual([-1024, -1022, 7166]);
    expect(huOf([0, 1, 3], { rescaleSlope: 0.5, rescaleIntercept: 7 })).toEqual([7, 8, 9]);
    expect(huOf([-1], { bitsStored: 16, highBit: 15, rescaleIntercept: -40000 })).toEqual([25535]);
  });

  it('leaves words that are Hounsfield units as they are, and those alone', () => {
    const values = [-32768, -1024, 0, 1200, 32767];
    expect(huOf(values, WORDS)).toEqual(values);
    expect(huOf([0x0fff], { signed: true })).toEqual([-1]);
    expect(huOf([-5], { ...WORDS, signed: false })).toEqual([32767]);
    expect(huOf([-5], { ...WORDS, rescaleSlope: 2 })).toEqual([-10]);
    expect(huOf([-5], { ...WORDS, rescaleIntercept: 1 })).toEqual([-4]);
    expect(huOf([-2000, 5], { ...WORDS, padding: [-2000, -2000] })).toEqual([-1024, 5]);
    expect(huOf([-2000, 5], { ...WORDS, paddingPattern: -2000 & 0xffff })).toEqual([-1024, 5]);
  });

  it('keeps what is beyond sixteen bits at their ends', () => {
    expect(huOf([4095], { rescaleSlope: 10 })).toEqual([32767]);
    expect(huOf([4095], { rescaleSlope: -10 })).toEqual([-32768]);
  });

  it('makes padding air where it can be no tissue', () => {
    const padded = (padding: readonly [number, number]): number[] =>
      huOf([400, 401, 500, 501, 600, 601], { rescaleIntercept: -1100, padding });
    expect(padded([401, 500])).toEqual([-700, -1024, -1024, -599, -500, -499]);
    // Up to -500 HU it is believed.
    expect(padded([600, 601])).toEqual([-700, -699, -600, -599, -1024, -499]);
    // Of a signal without units it is no signal, whatever it was.
    expect(huOf([3000, 3001], { padding: [3000, 3000], paddingBecomes: 0 })).toEqual([0, 3001]);
  });

  it('tells encodings apart that differ in one thing alone', () => {
    const of = (change: Partial<PixelEncoding>): number => huOf([0x0ff0], change)[0]!;
    expect(of({})).toBe(0xff0);
    expect(of({ signed: true })).toBe(-16);
    expect(of({ highBit: 15 })).toBe(0xff);
    expect(of({ rescaleSlope: 2 })).toBe(2 * 0xff0);
    expect(of({ rescaleIntercept: 3 })).toBe(0xff3);
    expect(of({ rescaleIntercept: -5000, padding: [0xff0, 0xff0] })).toBe(-1024);
    expect(of({ padding: [0xff0, 0xff0], paddingBecomes: 7 })).toBe(7);
    expect(of({ paddingPattern: 0x0ff0 })).toBe(-1024);
    expect(of({})).toBe(0xff0);
  });
});
