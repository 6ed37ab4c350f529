import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { distance, type Vec3 } from '../../../geometry/core/vector';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import { measureExtent } from '../../../geometry/surface/mesh/measure-extent';
import { joinMeshes, makeBox, makeEllipsoid } from '../../support/make-meshes';

describe('measureExtent', () => {
  it('measures an ellipsoid far from zero', () => {
    const center: Vec3 = [310, -220, 95];
    const mesh = makeEllipsoid(center, [5, 9, 4], 24);
    const extent = measureExtent(mesh);
    expect(extent.volumeMm3).toBeCloseTo(inspectMesh(mesh).volumeMm3, 3);
    expect(Math.abs(extent.volumeMm3 / ((4 / 3) * Math.PI * 180) - 1)).toBeLessThan(0.01);
    expect(distance(extent.centroidLps, center)).toBeLessThan(0.002);
    expect(extent.longestMm).toBeCloseTo(18, 2);
    expect(distance(...extent.longestEndsLps)).toBeCloseTo(extent.longestMm, 9);
  });

  it('weighs two boxes by their volumes, and finds the longest of random boxes by brute force (seed 6)', () => {
    const two = joinMeshes(makeBox([0, 0, 0], [2, 2, 2]), makeBox([10, 0, 0], [11, 1, 1]), false);
    const [x] = measureExtent(two).centroidLps;
    expect(x).toBeCloseTo((8 * 1 + 1 * 10.5) / 9, 5);
    const random = seededRandom(6);
    for (let n = 0; n < 30; n++) {
      const low = (): Vec3 => [random.between(-9, 9), random.between(-9, 9), random.between(-9, 9)];
      const box = (): ReturnType<typeof makeBox> => {
        const [a, b, c] = low();
        return makeBox(
          [a, b, c],
          [a + random.between(1, 8), b + random.between(1, 8), c + random.between(1, 8)],
        );
      };
      const mesh = joinMeshes(box(), box(), false);
      const p = mesh.positions;
      let longest = 0;
      for (let v = 0; v < p.length; v += 3) {
        for (let w = 0; w < v; w += 3) {
          longest = Math.max(
            longest,
            Math.hypot(p[v]! - p[w]!, p[v + 1]! - p[w + 1]!, p[v + 2]! - p[w + 2]!),
          );
        }
      }
      expect(measureExtent(mesh).longestMm).toBeCloseTo(longest, 5);
    }
  });
});
