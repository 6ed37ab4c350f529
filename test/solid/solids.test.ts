import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../geometry/core/result';
import type { Vec3 } from '../../geometry/core/vector';
import { cut, components, simplify, union } from '../../geometry/solid/combine';
import { assertSolid, toMesh, toSolid } from '../../geometry/solid/convert-mesh';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { cylinderBetween, prism, turnedSolid } from '../../geometry/solid/make-primitives';
import { withSolids } from '../../geometry/solid/solid-scope';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';

const kernel = await loadKernel();
const square: [number, number][] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

describe('primitives', () => {
  it('makes a cylinder of the asked volume between two points in space', () => {
    withSolids(kernel, scope => {
      const solid = cylinderBetween(scope, [10, -4, 3], [13, 0, 15], 1.5);
      expect(solid.volume() / (Math.PI * 1.5 ** 2 * 13)).toBeCloseTo(1, 3);
      const { min, max } = solid.boundingBox();
      expect((min[0] + max[0]) / 2).toBeCloseTo(11.5, 3);
    });
  });
  it('turns a profile about an axis: a sleeve of known volume, its end where it was asked', () => {
    withSolids(kernel, scope => {
      const solid = turnedSolid(
        scope,
        [
          [1, 2],
          [3, 2],
          [3, 7],
          [1, 7],
        ],
        [0, 0, 5],
        [0, 0, 1],
      );
      expect(solid.volume() / (Math.PI * (9 - 1) * 5)).toBeCloseTo(1, 3);
      expect(solid.boundingBox().max[2]).toBeCloseTo(12, 6);
    });
  });
});

describe('a side that leans', () => {
  const longestSide = (from: Vec3, to: Vec3): number =>
    withSolids(kernel, scope => {
      const { positions: p, triangles } = toMesh(cylinderBetween(scope, from, to, 1));
      const heights = Array.from(triangles, v => p[3 * v + 2]!);
      const spans = Array.from({ length: triangles.length / 3 }, (_, t) => heights.slice(3 * t, 3 * t + 3));
      return Math.max(...spans.map(three => Math.max(...three) - Math.min(...three)));
    });

  // Joining a body of 60,000 facets to a leaning cylinder of 60 mm took 2.0 s, and 0.2 s in rings.
  it('is made of rings, so that the box of no facet is long', () => {
    expect(longestSide([0, 0, 0], [30, 0, 40])).toBeLessThan(2 * 0.8 + 2 * 0.6);
    expect(longestSide([0, 0, 0], [0, 0, 40])).toBe(40);
  });
  it('is the same solid', () => {
    withSolids(kernel, scope => {
      const profile = [
        [0, 0],
        [3, 0],
        [3, 11],
        [2, 12],
        [0, 12],
      ] as const;
      const upright = turnedSolid(scope, profile, [0, 0, 0], [0, 0, 1]);
      const leaning = turnedSolid(scope, profile, [5, 0, 0], [0.6, 0, 0.8]);
      expect(leaning.numTri()).toBeGreaterThan(upright.numTri());
      expect(leaning.volume()).toBeCloseTo(upright.volume(), 4);
      // The rings go again once the guide is simplified.
      expect(simplify(scope, leaning, 0.0004).numTri()).toBeLessThanOrEqual(upright.numTri());
    });
  });
});

describe('booleans', () => {
  it('cuts and joins exactly', () => {
    withSolids(kernel, scope => {
      const box = prism(scope, square, 0, 2);
      const shifted = prism(
        scope,
        square.map(([x, y]) => [x + 1, y]),
        0,
        2,
      );
      expect(union(scope, [box, shifted]).volume()).toBeCloseTo(12, 9);
      expect(cut(scope, box, [shifted]).volume()).toBeCloseTo(4, 9);
    });
  });
  it('orders components by volume', () => {
    withSolids(kernel, scope => {
      const small = prism(
        scope,
        square.map(([x, y]) => [x + 5, y]),
        0,
        1,
      );
      const both = union(scope, [small, prism(scope, square, 0, 2)]);
      expect(components(scope, both).map(piece => Math.round(piece.volume()))).toEqual([8, 4]);
    });
  });
  it('never hands on an empty result', () => {
    withSolids(kernel, scope => {
      const box = prism(scope, square, 0, 2);
      expect(() => cut(scope, box, [box])).toThrow(InvariantError);
    });
  });
});

describe('meshes', () => {
  it('go in and come out the same closed solid', () => {
    const mesh = withSolids(kernel, scope => toMesh(cylinderBetween(scope, [0, 0, 0], [0, 0, 4], 1)));
    const back = withSolids(kernel, scope => toMesh(toSolid(scope, mesh)));
    expect(inspectMesh(back)).toMatchObject({ openEdges: 0, nonManifoldEdges: 0, shells: 1 });
    expect(inspectMesh(back).volumeMm3).toBeCloseTo(inspectMesh(mesh).volumeMm3, 5);
  });
  it('are refused inside out and open', () => {
    const mesh = withSolids(kernel, scope => toMesh(prism(scope, square, 0, 2)));
    const flipped = { ...mesh, triangles: mesh.triangles.slice().reverse() };
    const open = { ...mesh, triangles: mesh.triangles.slice(3) };
    withSolids(kernel, scope => {
      expect(() => toSolid(scope, flipped)).toThrow(/volume/);
      expect(() => toSolid(scope, open)).toThrow();
    });
  });
});

describe('withSolids', () => {
  it('frees what it made, also when the work throws', () => {
    let held: ReturnType<typeof prism> | null = null;
    expect(() =>
      withSolids(kernel, scope => {
        held = assertSolid(prism(scope, square, 0, 2), 'test');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(() => held!.volume()).toThrow();
  });
});
