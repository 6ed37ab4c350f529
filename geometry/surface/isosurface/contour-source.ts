/** Row-major 3 x 4 matrix. */
export type Placement = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];

/** What the contour reads: samples on a regular grid and which of them are solid. */
export interface ContourSource {
  /** [nx, ny, nz]. */
  readonly size: readonly [number, number, number];
  /** Sample (i, j, k) at i + nx * (j + ny * k). */
  readonly values: Float32Array | Int16Array<ArrayBufferLike>;
  readonly level: number;
  /**
   * Calls `addRun` for every stretch of solid samples of slice k: row j, columns [from, to), in any
   * order.
   */
  markSolid(k: number, addRun: (j: number, from: number, to: number) => void): void;
  /** Row-major 3 x 4: grid index -> position, mm; its 3 x 3 part has a positive determinant. */
  readonly toPosition: Placement;
  /**
   * About how many vertices will come, so that the mesh's memory need not grow; a guess is good
   * enough.
   */
  readonly expectedVertices?: number;
}
