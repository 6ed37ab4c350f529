import { OUTSIDE_HU } from './reslice-plane';

export interface EdgeOptions {
  readonly columns: number;
  readonly rows: number;
  readonly spacingMm: number;
  /** Change of value over a millimetre at which an edge begins to show. */
  readonly faintPerMm: number;
  /** Change of value over a millimetre at which it shows in full. */
  readonly fullPerMm: number;
}

/**
 * Over which the change is measured, mm either way: about a voxel, so that zooming in finds the
 * same edges.
 */
const REACH_MM = 0.6;

/**
 * Where a slice's values change steeply: how plainly, 0 to 255, row by row. Central differences
 * over a length in the patient, thinned to the crest of the change (after Canny, IEEE PAMI 8 (1986)
 * 679: a pixel counts where none of the two that lie across the edge changes more). Nothing is an
 * edge beside a pixel outside the scan.
 *
 * @param pixels values, row by row; `outsideHu` outside the scan
 */
export function traceEdges(
  pixels: Int16Array,
  { columns, rows, spacingMm, faintPerMm, fullPerMm }: EdgeOptions,
): Uint8ClampedArray<ArrayBuffer> {
  const reach = Math.max(1, Math.round(REACH_MM / spacingMm));
  const perMm = 1 / (2 * reach * spacingMm);
  const change = new Float32Array(pixels.length);
  /** Pixels from one neighbour across the edge to the pixel itself. */
  const across = new Int32Array(pixels.length);
  for (let row = reach; row < rows - reach; row++) {
    for (let column = reach; column < columns - reach; column++) {
      const at = column + columns * row;
      const left = pixels[at - reach]!;
      const right = pixels[at + reach]!;
      const up = pixels[at - columns * reach]!;
      const down = pixels[at + columns * reach]!;
      if (left === OUTSIDE_HU || right === OUTSIDE_HU || up === OUTSIDE_HU || down === OUTSIDE_HU) continue;
      const x = right - left;
      const y = down - up;
      change[at] = Math.hypot(x, y) * perMm;
      across[at] = reach * acrossOf(x, y, columns);
    }
  }
  const strength = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const here = change[at]!;
    if (here <= faintPerMm) continue;
    const step = across[at]!;
    if (here < (change[at - step] ?? 0) || here < (change[at + step] ?? 0)) continue;
    strength[at] = (255 * (here - faintPerMm)) / (fullPerMm - faintPerMm);
  }
  return strength;
}

/**
 * Tangent of 22.5 degrees: up to there a direction counts as that of a row or column, beyond as a
 * diagonal.
 */
const EIGHTH = Math.SQRT2 - 1;

/** One pixel on in the direction of (x, y), the nearest of eight. */
function acrossOf(x: number, y: number, columns: number): number {
  const wide = Math.abs(x);
  const high = Math.abs(y);
  if (high <= EIGHTH * wide) return 1;
  if (wide <= EIGHTH * high) return columns;
  return x > 0 === y > 0 ? columns + 1 : columns - 1;
}
