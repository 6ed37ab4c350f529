import { transformDistance2d } from '../volume/transform-distance';
import type { ColumnGrid } from './sweep-bone';

export interface FootprintOptions {
  readonly radiusMm: number;
  /** Bone steeper than this to the insertion direction carries no pad, degrees. */
  readonly maxSlopeDeg: number;
  /** Pits and necks narrower than twice this are bridged, or left out, mm. */
  readonly roundMm: number;
}
export const FOOTPRINT_DEFAULTS: Omit<FootprintOptions, 'radiusMm'> = { maxSlopeDeg: 68, roundMm: 2 };

/**
 * The pad's outline on the column grid as a signed distance, mm, negative inside (layout i + nx * j): circles about the
 * entries, less what cannot carry a pad: columns without bone, walls steeper than `maxSlopeDeg`, and bone that only
 * such a wall or a gap joins to the entry (the zygomatic arch beside the brain-case).
 *
 * @param height highest bone per column (`highestBone`), mm
 * @param entries local x, y of each entry, mm
 */
export function outlineFootprint(
  grid: ColumnGrid,
  height: Float64Array,
  entries: readonly (readonly [number, number])[],
  options: FootprintOptions,
): Float32Array {
  const { nx, ny, cellMm } = grid;
  const reached = floodFromEntries(grid, height, entries, options);
  const cells = options.roundMm / cellMm;
  // Closing fills pits; opening then drops necks; the piece with the entries is kept by the second flood.
  const closed = threshold(transformDistance2d(reached, nx, ny), d => d <= cells);
  const back = threshold(transformDistance2d(invert(closed), nx, ny), d => d > cells);
  const eroded = threshold(transformDistance2d(invert(back), nx, ny), d => d > cells);
  const opened = threshold(transformDistance2d(eroded, nx, ny), d => d <= cells);

  const outside = transformDistance2d(opened, nx, ny);
  const inside = transformDistance2d(invert(opened), nx, ny);
  const region = new Float32Array(nx * ny);
  const limit = 3 * options.radiusMm;
  for (let n = 0; n < region.length; n++) {
    const signed = (outside[n]! > 0 ? outside[n]! - 0.5 : 0.5 - inside[n]!) * cellMm;
    region[n] = Math.max(-limit, Math.min(limit, signed));
  }
  const smooth = blur2d(region, nx, ny, 0.8 / cellMm);

  const outline = new Float32Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const x = grid.xMm + i * cellMm;
      const y = grid.yMm + j * cellMm;
      let circle = Infinity;
      for (const [ex, ey] of entries)
        circle = Math.min(circle, Math.hypot(x - ex, y - ey) - options.radiusMm);
      const n = i + nx * j;
      outline[n] = Math.max(circle, smooth[n]!);
    }
  }
  return outline;
}

/** Columns joined to an entry by steps no steeper than the limit, within a little more than the radius. */
function floodFromEntries(
  grid: ColumnGrid,
  height: Float64Array,
  entries: readonly (readonly [number, number])[],
  options: FootprintOptions,
): Uint8Array {
  const { nx, ny, cellMm } = grid;
  const reached = new Uint8Array(nx * ny);
  const step = Math.tan((options.maxSlopeDeg * Math.PI) / 180) * cellMm;
  const reach = options.radiusMm + 2 * options.roundMm + 1;
  for (const [ex, ey] of entries) {
    const i0 = Math.round((ex - grid.xMm) / cellMm);
    const j0 = Math.round((ey - grid.yMm) / cellMm);
    const start = i0 + nx * j0;
    if (i0 < 0 || j0 < 0 || i0 >= nx || j0 >= ny || !Number.isFinite(height[start]!)) continue;
    const queue = [start];
    reached[start] = 1;
    for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
      const i = n % nx;
      const j = (n / nx) | 0;
      for (let side = 0; side < 4; side++) {
        const ii = i + (side === 0 ? 1 : side === 1 ? -1 : 0);
        const jj = j + (side === 2 ? 1 : side === 3 ? -1 : 0);
        if (ii < 0 || jj < 0 || ii >= nx || jj >= ny) continue;
        const next = ii + nx * jj;
        if (reached[next]) continue;
        const x = grid.xMm + ii * cellMm - ex;
        const y = grid.yMm + jj * cellMm - ey;
        if (x * x + y * y > reach * reach) continue;
        if (!(Math.abs(height[next]! - height[n]!) <= step)) continue;
        reached[next] = 1;
        queue.push(next);
      }
    }
  }
  return reached;
}

const invert = (mask: Uint8Array): Uint8Array => mask.map(v => (v ? 0 : 1));
const threshold = (values: Float64Array, keep: (d: number) => boolean): Uint8Array =>
  Uint8Array.from(values, d => (keep(d) ? 1 : 0));

/** Separable Gaussian, sigma in cells, borders held. */
function blur2d(values: Float32Array, nx: number, ny: number, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const kernel = new Float64Array(2 * reach + 1).map((_, k) => Math.exp(-0.5 * ((k - reach) / sigma) ** 2));
  const total = kernel.reduce((sum, w) => sum + w, 0);
  const pass = (
    from: Float32Array,
    count: number,
    lines: number,
    stride: number,
    lineStride: number,
  ): Float32Array => {
    const to = new Float32Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let q = 0; q < count; q++) {
        let sum = 0;
        for (let k = -reach; k <= reach; k++) {
          const at = Math.min(count - 1, Math.max(0, q + k));
          sum += kernel[k + reach]! * from[line * lineStride + at * stride]!;
        }
        to[line * lineStride + q * stride] = sum / total;
      }
    }
    return to;
  };
  return pass(pass(values, nx, ny, 1, nx), ny, nx, nx, 1);
}
