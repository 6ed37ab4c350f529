import { OUTSIDE_HU } from './reslice-plane';
import type { SignalWindow } from './signal-window';

/**
 * A slice as grey pixels, red, green, blue and opacity a byte each, row by row; a pixel outside the
 * scan (`outsideHu`) is clear, so that what lies under it shows.
 */
export function shadeSlice(
  pixels: Int16Array,
  { center, width }: SignalWindow,
): Uint8ClampedArray<ArrayBuffer> {
  const shades = new Uint8ClampedArray(4 * 65536);
  const low = center - width / 2;
  for (let value = -32768; value < 32768; value++) {
    const at = 4 * (value & 0xffff);
    const grey = (255 * (value - low)) / width;
    shades[at] = grey;
    shades[at + 1] = grey;
    shades[at + 2] = grey;
    shades[at + 3] = value === OUTSIDE_HU ? 0 : 255;
  }
  // A whole pixel at a time: the table and the picture are seen as 32-bit words alike.
  const words = new Uint32Array(shades.buffer);
  const picture = new Uint32Array(pixels.length);
  for (let n = 0; n < pixels.length; n++) picture[n] = words[pixels[n]! & 0xffff]!;
  return new Uint8ClampedArray(picture.buffer);
}
