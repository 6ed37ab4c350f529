import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { findBoneCrossings } from '../../geometry/path/find-bone-crossings';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { joinMeshes, makeBox } from '../support/make-meshes';

/** The line runs down z at (0.3, 0.2) to a target at z = 0. */
const TARGET = patientPoint(0.3, 0.2, 0);
const plate = (lowMm: number, highMm: number): TriangleMesh => makeBox([-5, -5, lowMm], [5, 5, highMm]);
const joined = (...meshes: readonly TriangleMesh[]): TriangleMesh =>
  meshes.reduce((a, b) => joinMeshes(a, b));

function cross(mesh: TriangleMesh, reachMm = 40, direction: Vec3 = [0, 0, -1]) {
  const found = findBoneCrossings(
    buildSurfaceIndex(mesh),
    mesh,
    TARGET,
    patientVector(...direction),
    reachMm,
  );
  return found.map(({ fromMm, toMm, triangle }) => {
    const heights = [0, 1, 2].map(c => mesh.positions[3 * mesh.triangles[3 * triangle + c]! + 2]!);
    return { fromMm: round(fromMm), toMm: round(toMm), enters: heights };
  });
}
const round = (mm: number): number => Math.round(1e5 * mm) / 1e5 + 0;
const face = (mm: number): number[] => [mm, mm, mm];

describe('findBoneCrossings', () => {
  it('gives every stretch from the target, the outermost first, with the triangle it enters by', () => {
    expect(cross(plate(10, 13))).toEqual([{ fromMm: -13, toMm: -10, enters: face(13) }]);
    expect(cross(joined(plate(4, 5), plate(20, 21.5)))).toEqual([
      { fromMm: -21.5, toMm: -20, enters: face(21.5) },
      { fromMm: -5, toMm: -4, enters: face(5) },
    ]);
    expect(cross(plate(-13, -10), 40, [0, 0, 1])).toEqual([{ fromMm: -13, toMm: -10, enters: face(-13) }]);
  });

  it('has none where the line meets none, and looks no further than it is asked', () => {
    expect(cross(makeBox([1, 1, 10], [5, 5, 13]))).toEqual([]);
    expect(cross(plate(10, 13), 9)).toEqual([]);
    // Behind the target is no way to it.
    expect(cross(plate(-8, -5))).toEqual([]);
  });

  it('takes bones that lie in each other for one stretch', () => {
    const nested = joined(plate(10, 20), plate(12, 14), plate(15, 18));
    expect(cross(nested)).toEqual([{ fromMm: -20, toMm: -10, enters: face(20) }]);
    const overlapping = joined(plate(10, 15), plate(13, 20));
    expect(cross(overlapping)).toEqual([{ fromMm: -20, toMm: -10, enters: face(20) }]);
  });

  it('ends at the target where that lies within bone', () => {
    expect(cross(plate(-3, 6))).toEqual([{ fromMm: -6, toMm: 0, enters: face(6) }]);
    expect(cross(joined(plate(-3, 6), plate(-2, 4)))).toEqual([{ fromMm: -6, toMm: 0, enters: face(6) }]);
    expect(cross(joined(plate(-3, 6), plate(9, 10)))).toEqual([
      { fromMm: -10, toMm: -9, enters: face(10) },
      { fromMm: -6, toMm: 0, enters: face(6) },
    ]);
  });

  it('has none where the line starts within bone and comes out, nor where it only grazes', () => {
    expect(cross(plate(10, 50))).toEqual([]);
    expect(cross(joined(plate(10, 50), plate(4, 5)))).toEqual([{ fromMm: -5, toMm: -4, enters: face(5) }]);
    expect(cross(plate(10, 10))).toEqual([]);
    expect(cross(joined(plate(10, 10), plate(4, 5)))).toEqual([{ fromMm: -5, toMm: -4, enters: face(5) }]);
    expect(cross(plate(10, 10.00002))).toHaveLength(1);
  });
});
