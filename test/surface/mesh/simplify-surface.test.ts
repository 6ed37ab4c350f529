import { describe, expect, it } from 'vitest';
import { buildSurfaceIndex } from '../../../geometry/surface/query/build-surface-index';
import { contourGrid } from '../../../geometry/surface/isosurface/contour-grid';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { simplifySurface } from '../../../geometry/surface/mesh/simplify-surface';

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

/** Largest distance from the corners and the middles of one mesh's triangles to the other, mm. */
function farthest(from: TriangleMesh, to: TriangleMesh): number {
  const index = buildSurfaceIndex(to);
  const { positions: p, triangles } = from;
  let most = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [0, 1, 2].map(c => [0, 1, 2].map(axis => p[3 * triangles[t + c]! + axis]!));
    const middle = [0, 1, 2].map(axis => corners.reduce((sum, c) => sum + c[axis]! / 3, 0));
    for (const point of [...corners, middle]) {
      most = Math.max(most, index.closestPoint(point as [number, number, number])!.distanceMm);
    }
  }
  return most;
}

describe('simplifySurface', () => {
  it.each([0.03, 0.1])('keeps a mesh sound and within %f mm with far fewer triangles', toleranceMm => {
    const mesh = ridgedBall();
    const before = inspectMesh(mesh);
    const result = simplifySurface(mesh, toleranceMm);
    const after = inspectMesh(result.mesh);
    expect(after).toMatchObject({ manifold: true, shells: 1, unusedVertices: 0, degenerateTriangles: 0 });
    expect(after.triangles).toBeLessThan(0.6 * before.triangles);
    expect(result.deviationMm).toBeLessThanOrEqual(toleranceMm);
    expect(farthest(mesh, result.mesh)).toBeLessThanOrEqual(result.deviationMm);
    expect(farthest(result.mesh, mesh)).toBeLessThanOrEqual(toleranceMm);
    expect(Math.abs(after.volumeMm3 - before.volumeMm3)).toBeLessThan(toleranceMm * before.areaMm2);
  });

  it('keeps shells apart, flat faces in few triangles, edges and corners where they are', () => {
    const box = (at: number): TriangleMesh => {
      const n = 12;
      const values = new Float32Array(n ** 3);
      for (let k = 0, v = 0; k < n; k++) {
        for (let j = 0; j < n; j++) {
          for (let i = 0; i < n; i++, v++) {
            values[v] = 3.5 - Math.max(Math.abs(i - 5.5), Math.abs(j - 5.5), Math.abs(k - 5.5));
          }
        }
      }
      return contourGrid({ values, size: [n, n, n], origin: [at, 0, 0], spacingMm: [1, 1, 1] }, 0);
    };
    const [a, b] = [box(0), box(30)];
    const both: TriangleMesh = {
      positions: Float32Array.from([...a.positions, ...b.positions]),
      triangles: Uint32Array.from([...a.triangles, ...[...b.triangles].map(v => v + a.positions.length / 3)]),
    };
    const { mesh, deviationMm } = simplifySurface(both, 0.02);
    const after = inspectMesh(mesh);
    expect(after).toMatchObject({ manifold: true, shells: 2 });
    expect(deviationMm).toBeLessThan(0.02);
    expect(after.triangles).toBeLessThan(0.6 * inspectMesh(both).triangles);
    expect(after.volumeMm3).toBeCloseTo(inspectMesh(both).volumeMm3, 0);
  });

  it('gives the same mesh again, and the smallest closed mesh as it is', () => {
    const mesh = ridgedBall();
    expect(simplifySurface(mesh, 0.05).mesh).toEqual(simplifySurface(mesh, 0.05).mesh);
    const tetrahedron: TriangleMesh = {
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
      triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
    };
    expect(inspectMesh(simplifySurface(tetrahedron, 1).mesh)).toEqual(inspectMesh(tetrahedron));
  });
});
