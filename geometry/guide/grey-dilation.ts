/**
 * Grey dilation of a height map by a square: the highest value within `reach` columns of every
 * column (layout i + nx * j), exact, one direction after the other. `sign` -1 gives the grey
 * erosion, the lowest instead.
 */
export function greyDilation(
  values: Float64Array,
  nx: number,
  ny: number,
  reach: number,
  sign: 1 | -1 = 1,
): Float64Array {
  const along = (
    from: Float64Array,
    count: number,
    lines: number,
    stride: number,
    lineStride: number,
  ): Float64Array => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let q = 0; q < count; q++) {
        let most = -Infinity;
        const last = Math.min(count - 1, q + reach);
        for (let k = Math.max(0, q - reach); k <= last; k++) {
          const value = sign * from[line * lineStride + k * stride]!;
          if (value > most) most = value;
        }
        to[line * lineStride + q * stride] = sign * most;
      }
    }
    return to;
  };
  return along(along(values, nx, ny, 1, nx), ny, nx, nx, 1);
}
