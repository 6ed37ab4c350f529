import { BARED_ROUND_MM } from './measure-bare';
import type { Footprint } from './outline-footprint';
import type { ColumnGrid } from './sweep-bone';

/**
 * No column stands for more than so many times its own area: a cliff is no bone that a pad lies on.
 */
const MOST_SLANT = 3;

/**
 * Bone that a pad needs bare, mm2: what it lies on and `BARED_ROUND_MM` round it, along the bone's
 * own slope.
 */
export function measurePadArea(
  { nx, ny, cellMm }: ColumnGrid,
  heightMm: Float64Array,
  { outline }: Pick<Footprint, 'outline'>,
): number {
  let area = 0;
  for (let j = 1; j < ny - 1; j++) {
    for (let i = 1; i < nx - 1; i++) {
      const n = i + nx * j;
      if (outline[n]! > BARED_ROUND_MM) continue;
      const dx = (heightMm[n + 1]! - heightMm[n - 1]!) / (2 * cellMm);
      const dy = (heightMm[n + nx]! - heightMm[n - nx]!) / (2 * cellMm);
      const slant = Math.hypot(1, dx, dy);
      area += cellMm * cellMm * (Number.isFinite(slant) ? Math.min(MOST_SLANT, slant) : 1);
    }
  }
  return area;
}
