import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { angleBetween } from '../../geometry/core/vector';
import { chooseInsertion } from '../../geometry/guide/choose-insertion';
import { cropToBall, floodPatch } from '../../geometry/guide/select-patch';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { contourGrid } from '../../geometry/surface/isosurface/contour-grid';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullMesh } from '../support/analytic-skull';

const degreesBetween = (a: readonly [number, number, number], b: readonly [number, number, number]): number =>
  (angleBetween(a, b) * 180) / Math.PI;
const choose = (
  mesh: TriangleMesh,
  at: readonly [number, number, number],
  bore: readonly [number, number, number],
) => {
  const centre = patientPoint(...at);
  const seed = buildSurfaceIndex(mesh).closestPoint(at)!.triangle;
  const patch = floodPatch(mesh, seed, centre, 15);
  return chooseInsertion({ mesh, patch, centre }, [patientVector(...bore)]);
};

describe('chooseInsertion', () => {
  it('takes the patch’s own axis on a dome', () => {
    expect(degreesBetween(choose(skullMesh(), [0, 0, 28], [0, 0, -1]), [0, 0, 1])).toBeLessThan(1);
  });
  it('leans towards a slot that only opens to one side', () => {
    // A slab with deep slots leaning 20 degrees: straight up half of every slot's floor is hidden.
    const size = [81, 81, 41] as const;
    const lean = Math.tan((20 * Math.PI) / 180);
    const values = new Float32Array(size[0] * size[1] * size[2]);
    for (let k = 0, n = 0; k < size[2]; k++) {
      for (let j = 0; j < size[1]; j++) {
        for (let i = 0; i < size[0]; i++, n++) {
          const [x, y, z] = [i * 0.5 - 20, j * 0.5 - 20, k * 0.5 - 18];
          const across = ((((x - lean * z) % 8) + 8) % 8) - 4;
          const slot = Math.max(Math.abs(across) - 2, -z - 8);
          const box = Math.max(Math.abs(x) - 18, Math.abs(y) - 18, z, -z - 16);
          values[n] = -Math.max(box, -slot);
        }
      }
    }
    const mesh = contourGrid({ values, size, origin: [-20, -20, -18], spacingMm: [0.5, 0.5, 0.5] }, 0);
    const chosen = choose(mesh, [0, 0, 0], [0, 0, -1]);
    const leaning = [Math.sin((20 * Math.PI) / 180), 0, Math.cos((20 * Math.PI) / 180)] as const;
    expect(degreesBetween(chosen, leaning)).toBeLessThan(6);
  });
  it('comes to meet a bore that leans more than 45 degrees from the bone', () => {
    const bore = [-Math.sin(1.1), 0, -Math.cos(1.1)] as const;
    const chosen = choose(skullMesh(), [0, 0, 28], bore);
    expect(degreesBetween(chosen, [-bore[0], -bore[1], -bore[2]])).toBeLessThan(45.5);
  });
});

describe('floodPatch', () => {
  it('keeps to the outer table where the inner one is not joined to it', () => {
    const outer = skullMesh();
    const inner = { positions: outer.positions.map(v => 0.9 * v), triangles: outer.triangles };
    const shift = outer.positions.length / 3;
    const both: TriangleMesh = {
      positions: Float32Array.from([...outer.positions, ...inner.positions]),
      triangles: Uint32Array.from([...outer.triangles, ...inner.triangles.map(v => v + shift)]),
    };
    const near = cropToBall(both, [0, 0, 28], 20).mesh;
    const seed = buildSurfaceIndex(near).closestPoint([0, 0, 28])!.triangle;
    const patch = floodPatch(near, seed, [0, 0, 28], 15);
    const lowest = Math.min(
      ...[...near.triangles.keys()]
        .filter(i => patch[(i / 3) | 0])
        .map(i => near.positions[3 * near.triangles[i]! + 2]!),
    );
    expect(patch.reduce((sum, flag) => sum + flag, 0)).toBeGreaterThan(1000);
    const innerAt = (x: number, y: number): number =>
      0.9 * 28 * Math.sqrt(1 - (x / 27) ** 2 - (y / 40.5) ** 2);
    expect(lowest).toBeGreaterThan(innerAt(12, 8));
  });
});
