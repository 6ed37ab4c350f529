import type { Volume } from './volume';

/**
 * The largest value of every block of a volume: says where nothing lies above a level without
 * reading voxels.
 */
export interface BlockIndex {
  /** Voxels along each side of a block (the last block of an axis may be cut short). */
  readonly side: number;
  /** Blocks along i, j, k; block (a, b, c) at a + blocks[0] * (b + blocks[1] * c). */
  readonly blocks: readonly [number, number, number];
  /** HU, one per block. */
  readonly max: Int16Array;
}

/** Sides of 8 voxels: 1/512 of the volume's memory, and finer blocks skip little more. */
const BLOCK_SIDE = 8;

/**
 * Blocks are independent: index block layers [from, to) only, so that long work can be cut into
 * chunks.
 */
export function createBlockIndex(volume: Volume): {
  readonly index: BlockIndex;
  readonly layers: number;
  /** Fills layers [from, to) of blocks along k. */
  fill(from: number, to: number): void;
} {
  const [ni, nj, nk] = volume.sizeVoxels;
  const blocksOf = (n: number): number => Math.ceil(n / BLOCK_SIDE);
  const blocks = [blocksOf(ni), blocksOf(nj), blocksOf(nk)] as const;
  const count = blocks[0] * blocks[1] * blocks[2];
  const max = new Int16Array(count).fill(-32768);
  const { voxels } = volume;
  const fill = (from: number, to: number): void => {
    for (let k = from * BLOCK_SIDE; k < Math.min(nk, to * BLOCK_SIDE); k++) {
      for (let j = 0; j < nj; j++) {
        let block = blocks[0] * ((j >> 3) + blocks[1] * (k >> 3));
        const row = ni * (j + nj * k);
        const end = row + ni;
        let at = row;
        // Whole blocks by hand: half the time of a loop over the side.
        for (const last = end - BLOCK_SIDE; at <= last; at += BLOCK_SIDE, block++) {
          let high = max[block]!;
          let value = voxels[at]!;
          if (value > high) high = value;
          value = voxels[at + 1]!;
          if (value > high) high = value;
          value = voxels[at + 2]!;
          if (value > high) high = value;
          value = voxels[at + 3]!;
          if (value > high) high = value;
          value = voxels[at + 4]!;
          if (value > high) high = value;
          value = voxels[at + 5]!;
          if (value > high) high = value;
          value = voxels[at + 6]!;
          if (value > high) high = value;
          value = voxels[at + 7]!;
          if (value > high) high = value;
          max[block] = high;
        }
        for (; at < end; at++) if (voxels[at]! > max[block]!) max[block] = voxels[at]!;
      }
    }
  };
  return { index: { side: BLOCK_SIDE, blocks, max }, layers: blocks[2], fill };
}

/**
 * The block index of a whole volume; about 0.1 s for 512 x 512 x 300, made once, good for every
 * level.
 */
export function indexBlocks(volume: Volume): BlockIndex {
  const { index, layers, fill } = createBlockIndex(volume);
  fill(0, layers);
  return index;
}
