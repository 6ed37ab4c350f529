import { describe, expect, it } from 'vitest';
import type { PixelEncoding } from '../../../geometry/scan/codecs/pixel-encoding';
import type { SliceSource } from '../../../geometry/scan/source/slice-source';
import { checkPixels } from '../../../geometry/scan/stack/check-pixels';
import { codesOf } from '../../support/codes-of';

type Header = SliceSource['header'];
const PLAIN = '1.2.840.10008.1.2.1';
const JPEG = '1.2.840.10008.1.2.4.70';

interface Slice {
  readonly encoding?: Partial<PixelEncoding>;
  readonly header?: Partial<Header>;
  readonly path?: string;
  readonly sizeBytes?: number;
}
/** 5 x 3 pixels of 16 bits, at byte 100 of a file that ends with them. */
function slice({ encoding = {}, header = {}, path = 'a.dcm', sizeBytes = 130 }: Slice = {}): SliceSource {
  return {
    file: { path, sizeBytes },
    header: {
      ...{ frames: 1, frame: 0, modality: 'CT', hasRescale: true, rescaleType: 'HU', hasLookupTable: false },
      pixels: { kind: 'plain', offset: 100, byteLength: 30 },
      ...header,
      encoding: {
        ...{ transferSyntaxUid: PLAIN, rows: 5, columns: 3, bitsAllocated: 16, bitsStored: 12, highBit: 11 },
        ...{ signed: false, rescaleSlope: 1, rescaleIntercept: -1024, hasSwappedWords: false },
        ...{ padding: null, paddingPattern: null },
        ...encoding,
      },
    },
  } as unknown as SliceSource;
}
const codeOf = (asked: Slice): string | undefined => checkPixels([slice(asked)])[0]?.code;
const pixels = (change: object): Slice => ({
  header: { pixels: { kind: 'plain', offset: 100, byteLength: 30, ...change } as Header['pixels'] },
});

