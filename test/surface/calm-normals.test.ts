import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { calmNormals } from '../../geometry/surface/display/calm-normals';
import { contourGrid } from '../../geometry/surface/isosurface/contour-grid';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { vertexNormals } from '../../geometry/surface/mesh/vertex-normals';

const RADII_MM = [24, 20, 30] as const;
const SPACING_MM = [0.5, 0.5, 1] as const;
const NOISE_HU = 20;
/** Samples through the thickness of a slice. */
const THROUGH = 9;

/** An ellipsoid of 1000 HU in slices of 1 mm, blurred a little in their plane, contoured at 500. */
function scanEllipsoid(seed: number): TriangleMesh {
  const random = seededRandom(seed);
  const size = RADII_MM.map((radius, a) => Math.ceil((2 * radius) / SPACING_MM[a]!) + 8);
  const origin = size.map((n, a) => (-(n - 1) / 2) * SPACING_MM[a]!);
  const [ni, nj, nk] = size as [number, number, number];
  const values = new Float32Array(ni * nj * nk);
  const share = (x: number, y: number, z: number): number => {
    const [a, b, c] = RADII_MM;
    const level = Math.hypot(x / a, y / b, z / c);
    const slope = Math.hypot(x / a ** 2, y / b ** 2, z / c ** 2) / Math.max(level, 1e-6);
    return 1 / (1 + Math.exp((-4.9 * (1 - level)) / Math.max(slope, 1e-6)));
  };
  let at = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        let sum = 0;
        for (let q = 0; q < THROUGH; q++) {
          sum += share(
            origin[0]! + i * SPACING_MM[0],
            origin[1]! + j * SPACING_MM[1],
            origin[2]! + k * SPACING_MM[2] + (q + 0.5) / THROUGH - 0.5,
          );
        }
        values[at++] = (1000 * sum) / THROUGH + NOISE_HU * random.normal();
      }
    }
  }
  return contourGrid(
    { values, size: [ni, nj, nk], origin: origin as [number, number, number], spacingMm: SPACING_MM },
    500,
  );
}

/** Mean angle to the ellipsoid's own normals, degrees; of all, and where slices lie flat on it. */
function meanErrors({ positions: p }: TriangleMesh, n: Float32Array): { all: number; flat: number } {
  const sums = { all: 0, flat: 0, count: 0, flatCount: 0 };
  for (let v = 0; v < p.length; v += 3) {
    const g = RADII_MM.map((radius, a) => p[v + a]! / radius ** 2);
    const along = g.reduce((sum, value, a) => sum + value * n[v + a]!, 0);
    const length = Math.hypot(...g) * Math.hypot(n[v]!, n[v + 1]!, n[v + 2]!);
    const off = (Math.acos(Math.min(1, along / length)) * 180) / Math.PI;
    sums.all += off;
    sums.count++;
    if (Math.abs(p[v + 2]!) < 0.8 * RADII_MM[2]) continue;
    sums.flat += off;
    sums.flatCount++;
  }
  return { all: sums.all / sums.count, flat: sums.flat / sums.flatCount };
}

describe('calmNormals on an ellipsoid in slices of 1 mm, seed 1', () => {
  const mesh = scanEllipsoid(1);
  const before = mesh.positions.slice();
  const own = meanErrors(mesh, vertexNormals(mesh));
  const calm = meanErrors(mesh, calmNormals(mesh));

  it('lie nearer to the true ones, most of all where terraces were', () => {
    expect(own.all).toBeGreaterThan(2);
    expect(own.flat).toBeGreaterThan(4);
    expect(calm.all).toBeLessThan(0.8);
    expect(calm.flat).toBeLessThan(1.3);
  });

  it('leave the surface itself where it was', () => {
    expect(mesh.positions).toEqual(before);
  });
});
