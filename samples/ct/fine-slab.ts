import type { Vec3 } from '../../geometry/core/vector';

/**
 * Where voxel centres lie in the head frame: (i, j, k) at origin + i * steps[0] + j * steps[1] + k
 * * steps[2].
 */
export interface HeadGrid {
  readonly origin: Vec3;
  readonly steps: readonly [Vec3, Vec3, Vec3];
}

/** A layer of voxels, one brick thick, painted at several samples per voxel. */
export interface FineSlab {
  /**
   * Fine samples per voxel along each axis: a power of two; their nodes lie at every second border
   * between them.
   */
  readonly perVoxel: readonly [number, number, number];
  /**
   * Voxels along each edge of the smallest brick that is painted as one: eight fine samples where
   * they allow it.
   */
  readonly brickVoxels: readonly [number, number, number];
  /** Bricks along x and y, and the voxel index of the first one's first voxel. */
  readonly bricks: readonly [number, number];
  readonly firstVoxel: readonly [number, number];
  /**
   * HU, fine x fastest: length bricks[0] * bricks[1] * product of brickVoxels * product of
   * perVoxel.
   */
  readonly hu: Int16Array;
  /** 1 where a brick holds more than one value; index bx + bricks[0] * by. */
  readonly mixed: Uint8Array;
}
