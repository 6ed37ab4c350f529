import { describe, expect, it } from 'vitest';
import { sampleDistance } from '../../geometry/accuracy/sample-distance';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import { skullDistance, skullMesh } from '../support/analytic-skull';

describe('sampleDistance', () => {
  const mesh = skullMesh();
  const distance = skullDistance(false);
  const random = seededRandom(4);
  /** Points of the skull's upper half, as a pad lies on it. */
  const points = Float64Array.from(
    Array.from({ length: 60 }, () => {
      const [x, y] = [random.between(-12, 12), random.between(-12, 12)];
      let z = 60;
      while (distance(x, y, z) > 0.15) z -= Math.max(0.001, distance(x, y, z) - 0.15);
      return [x, y, z];
    }).flat(),
  );
  const field = sampleDistance(mesh, points);

  it('tells distance and slope of a skull within 0.02 mm and a degree or two, above it and below', () => {
    const spot = new Float64Array(4);
    for (let n = 0; n < 400; n++) {
      const p = 3 * Math.floor(random.between(0, 60));
      const [x, y, z] = [0, 1, 2].map(a => points[p + a]! + random.between(-1.5, 1.5)) as [
        number,
        number,
        number,
      ];
      field.at(x, y, z, spot);
      expect(Math.abs(spot[0]! - distance(x, y, z))).toBeLessThan(0.02);
      const step = 1e-4;
      const slope = [
        distance(x + step, y, z) - distance(x - step, y, z),
        distance(x, y + step, z) - distance(x, y - step, z),
        distance(x, y, z + step) - distance(x, y, z - step),
      ].map(d => d / (2 * step));
      for (let axis = 0; axis < 3; axis++)
        expect(Math.abs(spot[1 + axis]! - slope[axis]!)).toBeLessThan(0.06);
    }
  });

  it('knows of no bone beyond its reach', () => {
    const spot = new Float64Array(4);
    const places: readonly Vec3[] = [
      [0, 0, 200],
      [300, 0, 0],
      [NaN, 0, 0],
    ];
    for (const at of places) {
      field.at(...at, spot);
      expect([...spot]).toEqual([4, 0, 0, 0]);
    }
  });

  it('finds none where there is none', () => {
    const spot = new Float64Array(4);
    const bare = sampleDistance({ positions: new Float32Array(0), triangles: new Uint32Array(0) }, points);
    bare.at(points[0]!, points[1]!, points[2]!, spot);
    expect([...spot]).toEqual([4, 0, 0, 0]);
  });
});
