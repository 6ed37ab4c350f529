import { describe, expect, it } from 'vitest';
import { buildSurfaceIndex } from '../../../geometry/surface/query/build-surface-index';
import { clusterTriangles } from '../../../geometry/surface/display/cluster-triangles';
import { thinTriangles } from '../../../geometry/surface/mesh/thin-triangles';
import { vertexNormals } from '../../../geometry/surface/mesh/vertex-normals';
import { joinMeshes, makeBall } from '../../support/make-meshes';

describe('triangles for drawing in haste', () => {
  const ball = makeBall([120, 0, -300], 30, 60);

  it('clusters to fewer triangles that lie within a cell of the surface', () => {
    const normals = vertexNormals(ball);
    const triangles = clusterTriangles(ball, normals, 2);
    expect(triangles.length).toBeLessThan(ball.triangles.length / 2);
    expect(triangles.length).toBeGreaterThan(3 * 2000);
    const index = buildSurfaceIndex({ positions: ball.positions, triangles });
    for (let v = 0; v < ball.positions.length; v += 3) {
      const p = [ball.positions[v]!, ball.positions[v + 1]!, ball.positions[v + 2]!] as const;
      expect(index.closestDistance(...p)).toBeLessThan(2 * Math.sqrt(3));
    }
  });

  it('keeps the two sides of a wall thinner than a cell apart', () => {
    const shell = joinMeshes(ball, makeBall([120, 0, -300], 29.5, 60), true);
    const outside = ball.positions.length / 3;
    const triangles = clusterTriangles(shell, vertexNormals(shell), 2);
    for (let t = 0; t < triangles.length; t += 3) {
      const sides = new Set([...triangles.subarray(t, t + 3)].map(v => v < outside));
      expect(sides.size).toBe(1);
    }
  });

  it('thins to about the target within the error allowed', async () => {
    const triangles = await thinTriangles(ball, 4000, 0.3);
    expect(triangles.length / 3).toBeLessThan(5000);
    const index = buildSurfaceIndex({ positions: ball.positions, triangles });
    for (let v = 0; v < ball.positions.length; v += 30) {
      const p = [ball.positions[v]!, ball.positions[v + 1]!, ball.positions[v + 2]!] as const;
      expect(index.closestDistance(...p)).toBeLessThan(0.4);
    }
  });
});
