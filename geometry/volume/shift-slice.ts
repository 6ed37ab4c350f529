/** Samples on either side that a shifted value is made of. */
const REACH = 3;
/** A shift nearer to a whole pixel than this is one: 0.001 mm at 0.5 mm pixels. */
const WHOLE_PX = 0.002;

/** A slice's pixels, row by row. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Int16Array;
}

/** One axis of the shift: the target pixels that the source covers, and how they are made. */
interface AxisShift {
  readonly from: number;
  readonly to: number;
  /** Source index of the first of the samples that make target pixel 0. */
  readonly first: number;
  /**
   * 2 * REACH weights that sum to 1; null for a shift by whole pixels, where `first` is the sample
   * itself.
   */
  readonly weights: Float64Array | null;
}

/**
 * Moves a slice within its plane by any part of a pixel onto a larger raster: source pixel (i, j)
 * comes to lie at (i + shiftPx[0], j + shiftPx[1]) of the target. Band-limited (Lanczos, three
 * samples to each side, weights normalised), along rows and along columns, so that edges keep their
 * place and width and noise its grain. Each source pixel reaches half a pixel from its centre; what
 * lies beyond becomes `outside`, never a guess.
 *
 * @param shiftPx columns and rows, each at least 0
 * @param outside the value where nothing was scanned
 */
export function shiftSlice(
  source: Raster,
  target: Raster,
  shiftPx: readonly [number, number],
  outside: number,
): void {
  const x = alongAxis(source.columns, target.columns, shiftPx[0]);
  const y = alongAxis(source.rows, target.rows, shiftPx[1]);
  const wide = shiftRows(source, target.columns, x);
  const { columns: width, pixels: out } = target;
  const last = source.rows - 1;
  out.fill(outside);
  const row = new Float64Array(width);
  for (let b = y.from; b < y.to; b++) {
    row.fill(0);
    const { weights } = y;
    for (let t = 0; t < (weights ? weights.length : 1); t++) {
      const j = Math.min(last, Math.max(0, b + y.first + t));
      const weight = weights ? weights[t]! : 1;
      const at = j * width;
      for (let a = x.from; a < x.to; a++) row[a]! += weight * wide[at + a]!;
    }
    const at = b * width;
    for (let a = x.from; a < x.to; a++) out[at + a] = Math.min(32767, Math.max(-32768, Math.round(row[a]!)));
  }
}

/** The source's rows, each shifted along itself, as wide as the target. */
function shiftRows({ columns, rows, pixels }: Raster, width: number, x: AxisShift): Float32Array {
  const wide = new Float32Array(width * rows);
  const { weights, first } = x;
  for (let j = 0; j < rows; j++) {
    const from = j * columns;
    const to = j * width;
    for (let a = x.from; a < x.to; a++) {
      if (!weights) {
        wide[to + a] = pixels[from + a + first]!;
        continue;
      }
      let sum = 0;
      for (let t = 0; t < weights.length; t++) {
        const i = a + first + t;
        sum += weights[t]! * pixels[from + (i < 0 ? 0 : i >= columns ? columns - 1 : i)]!;
      }
      wide[to + a] = sum;
    }
  }
  return wide;
}

function alongAxis(sourceSize: number, targetSize: number, shiftPx: number): AxisShift {
  const nearest = Math.round(shiftPx);
  if (Math.abs(shiftPx - nearest) <= WHOLE_PX) {
    return { from: nearest, to: Math.min(targetSize, nearest + sourceSize), first: -nearest, weights: null };
  }
  const whole = Math.floor(shiftPx);
  // Target pixel a is made of source place a - shiftPx, which lies `u` behind index a - whole - 1.
  const u = 1 - (shiftPx - whole);
  const weights = Float64Array.from({ length: 2 * REACH }, (_, t) => lanczos(t - (REACH - 1) - u));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    from: Math.ceil(shiftPx - 0.5),
    to: Math.min(targetSize, Math.floor(sourceSize - 0.5 + shiftPx) + 1),
    first: -whole - 1 - (REACH - 1),
    weights: weights.map(weight => weight / sum),
  };
}

/** sinc(x) sinc(x / REACH) for |x| < REACH (Duchon 1979). */
function lanczos(x: number): number {
  if (Math.abs(x) < 1e-9) return 1;
  if (Math.abs(x) >= REACH) return 0;
  const p = Math.PI * x;
  return (REACH * Math.sin(p) * Math.sin(p / REACH)) / (p * p);
}
