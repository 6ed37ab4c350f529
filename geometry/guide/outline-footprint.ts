import type { Vec3 } from '../core/vector';
import { transformDistance2d } from '../volume/transform-distance';
import { greyDilation } from './grey-dilation';
import type { ColumnGrid } from './sweep-bone';

export interface FootprintOptions {
  readonly radiusMm: number;
  /** The pad's middle from each entry, local x and y, mm. */
  readonly shiftMm: readonly [x: number, y: number];
  /** Places that the pad stays off, seen along the insertion, local x and y, mm. */
  readonly keepOff: readonly (readonly [x: number, y: number])[];
  /** Bone steeper than this to the insertion direction carries no pad, degrees. */
  readonly maxSlopeDeg: number;
  /**
   * A steep step up to this height is straddled (a sagittal crest), a higher one ends the pad, mm.
   */
  readonly maxStepMm: number;
  /** Pits and necks narrower than twice this are bridged, or left out, mm. */
  readonly roundMm: number;
}
/** What of them does not come from the case. */
export type FootprintReach = Pick<FootprintOptions, 'maxSlopeDeg' | 'maxStepMm' | 'roundMm'>;
/**
 * So far does the pad stay off a place to keep off, mm: the width of a suture, and how well it is
 * marked.
 */
export const KEEP_OFF_MM = 3;
export const FOOTPRINT_DEFAULTS: FootprintReach = {
  maxSlopeDeg: 68,
  maxStepMm: 8,
  roundMm: 2,
};

/** Where a pad may stand. */
export interface Footprint {
  /**
   * Signed distance per column, mm, negative where the bone below the column carries pad (layout i
   * + nx * j).
   */
  readonly outline: Float32Array;
  /**
   * Distance per column, mm, to the nearest bone too steep for a straight cut through the pad, or
   * to none.
   */
  readonly offSteepMm: Float64Array;
  /**
   * The outline's signed distance for any point of the bone, local mm: the pad's rim stands square
   * on the bone, not along the insertion.
   */
  at(x: number, y: number, z: number): number;
}

/**
 * The pad's outline: within `radiusMm` of the bone that lies `shiftMm` beside an entry, less what
 * cannot carry a pad: columns without bone, walls steeper than `maxSlopeDeg` unless they belong to
 * a step that can be straddled (a sagittal crest), bone that only a cliff joins to the entry (the
 * zygomatic arch beside the brain-case), and what is kept off.
 *
 * @param height highest bone per column (`heightMap`), mm
 * @param ownHeight the same of the bone that hangs together with the entries: where other bone lies
 *   above it, no pad
 * @param entries entries on the bone, local mm
 */
