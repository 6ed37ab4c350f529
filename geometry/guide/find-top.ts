import type { BlockOut, BlockOutGrid } from './block-out';

/**
 * The pad's outer face as the field has it, before its rim is cut off, per column (layout i + nx *
 * j).
 */
export interface PadTop {
  /** Height, mm; NaN where the column meets none. */
  readonly heightMm: Float64Array;
  /**
   * The footprint's signed distance there, mm: on steep bone the rim over a column is not the one
   * below it.
   */
  readonly rim: Float32Array;
}

/**
 * The outer face over every column: the highest place where the distance to the blocked-out bone
 * falls to `outerMm`.
 */
export function findTop(
  { smooth, rim }: Pick<BlockOut, 'smooth' | 'rim'>,
  { columns: { nx, ny, cellMm }, nz, zMm }: BlockOutGrid,
  outerMm: number,
): PadTop {
  const heightMm = new Float64Array(nx * ny).fill(NaN);
  const onTop = new Float32Array(nx * ny).fill(Infinity);
  const layer = nx * ny;
  for (let n = 0; n < layer; n++) {
    for (let k = nz - 2; k >= 0; k--) {
      const below = smooth[n + layer * k]!;
      if (below > outerMm) continue;
      const above = smooth[n + layer * (k + 1)]!;
      const share = above > below ? Math.min(1, (outerMm - below) / (above - below)) : 0;
      heightMm[n] = zMm + (k + share) * cellMm;
      onTop[n] = rim[n + layer * k]! * (1 - share) + rim[n + layer * (k + 1)]! * share;
      break;
    }
  }
  return { heightMm, rim: onTop };
}
