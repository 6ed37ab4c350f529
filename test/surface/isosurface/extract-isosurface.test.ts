import { describe, expect, it } from 'vitest';
import { cross, dot } from '../../../geometry/core/vector';
import { extractIsosurface } from '../../../geometry/surface/isosurface/extract-isosurface';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import { findSolid } from '../../../geometry/volume/find-solid';
import { indexBlocks } from '../../../geometry/volume/index-blocks';
import { keepLargest } from '../../../geometry/volume/keep-largest';
import { blurredPhantom, obliqueAxes } from '../blurred-phantom';

const center = [80, -120, 45] as const;
const ball =
  (r: number, dx = 0) =>
  (x: number, y: number, z: number) =>
    Math.hypot(x - center[0] - dx, y - center[1], z - center[2]) - r;

describe('extractIsosurface', () => {
  const axes = obliqueAxes([0.8, 0.5, -0.3], [0.2, 1, 0.1]);
  const volume = blurredPhantom(
    [
      { hu: 1000, distance: ball(5) },
      { hu: 1000, distance: ball(1, 7.5) },
    ],
    {
      sizeVoxels: [50, 52, 34],
      spacingMm: [0.4, 0.4, 0.6],
      center,
      axes,
      noiseHu: 0,
      backgroundHu: 0,
    },
  );

  it('lies in the patient frame, outward, whatever the axes', () => {
    expect(dot(cross(axes[0], axes[1]), axes[2])).toBeCloseTo(1, 9);
    const solid = keepLargest(findSolid(volume, 500, indexBlocks(volume))).runs;
    const mesh = extractIsosurface(volume, 500, { solid });
    const found = inspectMesh(mesh);
    expect(found).toMatchObject({ manifold: true, shells: 1, degenerateTriangles: 0 });
    expect(found.volumeMm3).toBeGreaterThan(0);
    for (let v = 0; v < mesh.positions.length; v += 3) {
      const d = ball(5)(mesh.positions[v]!, mesh.positions[v + 1]!, mesh.positions[v + 2]!);
      // Half-level of a blurred ball: sigma^2 / r inside the true one, and linear interpolation on
      // 0.6 mm slices.
      expect(Math.abs(d + 0.032)).toBeLessThan(0.03);
    }
  });

  it('meshes everything above the level where no piece is named', () => {
    expect(inspectMesh(extractIsosurface(volume, 500)).shells).toBe(2);
  });

  it('gives the same mesh with a block index made beforehand', () => {
    const index = indexBlocks(volume);
    expect(extractIsosurface(volume, 300, { index })).toEqual(extractIsosurface(volume, 300));
  });

  it('is empty above the highest value', () => {
    expect(extractIsosurface(volume, 3000).triangles.length).toBe(0);
  });
});
