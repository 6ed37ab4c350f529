import { describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { thinTriangles } from '../../geometry/surface/mesh/thin-triangles';
import { createMeshService } from '../../renderer/scene/mesh-service';

/** A flat sheet of n x n squares of 0.5 mm, two triangles each. */
function sheet(n: number): TriangleMesh {
  const positions = new Float32Array(3 * (n + 1) ** 2);
  const triangles = new Uint32Array(6 * n * n);
  for (let j = 0, v = 0; j <= n; j++)
    for (let i = 0; i <= n; i++, v += 3) positions.set([i / 2, j / 2, 0], v);
  for (let j = 0, t = 0; j < n; j++) {
    for (let i = 0; i < n; i++, t += 6) {
      const a = i + j * (n + 1);
      triangles.set([a, a + 1, a + n + 2, a, a + n + 2, a + n + 1], t);
    }
  }
  return { positions, triangles };
}

describe('a mesh for drawing of 120,000 to 160,000 triangles', () => {
  it('has fewer than it would be thinned to, and comes back as it is', async () => {
    const mesh = sheet(264);
    expect(mesh.triangles.length / 3).toBe(139_392);
    expect(await thinTriangles(mesh, 160_000, 0.25)).toEqual(mesh.triangles);
    const service = createMeshService();
    service.prepare(1, mesh, true);
    expect(await service.thin(1)).toBeNull();
    expect(service.coarsen(1)!.length).toBeGreaterThan(0);
  });

  it('and a larger one is thinned towards it', async () => {
    const thinned = await thinTriangles(sheet(300), 160_000, 0.25);
    expect(thinned.length / 3).toBeLessThanOrEqual(160_000);
    expect(thinned.length).toBeGreaterThan(0);
  });
});