export function outlineFootprint(
  grid: ColumnGrid,
  height: Float64Array,
  ownHeight: Float64Array,
  entries: readonly Vec3[],
  options: FootprintOptions,
): Footprint {
  const { nx, ny, cellMm, xMm, yMm } = grid;
  // NaN passes no comparison.
  const own = height.map((h, n) => (h - ownHeight[n]! <= OWN_BONE_MM ? h : NaN));
  const gentle = findGentle(grid, own, options.maxSlopeDeg);
  const centres = entries.map(entry => centreOn(grid, own, entry, options.shiftMm));
  const reached = floodFromEntries(
    grid,
    height,
    findPassable(grid, own, gentle, options.maxStepMm),
    entries.map((entry, e) => ({ entry, centre: centres[e]! })),
    options.radiusMm,
  );
  const cells = options.roundMm / cellMm;
  // The pad ends on gentle bone, where its rim can stand square. Closing fills pits and low steps
  // between gentle bone; opening then drops necks and strips, such as the half of a crest that the
  // radius still reaches.
  const gentleReached = reached.map((flag, n) => flag & gentle[n]!);
  const closed = threshold(transformDistance2d(gentleReached, nx, ny), d => d <= cells);
  const back = threshold(transformDistance2d(invert(closed), nx, ny), d => d > cells);
  // After closing, which would fill it up again, and before opening, which drops what is left too
  // narrow beside it.
  for (let n = 0; n < back.length; n++) {
    if (keptOff(xMm + (n % nx) * cellMm, yMm + ((n / nx) | 0) * cellMm, options) > 0) back[n] = 0;
  }
  const eroded = threshold(transformDistance2d(invert(back), nx, ny), d => d > cells);
  const opened = keepJoined(
    grid,
    threshold(transformDistance2d(eroded, nx, ny), d => d <= cells),
    entries,
  );

  const outside = transformDistance2d(opened, nx, ny);
  const inside = transformDistance2d(invert(opened), nx, ny);
  const region = new Float32Array(nx * ny);
  const limit = 3 * options.radiusMm;
  for (let n = 0; n < region.length; n++) {
    const signed = (outside[n]! > 0 ? outside[n]! - 0.5 : 0.5 - inside[n]!) * cellMm;
    region[n] = Math.max(-limit, Math.min(limit, signed));
  }
  const smooth = blur2d(region, nx, ny, 0.8 / cellMm);

  const at = (x: number, y: number, z: number): number => {
    let ball = Infinity;
    for (const [cx, cy, cz] of centres) ball = Math.min(ball, Math.hypot(x - cx, y - cy, z - cz));
    const i = Math.max(0, Math.min(nx - 1.001, (x - xMm) / cellMm));
    const j = Math.max(0, Math.min(ny - 1.001, (y - yMm) / cellMm));
    const n = Math.floor(i) + nx * Math.floor(j);
    const [u, v] = [i % 1, j % 1];
    const near = smooth[n]! * (1 - u) + smooth[n + 1]! * u;
    const next = smooth[n + nx]! * (1 - u) + smooth[n + nx + 1]! * u;
    return Math.max(ball - options.radiusMm, near * (1 - v) + next * v, keptOff(x, y, options));
  };
  const outline = new Float32Array(nx * ny);
  for (let j = 0, n = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++, n++) {
      outline[n] = Number.isFinite(height[n]!) ? at(xMm + i * cellMm, yMm + j * cellMm, height[n]!) : limit;
    }
  }
  const level = findGentle(grid, own, MARK_SLOPE_DEG);
  const offSteepMm = transformDistance2d(invert(level), nx, ny).map(d => d * cellMm);
  return { outline, offSteepMm, at };
}

/** The highest bone of a column counts as the entries' own within this, mm. */
const OWN_BONE_MM = 0.02;
/** A straight cut through the pad over bone steeper than this leaves thin walls, degrees. */
const MARK_SLOPE_DEG = 50;
/** So far from its entry the foot of a sleeve and its fillet reach, mm. */
const FOOT_MM = 6;
/**
 * Half-width over which a step's height is judged, and across which gentle bone on both sides joins
 * up, mm.
 */
const STEP_REACH_MM = 1.5;

/** How far a column lies in a place to keep off, mm; negative outside of all. */
function keptOff(x: number, y: number, { keepOff }: FootprintOptions): number {
  let deepest = -Infinity;
  for (const [px, py] of keepOff) deepest = Math.max(deepest, KEEP_OFF_MM - Math.hypot(x - px, y - py));
  return deepest;
}

/** The bone `shift` beside an entry; at the entry's own height where there is none. */
function centreOn(grid: ColumnGrid, own: Float64Array, entry: Vec3, shift: readonly [number, number]): Vec3 {
  if (shift[0] === 0 && shift[1] === 0) return entry;
  const [x, y] = [entry[0] + shift[0], entry[1] + shift[1]];
  const i = Math.round((x - grid.xMm) / grid.cellMm);
  const j = Math.round((y - grid.yMm) / grid.cellMm);
  const inGrid = i >= 0 && j >= 0 && i < grid.nx && j < grid.ny;
  const height = inGrid ? own[i + grid.nx * j]! : NaN;
  return [x, y, Number.isFinite(height) ? height : entry[2]];
}

/**
 * Columns joined to an entry by bone that a pad can lie on or straddle, within the radius of its
 * centre.
 */
