import type { FineSlab } from './fine-slab';

/** Bricks of a slab, bx + bricks[0] * by, whose neighbourhood holds one and the same value. */
export interface PlainBricks {
  /** 1 where the brick and those beside it do. */
  readonly across: Uint8Array;
  /** 1 where those all round it do too. */
  readonly around: Uint8Array;
  /** Looks at the slab as it is painted now. */
  find(): void;
}

/** `pad` is how many bricks to each side count; `value` is the first sample of a brick, HU. */
export function createPlainBricks(
  slab: FineSlab,
  pad: readonly [number, number],
  value: (bx: number, by: number) => number,
): PlainBricks {
  const [bricksX, bricksY] = slab.bricks;
  const [padX, padY] = pad;
  const across = new Uint8Array(bricksX * bricksY);
  const around = new Uint8Array(bricksX * bricksY);
  function find(): void {
    for (let by = 0; by < bricksY; by++) {
      for (let bx = 0; bx < bricksX; bx++) {
        let same = 1;
        for (let n = Math.max(0, bx - padX); n <= Math.min(bricksX - 1, bx + padX); n++) {
          if (slab.mixed[n + bricksX * by] || value(n, by) !== value(bx, by)) same = 0;
        }
        across[bx + bricksX * by] = same;
      }
    }
    for (let by = 0; by < bricksY; by++) {
      for (let bx = 0; bx < bricksX; bx++) {
        let same = 1;
        for (let n = Math.max(0, by - padY); n <= Math.min(bricksY - 1, by + padY); n++) {
          if (!across[bx + bricksX * n] || value(bx, n) !== value(bx, by)) same = 0;
        }
        around[bx + bricksX * by] = same;
      }
    }
  }

  return { across, around, find };
}
