import type { HeadMap } from './map-head';

/** Six faces and eight corners: far enough apart to tell a room from a bay. */
export const WALL_DIRECTIONS = 14;

/**
 * In how many of 14 directions each cell sees bone within `reachMm`: 14 deep in a closed case,
 * about half or less outside the head. One sweep a direction: each cell knows from its neighbour
 * how far the last bone is.
 */
export function countWalls(map: HeadMap, reachMm: number): Uint8Array {
  const [ni, nj, nk] = map.cells.sizeVoxels;
  const { solid } = map;
  const seen = new Uint8Array(solid.length);
  const ago = new Uint8Array(solid.length);
  for (const [di, dj, dk] of directions) {
    const stepMm = Math.hypot(
      di * map.cells.spacingMm[0],
      dj * map.cells.spacingMm[1],
      dk * map.cells.spacingMm[2],
    );
    const reach = Math.min(254, Math.max(1, Math.round(reachMm / stepMm)));
    const back = di + ni * (dj + nj * dk);
    for (let c = 0; c < nk; c++) {
      const k = dk > 0 ? nk - 1 - c : c;
      const kOut = k + dk < 0 || k + dk >= nk;
      for (let b = 0; b < nj; b++) {
        const j = dj > 0 ? nj - 1 - b : b;
        const out = kOut || j + dj < 0 || j + dj >= nj;
        const row = ni * (j + nj * k);
        for (let a = 0; a < ni; a++) {
          const i = di > 0 ? ni - 1 - a : a;
          const at = row + i;
          let steps = 255;
          if (solid[at]) steps = 0;
          else if (!out && i + di >= 0 && i + di < ni) steps = Math.min(255, ago[at + back]! + 1);
          ago[at] = steps;
          if (steps <= reach) seen[at] = seen[at]! + 1;
        }
      }
    }
  }
  return seen;
}

const directions: readonly (readonly [number, number, number])[] = [
  [-1, 0, 0],
  [1, 0, 0],
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, -1, -1],
  [1, -1, -1],
  [-1, 1, -1],
  [1, 1, -1],
  [-1, -1, 1],
  [1, -1, 1],
  [-1, 1, 1],
  [1, 1, 1],
];
