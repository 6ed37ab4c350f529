import { expect, it } from 'vitest';
import { measureWall } from './measure-wall';
import { readStl, stlBytes } from './read-stl';
import type { P3 } from './vec';

/** A box with its corner at (-3, 2, 50), outward normals. */
function box(size: P3): Uint8Array {
  const corner = (n: number): P3 => [
    -3 + (n & 1) * size[0],
    2 + ((n >> 1) & 1) * size[1],
    50 + (n >> 2) * size[2],
  ];
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ] as const;
  return stlBytes(faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d].flatMap(n => [...corner(n)])));
}

it('finds both faces of a plate of 0.8 mm, and no wall in one of 1 mm', () => {
  const thin = measureWall(readStl(box([10, 10, 0.8])), 0.95);
  expect(thin.thinMm2).toBeGreaterThan(195);
  expect(thin.thinMm2).toBeLessThan(205);
  expect(thin.thinnestMm).toBeCloseTo(0.8, 3);
  expect(measureWall(readStl(box([10, 10, 1])), 0.95).thinMm2).toBe(0);
});
