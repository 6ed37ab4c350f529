import type { BlockOutGrid } from './block-out';
import { outlineFootprint, type FootprintOptions } from './outline-footprint';
import type { GuideParameters } from './parameters';
import { ARROW_HEIGHT_MM, footHeightMm } from './shape-body';
import { columnsAround, type CellSizes, type ColumnGrid } from './sweep-bone';
import type { PlacedSleeve } from './placed-sleeve';

/** Highest bone per column on a first, wide grid, mm. */
export interface ScoutedBone {
  readonly columns: ColumnGrid;
  readonly height: Float64Array;
  /** The same of the entries' own bone. */
  readonly ownHeight: Float64Array;
}

/**
 * The box that holds the pad and the feet of the sleeves, with room for the field to turn positive
 * all round.
 */
export function boundBody(
  scout: ScoutedBone,
  sleeves: readonly PlacedSleeve[],
  around: FootprintOptions,
  guide: GuideParameters,
  cells: CellSizes,
): BlockOutGrid {
  const outerMm = guide.contactGapMm + guide.thicknessMm;
  const pad = guide.footprintRadiusMm + outerMm + 1;
  let [xMin, xMax, yMin, yMax] = [Infinity, -Infinity, Infinity, -Infinity];
  let zMax = -Infinity;
  for (const s of sleeves) {
    const t = footHeightMm(s, outerMm) + 1;
    const r = s.outerRadiusMm + 1;
    const tip = [s.entry[0] + t * s.up[0], s.entry[1] + t * s.up[1], s.entry[2] + t * s.up[2]] as const;
    const [x, y] = [s.entry[0] + around.shiftMm[0], s.entry[1] + around.shiftMm[1]];
    xMin = Math.min(xMin, x - pad, tip[0] - r);
    xMax = Math.max(xMax, x + pad, tip[0] + r);
    yMin = Math.min(yMin, y - pad, tip[1] - r);
    yMax = Math.max(yMax, y + pad, tip[1] + r);
    zMax = Math.max(zMax, tip[2] + r);
  }
  let zMin = Infinity;
  const { outline } = outlineFootprint(
    scout.columns,
    scout.height,
    scout.ownHeight,
    sleeves.map(sleeve => sleeve.entry),
    around,
  );
  for (let n = 0; n < outline.length; n++) {
    const h = scout.height[n]!;
    if (outline[n]! > 0.5 || !Number.isFinite(h)) continue;
    zMin = Math.min(zMin, h);
    zMax = Math.max(zMax, h + outerMm + ARROW_HEIGHT_MM + 1);
  }
  if (!Number.isFinite(zMin)) zMin = Math.min(...sleeves.map(s => s.entry[2])) - 2;
  const columns = columnsAround({ xMin, xMax, yMin, yMax }, cells);
  const { fineMm, coarseMm } = cells;
  const ratio = Math.round(coarseMm / fineMm);
  return { columns, zMm: zMin - 2, nz: Math.ceil((zMax - zMin + 2) / coarseMm) * ratio + 1, ratio };
}

/** The middle of the columns that the pad stands on, local x and y, mm. */
export function middleOfPad(
  { xMm, yMm, nx, cellMm }: ColumnGrid,
  outline: Float32Array,
): readonly [number, number] {
  let [x, y, count] = [0, 0, 0];
  outline.forEach((mm, n) => {
    if (mm > 0) return;
    x += xMm + (n % nx) * cellMm;
    y += yMm + Math.floor(n / nx) * cellMm;
    count++;
  });
  return count > 0 ? [x / count, y / count] : [0, 0];
}
