import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { averageNormal } from '../../geometry/path/average-normal';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { joinMeshes, makeBall, makeBox } from '../support/make-meshes';

const normalAt = (mesh: TriangleMesh, at: readonly [number, number, number], radiusMm: number) => {
  const index = buildSurfaceIndex(mesh);
  const hit = index.castRay([at[0], at[1], at[2] + 5], [0, 0, -1])[0]!;
  const point = patientPoint(...(hit.point as [number, number, number]));
  return averageNormal({ index, mesh }, point, hit.triangle, [0, 0, 1], radiusMm);
};

describe('averageNormal', () => {
  it('is the radius of a ball, its facets averaged away', () => {
    const n = normalAt(makeBall([0, 0, 0], 20, 30), [6, 4, Math.sqrt(400 - 52)], 1.9);
    expect(n[0]).toBeCloseTo(6 / 20, 2);
    expect(n[1]).toBeCloseTo(4 / 20, 2);
    expect(Math.hypot(...n)).toBeCloseTo(1, 12);
  });

  it('is the face alone where triangles are far larger than the footprint', () => {
    expect([...normalAt(makeBox([-30, -30, -5], [30, 30, 0]), [3, 7, 0], 1.9)]).toEqual([0, 0, 1]);
  });

  it('weighs both sides of a roof by the area within the ball', () => {
    // Two planes meeting at 90 degrees in the line x = 0, z = 0; at 0.5 mm beside it the ball holds
    // more of one.
    const roof: TriangleMesh = {
      positions: Float32Array.of(0, -9, 0, 0, 9, 0, 9, -9, -9, 9, 9, -9, -9, -9, -9, -9, 9, -9),
      triangles: Uint32Array.of(0, 2, 1, 2, 3, 1, 0, 1, 4, 1, 5, 4),
    };
    const s = Math.SQRT1_2;
    const ridge = normalAt(roof, [1e-4, 0, 0], 2);
    expect(ridge[0]).toBeCloseTo(0, 1);
    expect(ridge[2]).toBeCloseTo(1, 2);
    // 1 mm down the right side, R = 2: all of that side's disc but a segment, and half a disc of
    // radius sqrt(3) beside.
    const n = normalAt(roof, [s, 0, -s], 2);
    const R = 2;
    const right = Math.PI * R * R - (R * R * Math.acos(0.5) - 1 * Math.sqrt(R * R - 1));
    const left = (Math.PI * (R * R - 1)) / 2;
    const truth = [(right - left) * s, (right + left) * s] as const;
    expect(n[0]).toBeCloseTo(truth[0] / Math.hypot(...truth), 1);
    expect(n[0]).toBeGreaterThan(0.2);
  });

  it('leaves out the inner table and what merely lies near', () => {
    const shell = joinMeshes(makeBall([0, 0, 0], 20, 30), makeBall([0, 0, 0], 19.2, 30), true);
    const near = joinMeshes(shell, makeBox([0.3, -0.5, 20.3], [3, 2, 21]));
    const index = buildSurfaceIndex(near);
    const hit = index.castRay([0.01, 0.02, 20.2], [0, 0, -1])[0]!;
    const n = averageNormal(
      { index, mesh: near },
      patientPoint(...(hit.point as [number, number, number])),
      hit.triangle,
      [0, 0, 1],
      1.9,
    );
    expect(n[2]).toBeGreaterThan(0.9999);
  });
});
