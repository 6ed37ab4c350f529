import { describe, expect, it } from 'vitest';
import { contourGrid } from '../../geometry/surface/contour-grid';
import { inspectMesh } from '../../geometry/surface/inspect-mesh';
import { simplifySurface } from '../../geometry/surface/simplify-surface';

/** A ball of 9 mm with a ridge, 0.4 mm cells. */
function ridgedBall(): ReturnType<typeof contourGrid> {
  const n = 60;
  const values = new Float32Array(n ** 3);
  for (let k = 0, at = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++, at++) {
        const [x, y, z] = [(i - 29.6) * 0.4, (j - 29.3) * 0.4, (k - 29.5) * 0.4];
        const ball = Math.hypot(x, y, z) - 9;
        const ridge = Math.hypot(x, Math.hypot(y, z) - 9.5) - 0.8;
        values[at] = -Math.min(ball, ridge);
      }
    }
  }
  return contourGrid({ values, size: [n, n, n], origin: [0, 0, 0], spacingMm: [0.4, 0.4, 0.4] }, 0);
}

describe('simplifySurface', () => {
  it.each([0.03, 0.1])('keeps a mesh sound and within %f mm with far fewer triangles', async toleranceMm => {
    const mesh = ridgedBall();
    const before = inspectMesh(mesh);
    const result = await simplifySurface(mesh, toleranceMm);
    const after = inspectMesh(result.mesh);
    expect(result.simplified).toBe(true);
    expect(after).toMatchObject({ manifold: true, shells: 1, unusedVertices: 0 });
    expect(after.triangles).toBeLessThan(0.7 * before.triangles);
    expect(result.deviationMm).toBeLessThanOrEqual(toleranceMm);
    expect(Math.abs(after.volumeMm3 - before.volumeMm3)).toBeLessThan(toleranceMm * before.areaMm2);
    result.keptVertices.forEach((old, v) => {
      expect(result.mesh.positions[3 * v]).toBe(mesh.positions[3 * old]);
    });
  });

  it('gives a mesh that is not closed back as it is', async () => {
    const mesh = ridgedBall();
    const open = { ...mesh, triangles: mesh.triangles.slice(3) };
    const result = await simplifySurface(open, 0.1);
    expect(result.simplified).toBe(false);
    expect(result.mesh).toBe(open);
  });
});
