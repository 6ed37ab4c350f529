import type { Vec3 } from '../core/vector';
import { blockOut, type BlockOutGrid } from './block-out';
import type { GuideParameters } from './parameters';
import { outlineFootprint, type FootprintReach } from './outline-footprint';
import type { Site } from './prepare-site';
import { roundIntersection } from './shape-body';
import { heightMap, type ColumnGrid } from './sweep-bone';
import type { Point2 } from './try-window';

/** A small pad lies on gentle bone only: a full pad's second try (`designGuide`). */
const REACH: FootprintReach = { maxSlopeDeg: 60, maxStepMm: 4, roundMm: 3 };
/** Rounding of its rim, mm. */
const EDGE_MM = 1.6;
/** What is computed round it: the field is smooth at least so far out, mm. */
const ROOM_MM = 3;

/** Where small pads lie, in the guide's local frame, mm. */
export interface SmallPadSite {
  readonly entries: readonly Vec3[];
  /** Seen along the insertion. */
  readonly keepOff: readonly Point2[];
  /** See `BlockOutOptions`. */
  readonly bandMm: number;
}

/** Small pads before they are cut at the contact gap. */
export interface SmallPads {
  /**
   * Signed distance to them at every fine node of the grid (layout i + nx * (j + ny * k)), mm;
   * Infinity away from them.
   */
  readonly field: Float32Array;
  /** What they lie over and what was asked for, seen along the insertion, mm2. */
  readonly areaMm2: number;
  readonly askedMm2: number;
}

/**
 * The small pads round the entries of a guide on feet, shaped as a full pad is: on the entries' own
 * gentle bone, off what is kept off and off other bone, the rim square to the bone.
 */
export async function blockOutSmallPad(
  { relieved, own, isOwn, index, ownIndex }: Site,
  grid: BlockOutGrid,
  { contactGapMm, thicknessMm, feet }: Pick<GuideParameters, 'contactGapMm' | 'thicknessMm' | 'feet'>,
  { entries, keepOff, bandMm }: SmallPadSite,
  signal?: AbortSignal,
): Promise<SmallPads> {
  const { padRadiusMm: radiusMm } = feet;
  const outerMm = contactGapMm + thicknessMm;
  const box = cutGrid(grid, entries, radiusMm + outerMm + ROOM_MM);
  const { columns } = box.grid;
  const [height, ownHeight] = [heightMap(relieved, columns), heightMap(own, columns)];
  const around = { ...REACH, radiusMm, shiftMm: [0, 0] as const, keepOff };
  const footprint = outlineFootprint(columns, height, ownHeight, entries, around);
  const { smooth, rim } = await blockOut(
    { index, own: ownIndex, isOwn, height, ownHeight },
    box.grid,
    footprint,
    { limitMm: outerMm + ROOM_MM, bandMm },
    signal,
  );
  const [nx, ny] = [grid.columns.nx, grid.columns.ny];
  const field = new Float32Array(nx * ny * grid.nz).fill(Infinity);
  const [fromI, fromJ, fromK] = box.from;
  for (let k = 0, n = 0; k < box.grid.nz; k++) {
    for (let j = 0; j < columns.ny; j++) {
      for (let i = 0; i < columns.nx; i++, n++) {
        const to = i + fromI + nx * (j + fromJ + ny * (k + fromK));
        field[to] = roundIntersection(rim[n]!, smooth[n]! - outerMm, EDGE_MM);
      }
    }
  }
  const cellMm2 = columns.cellMm ** 2;
  let [lain, asked] = [0, 0];
  footprint.outline.forEach((outlineMm, n) => {
    const x = columns.xMm + (n % columns.nx) * columns.cellMm;
    const y = columns.yMm + Math.floor(n / columns.nx) * columns.cellMm;
    const z = height[n]!;
    if (!entries.some(p => Math.hypot(x - p[0], y - p[1], z - p[2]) <= radiusMm)) return;
    asked++;
    if (outlineMm <= 0) lain++;
  });
  return { field, areaMm2: lain * cellMm2, askedMm2: asked * cellMm2 };
}

/** The part of a grid within so far of some points, on its coarse nodes. */
function cutGrid(
  { columns, zMm, nz, ratio }: BlockOutGrid,
  points: readonly Vec3[],
  asideMm: number,
): { readonly grid: BlockOutGrid; readonly from: Vec3 } {
  const coarseMm = columns.cellMm * ratio;
  const span = (axis: 0 | 1 | 2, fromMm: number, nodes: number): readonly [from: number, nodes: number] => {
    const along = points.map(p => p[axis] - fromMm);
    const last = (nodes - 1) / ratio;
    const low = Math.max(0, Math.floor((Math.min(...along) - asideMm) / coarseMm));
    const high = Math.min(last, Math.ceil((Math.max(...along) + asideMm) / coarseMm));
    return [low * ratio, (high - low) * ratio + 1];
  };
  const [fromI, nx] = span(0, columns.xMm, columns.nx);
  const [fromJ, ny] = span(1, columns.yMm, columns.ny);
  const [fromK, count] = span(2, zMm, nz);
  const { cellMm } = columns;
  const cut: ColumnGrid = {
    ...{ nx, ny, cellMm },
    ...{ xMm: columns.xMm + fromI * cellMm, yMm: columns.yMm + fromJ * cellMm },
  };
  return {
    grid: { columns: cut, zMm: zMm + fromK * cellMm, nz: count, ratio },
    from: [fromI, fromJ, fromK],
  };
}
