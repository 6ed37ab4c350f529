import Module from 'manifold-3d';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { cellCases } from '../../../geometry/surface/isosurface/cell-cases';
import { contourGrid, type ScalarGrid } from '../../../geometry/surface/isosurface/contour-grid';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';

type Size = readonly [number, number, number];

function gridOf(
  size: Size,
  value: (x: number, y: number, z: number) => number,
  spacingMm: Size = [1, 1, 1],
  origin: Size = [0, 0, 0],
): ScalarGrid {
  const [nx, ny, nz] = size;
  const values = new Float32Array(nx * ny * nz);
  for (let k = 0, at = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        values[at] = value(
          origin[0] + i * spacingMm[0],
          origin[1] + j * spacingMm[1],
          origin[2] + k * spacingMm[2],
        );
      }
    }
  }
  return { values, size, origin, spacingMm };
}

function expectSound(mesh: TriangleMesh): ReturnType<typeof inspectMesh> {
  const found = inspectMesh(mesh);
  expect(found).toMatchObject({
    openEdges: 0,
    nonManifoldEdges: 0,
    nonManifoldVertices: 0,
    degenerateTriangles: 0,
    unusedVertices: 0,
  });
  const places = new Set<string>();
  for (let v = 0; v < mesh.positions.length; v += 3) places.add(mesh.positions.subarray(v, v + 3).join());
  expect(places.size).toBe(mesh.positions.length / 3);
  return found;
}

/** Solid samples joined through faces, by brute force. */
function solidPieces(grid: ScalarGrid, level: number): number {
  const [nx, ny, nz] = grid.size;
  const seen = new Uint8Array(grid.values.length);
  const isSolid = (at: number): boolean => grid.values[at]! > level;
  let pieces = 0;
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed] || !isSolid(seed)) continue;
    pieces++;
    const stack = [seed];
    seen[seed] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [i, j, k] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
      const near = [
        i > 0 ? at - 1 : -1,
        i < nx - 1 ? at + 1 : -1,
        j > 0 ? at - nx : -1,
        j < ny - 1 ? at + nx : -1,
        k > 0 ? at - nx * ny : -1,
        k < nz - 1 ? at + nx * ny : -1,
      ];
      for (const n of near) {
        if (n < 0 || seen[n] || !isSolid(n)) continue;
        seen[n] = 1;
        stack.push(n);
      }
    }
  }
  return pieces;
}

describe('contourGrid', () => {
  it('has a cut for every one of the 256 cases, empty for none and all solid', () => {
    const { start, edges } = cellCases;
    expect(start[1]).toBe(0);
    expect(start[256]).toBe(start[255]);
    for (let c = 1; c < 255; c++) expect(start[c + 1]! - start[c]!).toBeGreaterThanOrEqual(3);
    expect(Math.max(...edges)).toBe(11);
  });

  it('meshes a ball to its volume and area, outward, with every vertex on the sphere', () => {
    const [cx, cy, cz] = [3.1, -2.2, 40.7];
    const field = (x: number, y: number, z: number): number => 9 - Math.hypot(x - cx, y - cy, z - cz);
    const mesh = contourGrid(gridOf([70, 80, 50], field, [0.3, 0.25, 0.5], [-7, -12, 28]), 0);
    const found = expectSound(mesh);
    expect(found.shells).toBe(1);
    expect(found.volumeMm3).toBeGreaterThan((4 / 3) * Math.PI * 729 * 0.996);
    expect(found.volumeMm3).toBeLessThan((4 / 3) * Math.PI * 729);
    expect(found.areaMm2).toBeCloseTo(4 * Math.PI * 81, -1);
    for (let v = 0; v < mesh.positions.length; v += 3) {
      const [x, y, z] = mesh.positions.subarray(v, v + 3);
      // 0.5 mm cells on a 9 mm ball: 0.5^2 / (8 * 9).
      expect(Math.abs(Math.hypot(x! - cx, y! - cy, z! - cz) - 9)).toBeLessThan(0.0036);
    }
  });

  it('closes solid that reaches the border of the grid half a cell outside', () => {
    const mesh = contourGrid(
      gridOf([4, 5, 6], () => 1, [1, 2, 3]),
      0,
    );
    const found = expectSound(mesh);
    expect(found.shells).toBe(1);
    expect(Math.min(...mesh.positions)).toBeCloseTo(-1.5, 6);
    // A 4 x 10 x 18 box with its edges cut off.
    expect(found.volumeMm3).toBeLessThan(720);
    expect(found.volumeMm3).toBeGreaterThan(0.8 * 720);
  });

  it('gives an empty mesh where nothing is solid', () => {
    const mesh = contourGrid(
      gridOf([5, 5, 5], () => 0),
      0,
    );
    expect(mesh.positions.length).toBe(0);
    expect(mesh.triangles.length).toBe(0);
  });

  it('keeps samples that equal the level, and samples that are no numbers, from making slivers without area', () => {
    const whole = (x: number, y: number, z: number): number =>
      4 - Math.abs(x - 6) - Math.abs(y - 6) - Math.abs(z - 6);
    expectSound(contourGrid(gridOf([13, 13, 13], whole), 0));
    const broken = gridOf([13, 13, 13], whole);
    broken.values[6 + 13 * (6 + 13 * 6)] = Number.NaN;
    broken.values[6 + 13 * (6 + 13 * 4)] = Number.POSITIVE_INFINITY;
    broken.values[6 + 13 * (6 + 13 * 10)] = Number.NEGATIVE_INFINITY;
    expectSound(contourGrid(broken, 0));
  });

  it.each([1, 2, 3, 4, 5, 6])('is manifold on a random field, seed %i', seed => {
    const random = seededRandom(seed);
    const share = random.between(0.2, 0.8);
    // Small whole numbers: many samples equal the level, and every cell case occurs.
    const grid = gridOf([19, 17, 23], () =>
      random.uniform() < share ? random.whole(-2, 0) : random.whole(1, 3),
    );
    const mesh = contourGrid(grid, 0);
    const found = expectSound(mesh);
    expect(found.volumeMm3).toBeGreaterThan(0);
    expect(solidPieces(grid, 0)).toBeLessThanOrEqual(found.shells);
  });

  it('gives a shell a piece where the pieces are sparse and touch only by edges and corners', () => {
    const random = seededRandom(9);
    const grid = gridOf([21, 21, 21], () => (random.uniform() < 0.06 ? 1 : -1));
    const found = expectSound(contourGrid(grid, 0));
    expect(found.shells).toBe(solidPieces(grid, 0));
  });

  it('is taken by manifold-3d as it is', async () => {
    const wasm = await Module();
    wasm.setup();
    const random = seededRandom(12);
    const grid = gridOf([20, 20, 20], () => random.between(-1, 1));
    const mesh = contourGrid(grid, 0);
    const solid = wasm.Manifold.ofMesh(
      new wasm.Mesh({ numProp: 3, vertProperties: mesh.positions, triVerts: mesh.triangles }),
    );
    expect(solid.status()).toBe('NoError');
    expect(solid.volume()).toBeCloseTo(inspectMesh(mesh).volumeMm3, 1);
    solid.delete();
  });
});
