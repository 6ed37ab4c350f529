import { indexBlocks, type BlockIndex } from '../volume/index-blocks';
import { findSolid, type SolidRuns } from '../volume/find-solid';
import type { Volume } from '../volume/volume';
import { contourSlices, type Contour } from './contour-slices';
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

/** The mesh under way, for callers that yield between layers; see `extractIsosurface`. */
export function createIsosurface(volume: Volume, levelHu: number, solid: SolidRuns): Contour {
  const [ni, nj] = volume.sizeVoxels;
  const { rowStart, from, to } = solid;
  const markSolid = (k: number, flags: Uint8Array, spans: Int32Array): boolean => {
    for (let j = 0; j < nj; j++) {
      const begin = rowStart[j + nj * k]!;
      const end = rowStart[j + nj * k + 1]!;
      if (begin === end) continue;
      const mark = 1 + (ni + 2) * (j + 1);
      for (let r = begin; r < end; r++) {
        const stop = mark + to[r]!;
        for (let at = mark + from[r]!; at < stop; at++) flags[at] = 1;
      }
      spans[2 * (j + 1)] = from[begin]!;
      spans[2 * (j + 1) + 1] = to[end - 1]!;
    }
    return rowStart[nj * k] !== rowStart[nj * (k + 1)];
  };
  const [a, b, c] = volume.axes;
  const [si, sj, sk] = volume.spacingMm;
  const o = volume.originLps;
  return contourSlices({
    size: volume.sizeVoxels,
    values: volume.voxels,
    level: levelHu,
    markSolid,
    toPosition: [
      ...[si * a[0], sj * b[0], sk * c[0], o[0]],
      ...[si * a[1], sj * b[1], sk * c[1], o[1]],
      ...[si * a[2], sj * b[2], sk * c[2], o[2]],
    ],
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
