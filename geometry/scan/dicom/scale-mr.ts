import type { PixelEncoding } from '../codecs/pixel-encoding';
import type { SliceSource } from '../source/slice-source';

/**
 * The slices of an MR series with encodings that make good 16-bit numbers of its signal.
 *
 * MR has no unit, so only the ratio of two voxels counts. Rescale slopes (maps, and makers who
 * scale each slice by itself) may be thousandths, which rounding would crush: all are divided by
 * the largest, so that the values keep the range they were stored in. Sixteen-bit unsigned values
 * are halved to fit. Padding becomes 0: no signal.
 */
export function scaleMr(slices: readonly SliceSource[]): SliceSource[] {
  const largestSlope = Math.max(...slices.map(({ header }) => Math.abs(header.encoding.rescaleSlope)));
  const isWide = slices.some(({ header: { encoding } }) => !encoding.signed && encoding.bitsStored === 16);
  const factor = (isWide ? 0.5 : 1) / largestSlope;
  // An intercept that all slices share moves every value alike and may take them beyond 16 bits: it
  // is left out.
  const shared = slices.every(
    ({ header }) => header.encoding.rescaleIntercept === slices[0]!.header.encoding.rescaleIntercept,
  );
  return slices.map(slice => {
    const encoding: PixelEncoding = {
      ...slice.header.encoding,
      rescaleSlope: slice.header.encoding.rescaleSlope * factor,
      rescaleIntercept: shared ? 0 : slice.header.encoding.rescaleIntercept * factor,
      paddingBecomes: 0,
    };
    return { ...slice, header: { ...slice.header, encoding } };
  });
}
