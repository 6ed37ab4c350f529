import type { SignalWindow } from '../../../geometry/volume/signal-window';
import type { Thumbnail } from './planner-protocol';

/** Longest side, pixels: twice what is shown, for sharp screens. */
const SIDE = 112;
/** Shows bone and soft tissue of a CT alike, HU. */
const CT_WINDOW: SignalWindow = { center: 300, width: 1000 };

/**
 * A slice's small grey picture by the mean of what falls on each pixel.
 *
 * @param pixels row by row, HU or an MR's signal
 */
export function shrinkSlice(
  pixels: Int16Array,
  columns: number,
  rows: number,
  { center, width: range }: SignalWindow = CT_WINDOW,
): Thumbnail {
  const step = Math.max(1, Math.max(columns, rows) / SIDE);
  const width = Math.max(1, Math.floor(columns / step));
  const height = Math.max(1, Math.floor(rows / step));
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor(y * step);
    const bottom = Math.max(top + 1, Math.floor((y + 1) * step));
    for (let x = 0; x < width; x++) {
      const left = Math.floor(x * step);
      const right = Math.max(left + 1, Math.floor((x + 1) * step));
      let sum = 0;
      for (let r = top; r < bottom; r++) for (let c = left; c < right; c++) sum += pixels[r * columns + c]!;
      const mean = sum / ((bottom - top) * (right - left));
      const shade = (255 * (mean - center + range / 2)) / range;
      grey[y * width + x] = Math.min(255, Math.max(0, Math.round(shade)));
    }
  }
  return { width, height, grey };
}
