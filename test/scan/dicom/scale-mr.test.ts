import { describe, expect, it } from 'vitest';
import { scaleMr } from '../../../geometry/scan/dicom/scale-mr';
import type { PixelEncoding } from '../../../geometry/scan/codecs/pixel-encoding';
import type { SliceSource } from '../../../geometry/scan/source/slice-source';

const slice = (encoding: Partial<PixelEncoding>): SliceSource =>
  ({
    header: {
      instanceNumber: 3,
      encoding: { signed: true, bitsStored: 16, rescaleSlope: 1, rescaleIntercept: 0, ...encoding },
    },
  }) as unknown as SliceSource;
const scaled = (...encodings: readonly Partial<PixelEncoding>[]): [number, number][] =>
  scaleMr(encodings.map(slice)).map(({ header: { encoding } }) => [
    encoding.rescaleSlope,
    encoding.rescaleIntercept,
  ]);

describe('scaleMr', () => {
  it('divides every slope by the largest, whatever its sign', () => {
    expect(scaled({ rescaleSlope: 0.004 }, { rescaleSlope: 0.001 })).toEqual([
      [1, 0],
      [0.25, 0],
    ]);
    expect(scaled({ rescaleSlope: -8 }, { rescaleSlope: 2 })).toEqual([
      [-1, 0],
      [0.25, 0],
    ]);
  });

  it('leaves out an intercept that all share, and scales those that differ', () => {
    expect(scaled({ rescaleIntercept: 100 }, { rescaleIntercept: 100 })).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(
      scaled({ rescaleSlope: 4, rescaleIntercept: 100 }, { rescaleSlope: 2, rescaleIntercept: 8 }),
    ).toEqual([
      [1, 25],
      [0.5, 2],
    ]);
    expect(scaled({ rescaleIntercept: 1 }, { rescaleIntercept: 1 }, { rescaleIntercept: 2 })[0]).toEqual([
      1, 1,
    ]);
  });

  it('halves all where one slice has sixteen bits without a sign', () => {
    const wide = { signed: false, bitsStored: 16 };
    expect(scaled(wide, {})).toEqual([
      [0.5, 0],
      [0.5, 0],
    ]);
    expect(scaled({ signed: false, bitsStored: 12 })).toEqual([[1, 0]]);
    expect(scaled({ signed: true, bitsStored: 16 })).toEqual([[1, 0]]);
  });

  it('makes padding no signal, and changes nothing else', () => {
    const [one] = scaleMr([slice({ rescaleSlope: 2 })]);
    const { header } = slice({ rescaleSlope: 1, paddingBecomes: 0 });
    expect(one!.header).toEqual(header);
  });
});
