import type { Site } from './prepare-site';
import { columnsAround, heightMap, type ColumnGrid } from './sweep-bone';

/**
 * The bone of a site as its highest place over every column of a grid, seen along the insertion;
 * local frame, mm.
 */
export interface HeightMap {
  readonly columns: ColumnGrid;
  /** Layout i + nx * j; -Infinity where a column meets no bone. */
  readonly heightMm: Float64Array;
  /** 1 where that is bone that may carry a guide: the entries' own. */
  readonly isOwn: Uint8Array;
}

/** Fine enough for a foot of 4 mm, coarse enough for thousands of trials, mm. */
const CELL_MM = 0.5;
/** The highest bone of a column counts as the entries' own within this, mm. */
const OWN_BONE_MM = 0.02;
/** Kept round the reach, so that all is seen that the leaning head of a foot comes near to, mm. */
const ASIDE_MM = 10;

/** The highest bone of the column nearest to a place, mm; -Infinity outside of the map. */
export function heightAt(
  { columns: { xMm, yMm, nx, ny, cellMm }, heightMm }: HeightMap,
  x: number,
  y: number,
): number {
  const [i, j] = [Math.round((x - xMm) / cellMm), Math.round((y - yMm) / cellMm)];
  return i < 0 || j < 0 || i >= nx || j >= ny ? -Infinity : heightMm[i + nx * j]!;
}

/** The bone within `reachMm` of the frame's origin, which lies at the middle of the entries. */
export function mapHeights({ relieved, own }: Pick<Site, 'relieved' | 'own'>, reachMm: number): HeightMap {
  const side = reachMm + ASIDE_MM;
  const columns = columnsAround(
    { xMin: -side, xMax: side, yMin: -side, yMax: side },
    { fineMm: CELL_MM, coarseMm: CELL_MM },
  );
  const heightMm = heightMap(relieved, columns);
  const ownHeight = heightMap(own, columns);
  const isOwn = Uint8Array.from(heightMm, (h, n) => (h - ownHeight[n]! <= OWN_BONE_MM ? 1 : 0));
  return { columns, heightMm, isOwn };
}