function floodFromEntries(
  grid: ColumnGrid,
  height: Float64Array,
  passable: Uint8Array,
  seeds: readonly { readonly entry: Vec3; readonly centre: Vec3 }[],
  radiusMm: number,
): Uint8Array {
  const { nx, ny, cellMm } = grid;
  const reached = new Uint8Array(nx * ny);
  for (const { entry, centre } of seeds) {
    const [ex, ey] = entry;
    const [cx, cy, cz] = centre;
    const i0 = Math.round((ex - grid.xMm) / cellMm);
    const j0 = Math.round((ey - grid.yMm) / cellMm);
    if (i0 < 1 || j0 < 1 || i0 >= nx - 1 || j0 >= ny - 1) continue;
    const start = i0 + nx * j0;
    const queue = [start];
    reached[start] = 1;
    for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
      for (const next of [n - 1, n + 1, n - nx, n + nx]) {
        if (reached[next] || !passable[next]) continue;
        const x = grid.xMm + (next % nx) * cellMm - cx;
        const y = grid.yMm + ((next / nx) | 0) * cellMm - cy;
        const z = height[next]! - cz;
        if (x * x + y * y + z * z > radiusMm * radiusMm) continue;
        reached[next] = 1;
        queue.push(next);
      }
    }
  }
  return reached;
}

/**
 * What of the pad hangs together with the foot of a sleeve: an island behind a row of places that
 * are kept off, or beyond a neck that was dropped, would come loose.
 */
function keepJoined(grid: ColumnGrid, pad: Uint8Array, entries: readonly Vec3[]): Uint8Array {
  const { nx, ny, xMm, yMm, cellMm } = grid;
  const isFoot = (n: number): boolean => {
    const [x, y] = [xMm + (n % nx) * cellMm, yMm + Math.floor(n / nx) * cellMm];
    return entries.some(entry => Math.hypot(x - entry[0], y - entry[1]) <= FOOT_MM);
  };
  const joined = new Uint8Array(nx * ny);
  const queue: number[] = [];
  const visit = (i: number, j: number): void => {
    const n = i + nx * j;
    if (i < 0 || j < 0 || i >= nx || j >= ny || joined[n] || !(pad[n] || isFoot(n))) return;
    joined[n] = 1;
    queue.push(n);
  };
  for (const [x, y] of entries) visit(Math.round((x - xMm) / cellMm), Math.round((y - yMm) / cellMm));
  for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
    const [i, j] = [n % nx, Math.floor(n / nx)];
    visit(i - 1, j);
    visit(i + 1, j);
    visit(i, j - 1);
    visit(i, j + 1);
  }
  return joined.map((flag, n) => flag & pad[n]!);
}

/** Columns whose bone rises no steeper than the limit; never the grid's border. */
function findGentle({ nx, ny, cellMm }: ColumnGrid, height: Float64Array, maxSlopeDeg: number): Uint8Array {
  const rise = Math.tan((maxSlopeDeg * Math.PI) / 180) * cellMm;
  const gentle = new Uint8Array(nx * ny);
  for (let j = 1; j < ny - 1; j++) {
    for (let i = 1; i < nx - 1; i++) {
      const n = i + nx * j;
      const dx = Math.abs(height[n + 1]! - height[n - 1]!) / 2;
      const dy = Math.abs(height[n + nx]! - height[n - nx]!) / 2;
      // False where a neighbour has no bone: infinities are not gentle.
      if (Math.hypot(dx, dy) <= rise) gentle[n] = 1;
    }
  }
  return gentle;
}

/**
 * Gentle columns, and steep ones between gentle ones whose step is low enough; the grid's border
 * never passes.
 */
function findPassable(
  grid: ColumnGrid,
  height: Float64Array,
  gentle: Uint8Array,
  maxStepMm: number,
): Uint8Array {
  const { nx, ny, cellMm } = grid;
  const cells = Math.ceil(STEP_REACH_MM / cellMm);
  const wide = threshold(transformDistance2d(gentle, nx, ny), d => d <= cells);
  const joined = threshold(transformDistance2d(invert(wide), nx, ny), d => d > cells);
  const highest = greyDilation(height, nx, ny, cells);
  const lowest = greyDilation(height, nx, ny, cells, -1);
  return joined.map((flag, n) => {
    const i = n % nx;
    const j = (n / nx) | 0;
    const border = i === 0 || j === 0 || i === nx - 1 || j === ny - 1;
    return !border && (gentle[n] || (flag && highest[n]! - lowest[n]! <= maxStepMm)) ? 1 : 0;
  });
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
