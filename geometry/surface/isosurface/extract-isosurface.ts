import { indexBlocks, type BlockIndex } from '../../volume/index-blocks';
import { findSolid, type SolidRuns } from '../../volume/find-solid';
import type { Volume } from '../../volume/volume';
import { contourSlices, type Contour } from './contour-slices';
import type { Placement } from './contour-source';
import type { TriangleMesh } from '../mesh/mesh';

export interface IsosurfaceOptions {
  /** The volume's block index where the caller keeps one (re-thresholding); made here otherwise. */
  readonly index?: BlockIndex;
  /**
   * The voxels to mesh: whole face-connected components of those above the level (see
   * `keepLargest`). Everything above the level by default.
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

/** Every how many slices crossings are counted. */
const COUNTED_SLICES = 4;

/**
 * About how many grid edges the surface crosses: counted on some slices from runs and the overlaps
 * of neighbouring rows.
 */
function estimateVertices(solid: SolidRuns): number {
  const { rowStart, from, to } = solid;
  const [, nj, nk] = solid.sizeVoxels;
  const overlap = (row: number, other: number): number => {
    let sum = 0;
    let b = rowStart[other]!;
    for (let a = rowStart[row]!; a < rowStart[row + 1]!;) {
      if (b === rowStart[other + 1]!) break;
      const shared = Math.min(to[a]!, to[b]!) - Math.max(from[a]!, from[b]!);
      if (shared > 0) sum += shared;
      if (to[a]! < to[b]!) a++;
      else b++;
    }
    return sum;
  };
  let crossings = 0;
  for (let k = 0; k < nk; k += COUNTED_SLICES) {
    for (let row = nj * k; row < nj * (k + 1); row++) {
      for (let r = rowStart[row]!; r < rowStart[row + 1]!; r++) crossings += 2 + 4 * (to[r]! - from[r]!);
      if (row > nj * k) crossings -= 2 * overlap(row, row - 1);
      if (k > 0) crossings -= 2 * overlap(row, row - nj);
    }
  }
  return COUNTED_SLICES * crossings;
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
    expectedVertices: 1.05 * estimateVertices(solid),
    markSolid,
    toPosition: placement(volume),
  });
}

/**
 * The surface where the volume passes `levelHu` (solid above it), LPS mm: closed, edge- and
 * vertex-manifold, oriented outward, without coinciding vertices. Where solid reaches the volume's
 * border it is closed half a voxel outside the outermost voxel centres. Empty where nothing lies
 * above the level.
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
