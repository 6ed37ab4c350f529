import { describe, expect, it } from 'vitest';
import { meshSoftParts } from '../../geometry/anatomy/mesh-soft-parts';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';

const ball = (ballRadiusMm: number, ...middles: number[]) => ({
  middlesLps: Float64Array.from(middles),
  ballRadiusMm,
});

describe('soft parts as they are shown', () => {
  it('are the very balls that a guide is kept off: each an outward shell, good to 0.03 mm', () => {
    const mesh = meshSoftParts([ball(10.3, 21, -34, 5.5), ball(8, -21, -34, 5.5)]);
    expect(inspectMesh(mesh)).toMatchObject({ shells: 2, manifold: true });
    expect(inspectMesh(mesh).volumeMm3).toBeGreaterThan(6600);
    const sizes = [0, 0];
    for (let v = 0; v < mesh.positions.length; v += 3) {
      const [x, y, z] = mesh.positions.subarray(v, v + 3) as unknown as [number, number, number];
      const away = Math.hypot(Math.abs(x) - 21, y + 34, z - 5.5);
      expect(Math.abs(away - (x > 0 ? 10.3 : 8))).toBeLessThan(0.03);
      sizes[x > 0 ? 0 : 1]!++;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(200);
  });

  it('join where cells touch: an ear canal is one shell', () => {
    const mesh = meshSoftParts([ball(0.75, 0, 0, 0, 1.2, 0, 0, 1.2, 1.2, 0)]);
    const { shells, manifold, volumeMm3 } = inspectMesh(mesh);
    expect([shells, manifold]).toEqual([1, true]);
    // Three balls less two lenses of 2 h = 0.3.
    const lens = (Math.PI * 0.15 ** 2 * (3 * 0.75 - 0.15)) / 3;
    expect(volumeMm3 / ((3 * 4 * Math.PI * 0.75 ** 3) / 3 - 4 * lens)).toBeCloseTo(0.95, 1);
  });

  it('are no triangles where there are none', () => {
    expect(meshSoftParts([]).triangles).toHaveLength(0);
  });
});
