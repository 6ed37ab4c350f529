import { assertThat } from '../../core/result';
import type { Vec3 } from '../../core/vector';
import { contourSlices } from './contour-slices';
import type { TriangleMesh } from '../mesh/mesh';

/** A scalar field on a regular, axis-aligned grid in any local right-handed frame. */
export interface ScalarGrid {
  /** Sample (i, j, k) at i + nx * (j + ny * k). Samples that are not numbers count as air. */
  readonly values: Float32Array;
  /** [nx, ny, nz]. */
  readonly size: readonly [number, number, number];
  /** Position of sample (0, 0, 0) in the local frame, mm. */
  readonly origin: Vec3;
  /** Distance between samples along x, y, z, mm. */
  readonly spacingMm: Vec3;
}

/**
 * The surface where the field passes `level`, in the grid's local frame, mm. Solid is where values
 * > level: for a signed distance that is positive outside, contour the negated field (or read the
 * level's sign accordingly). The mesh is closed, edge- and vertex-manifold and oriented outward
 * (out of the solid); empty where nothing is solid. Solid that reaches the grid's border is closed
 * half a cell outside the outermost samples. Crossings are linear between samples: exact for a
 * distance field near flat faces, off by about spacing^2 * curvature / 8 on curved ones.
 */
export function contourGrid(grid: ScalarGrid, level: number): TriangleMesh {
  const [nx, ny, nz] = grid.size;
  const { values, origin, spacingMm } = grid;
  assertThat(values.length === nx * ny * nz, 'contourGrid', 'sample count does not match the size');
  assertThat(Number.isFinite(level), 'contourGrid', `level ${level}`);
  assertThat(
    spacingMm.every(s => s > 0 && Number.isFinite(s)),
    'contourGrid',
    `spacing ${spacingMm.join(', ')} mm`,
  );
  const markSolid = (k: number, addRun: (j: number, from: number, to: number) => void): void => {
    for (let j = 0; j < ny; j++) {
      const row = nx * (j + ny * k);
      let from = -1;
      for (let i = 0; i < nx; i++) {
        if (values[row + i]! > level) {
          if (from < 0) from = i;
        } else if (from >= 0) {
          addRun(j, from, i);
          from = -1;
        }
      }
      if (from >= 0) addRun(j, from, nx);
    }
  };
  const contour = contourSlices({
    size: grid.size,
    values,
    level,
    markSolid,
    toPosition: [spacingMm[0], 0, 0, origin[0], 0, spacingMm[1], 0, origin[1], 0, 0, spacingMm[2], origin[2]],
  });
  contour.sweep(0, contour.layers);
  return contour.finish();
}
