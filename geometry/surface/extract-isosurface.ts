import { indexBlocks, type BlockIndex } from '../volume/index-blocks';
import { findSolid, type SolidRuns } from '../volume/find-solid';
import type { Volume } from '../volume/volume';
import { contourSlices, type Contour, type Placement } from './contour-slices';
import type { TriangleMesh } from './mesh';

export interface IsosurfaceOptions {
  /** The volume's block index where the caller keeps one (re-thresholding); made here otherwise. */
  readonly index?: BlockIndex;
  /**
   * The voxels to mesh: whole face-connected pieces of those above the level (see `keepLargest`).
   * Everything above the level by default.
   */
  readonly solid?: SolidRuns;
}

/** Voxel index -> LPS mm. */
function placement(volume: Volume): Placement {
  const { spacingMm: s, axes, originLps: o } = volume;
  const row = (n: 0 | 1 | 2): [number, number, number, number] => [
    s[0] * axes[0][n],
    s[1] * axes[1][n],
    s[2] * axes[2][n],
    o[n],
  ];
  return [...row(0), ...row(1), ...row(2)];
}

/** The mesh under way, for callers that yield between layers; see `extractIsosurface`. */
export function createIsosurface(volume: Volume, levelHu: number, solid: SolidRuns): Contour {
  const [, nj] = volume.sizeVoxels;
  const { rowStart, from, to } = solid;
  const markSolid = (k: number, addRun: (j: number, from: number, to: number) => void): void => {
    for (let j = 0; j < nj; j++) {
      const end = rowStart[j + nj * k + 1]!;
      for (let r = rowStart[j + nj * k]!; r < end; r++) addRun(j, from[r]!, to[r]!);
    }
  };
  return contourSlices({
    size: volume.sizeVoxels,
    values: volume.voxels,
    level: levelHu,
    // Two crossings a run along i, and about as many along j and k.
    expectedVertices: 7 * from.length,
    markSolid,
    toPosition: placement(volume),
  });
}

/**
 * The surface where the volume passes `levelHu` (solid above it), LPS mm: closed, edge- and vertex-manifold,
 * oriented outward, without coinciding vertices. Where solid reaches the volume's border it is closed half a voxel
 * outside the outermost voxel centres. Empty where nothing lies above the level.
 */
export function extractIsosurface(
  volume: Volume,
  levelHu: number,
  options: IsosurfaceOptions = {},
): TriangleMesh {
  const solid = options.solid ?? findSolid(volume, levelHu, options.index ?? indexBlocks(volume));
  const contour = createIsosurface(volume, levelHu, solid);
  contour.sweep(0, contour.layers);
  return contour.finish();
}