describe('checkPixels', () => {
  it('has nothing against a plain slice', () => {
    expect(checkPixels([slice(), slice({ path: 'b.dcm' })])).toEqual([]);
  });

  it.each<[string, Slice, string]>([
    ['several frames in one place', { header: { frames: 2 } }, 'frames-without-place'],
    ['no rows', { encoding: { rows: 0 } }, 'bad-size'],
    ['no columns', { encoding: { columns: 0 } }, 'bad-size'],
    ['rows that are no number', { encoding: { rows: NaN } }, 'bad-size'],
    ['no pixels', { header: { pixels: null } }, 'no-pixel-data'],
    ['a coding that is not read', { encoding: { transferSyntaxUid: '1.2.3' } }, 'unsupported-syntax'],
    [
      'items without a coding',
      { header: { pixels: { kind: 'items' } as Header['pixels'] } },
      'unsupported-syntax',
    ],
    ['32 bits', { encoding: { bitsAllocated: 32 } }, 'unsupported-pixels'],
    ['no bits', { encoding: { bitsStored: 0 } }, 'unsupported-pixels'],
    ['a high bit outside', { encoding: { highBit: 16 } }, 'unsupported-pixels'],
    ['a high bit too low', { encoding: { highBit: 10 } }, 'unsupported-pixels'],
    ['a slope that is no number', { encoding: { rescaleSlope: NaN } }, 'bad-rescale'],
    ['an intercept that is no number', { encoding: { rescaleIntercept: Infinity } }, 'bad-rescale'],
    ['a slope of nothing', { encoding: { rescaleSlope: 0 } }, 'bad-rescale'],
    ['unsigned CT without rescale', { header: { hasRescale: false } }, 'no-rescale'],
    ['CT by a table', { header: { hasLookupTable: true } }, 'modality-lut'],
    ['CT in another unit', { header: { rescaleType: 'MGML' } }, 'not-hounsfield'],
    ['a file cut short', { sizeBytes: 129 }, 'truncated-file'],
    ['too few pixels', pixels({ byteLength: 29 }), 'truncated-file'],
    ['too many pixels', pixels({ byteLength: 32 }), 'surplus-pixels'],
  ])('refuses %s', (_, asked, code) => {
    const [problem, ...others] = checkPixels([slice(asked)]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, where: 'a.dcm' });
  });

  it.each<[string, Slice]>([
    ['one byte of padding', pixels({ byteLength: 31 })],
    [
      'pixels of one byte',
      { ...pixels({ byteLength: 15 }), encoding: { bitsAllocated: 8, bitsStored: 8, highBit: 7 } },
    ],
    ['all sixteen bits', { encoding: { bitsStored: 16, highBit: 15 } }],
    ['bits at the top', { encoding: { highBit: 15 } }],
    ['one bit', { encoding: { bitsStored: 1, highBit: 0 } }],
    ['signed CT without rescale', { header: { hasRescale: false }, encoding: { signed: true } }],
    ['MR without rescale', { header: { modality: 'MR', hasRescale: false } }],
    ['MR by a table', { header: { modality: 'MR', hasLookupTable: true } }],
    ['MR in another unit', { header: { modality: 'MR', rescaleType: 'US' } }],
    [
      'compressed pixels of any length',
      {
        encoding: { transferSyntaxUid: JPEG },
        header: { pixels: { kind: 'items' } as Header['pixels'] },
      },
    ],
    ['a slope that turns', { encoding: { rescaleSlope: -1 } }],
  ])('takes %s', (_, asked) => {
    expect(codeOf(asked)).toBeUndefined();
  });

  it.each(['', 'HU', 'HU_MOD', 'US', 'HOUNSFIELD', 'HOUNSFIELD UNIT', 'HOUNSFIELD UNITS'])(
    'takes "%s" for Hounsfield units',
    rescaleType => {
      expect(codeOf({ header: { rescaleType } })).toBeUndefined();
    },
  );

  it('refuses an odd number of swapped bytes in a frame that is not the first', () => {
    const bytes = { bitsAllocated: 8, bitsStored: 8, highBit: 7, hasSwappedWords: true } as const;
    const of = (frame: number, encoding: Partial<PixelEncoding>): string | undefined =>
      codeOf({
        encoding: { ...bytes, ...encoding },
        header: { ...pixels({ byteLength: 15 }).header, frame },
      });
    expect(of(1, {})).toBe('unsupported-pixels');
    expect(of(0, {})).toBeUndefined();
    expect(of(1, { hasSwappedWords: false })).toBeUndefined();
    const even = { ...pixels({ byteLength: 12 }).header, frame: 1 };
    expect(codeOf({ encoding: { ...bytes, rows: 4 }, header: even })).toBeUndefined();
    const words = { hasSwappedWords: true };
    expect(codeOf({ encoding: words, header: { frame: 1 } })).toBeUndefined();
  });

  it('minds the length of the file only where it knows where the pixels lie', () => {
    const deflated = { kind: 'deflated', offset: 100, byteLength: 30 } as unknown as Header['pixels'];
    expect(codeOf({ header: { pixels: deflated }, sizeBytes: 50 })).toBeUndefined();
  });

  it('tells one problem of each kind, for the first slice that has it', () => {
    const found = checkPixels([
      slice(),
      slice({ path: 'b.dcm', encoding: { rescaleSlope: 0 } }),
      slice({ path: 'c.dcm', encoding: { rescaleSlope: NaN } }),
      slice({ path: 'd.dcm', ...pixels({ byteLength: 2 }) }),
    ]);
    expect(found.map(({ code, where }) => [code, where])).toEqual([
      ['bad-rescale', 'b.dcm'],
      ['truncated-file', 'd.dcm'],
    ]);
    expect(codesOf(found[0]!)).toEqual(['rescale-zero file=b.dcm']);
  });
});
