import type { Volume } from './volume';

/** The smallest and largest value of every block of a volume: says where a level cannot be crossed without reading voxels. */
export interface BlockIndex {
  /** Voxels along each side of a block (the last block of an axis may be cut short). */
  readonly side: number;
  /** Blocks along i, j, k; block (a, b, c) at a + blocks[0] * (b + blocks[1] * c). */
  readonly blocks: readonly [number, number, number];
  /** HU, one per block. */
  readonly min: Int16Array;
  readonly max: Int16Array;
}

/** Sides of 8 voxels: 1/128 of the volume's memory, and finer blocks skip little more. */
export const blockSide = 8;

/** Blocks are independent: index block layers [from, to) only, so that long work can be cut into chunks. */
export function createBlockIndex(volume: Volume): {
  readonly index: BlockIndex;
  readonly layers: number;
  /** Fills layers [from, to) of blocks along k. */
  fill(from: number, to: number): void;
} {
  const [ni, nj, nk] = volume.sizeVoxels;
  const blocksOf = (n: number): number => Math.ceil(n / blockSide);
  const blocks = [blocksOf(ni), blocksOf(nj), blocksOf(nk)] as const;
  const count = blocks[0] * blocks[1] * blocks[2];
  const min = new Int16Array(count).fill(32767);
  const max = new Int16Array(count).fill(-32768);
  const { voxels } = volume;
  const fill = (from: number, to: number): void => {
    for (let k = from * blockSide; k < Math.min(nk, to * blockSide); k++) {
      for (let j = 0; j < nj; j++) {
        let block = blocks[0] * ((j >> 3) + blocks[1] * (k >> 3));
        const row = ni * (j + nj * k);
        const end = row + ni;
        for (let at = row; at < end; block++) {
          const stop = at + blockSide < end ? at + blockSide : end;
          let low = min[block]!;
          let high = max[block]!;
          for (; at < stop; at++) {
            const value = voxels[at]!;
            if (value < low) low = value;
            if (value > high) high = value;
          }
          min[block] = low;
          max[block] = high;
        }
      }
    }
  };
  return { index: { side: blockSide, blocks, min, max }, layers: blocks[2], fill };
}

/** The block index of a whole volume; about 0.15 s for 512 x 512 x 300, made once, good for every level. */
export function indexBlocks(volume: Volume): BlockIndex {
  const { index, layers, fill } = createBlockIndex(volume);
  fill(0, layers);
  return index;
}
