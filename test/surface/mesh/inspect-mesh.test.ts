import { describe, expect, it } from 'vitest';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { vertexNormals } from '../../../geometry/surface/mesh/vertex-normals';
import { dropSmallShells } from '../../../geometry/surface/mesh/drop-small-shells';

/** A right tetrahedron with legs of `side` at `at`, outward. */
function tetrahedron(side: number, at: readonly [number, number, number] = [0, 0, 0]): TriangleMesh {
  const [x, y, z] = at;
  return {
    positions: Float32Array.from([x, y, z, x + side, y, z, x, y + side, z, x, y, z + side]),
    triangles: Uint32Array.from([0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3]),
  };
}

function together(...meshes: TriangleMesh[]): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    positions.push(...mesh.positions);
    triangles.push(...mesh.triangles.map(v => v + first));
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

describe('inspectMesh', () => {
  it('measures a tetrahedron', () => {
    const found = inspectMesh(tetrahedron(3, [100, -200, 300]));
    expect(found).toMatchObject({
      vertices: 4,
      triangles: 4,
      openEdges: 0,
      nonManifoldEdges: 0,
      nonManifoldVertices: 0,
      degenerateTriangles: 0,
      unusedVertices: 0,
      shells: 1,
      manifold: true,
    });
    expect(found.volumeMm3).toBeCloseTo(4.5, 4);
    expect(found.areaMm2).toBeCloseTo(13.5 + (9 * Math.sqrt(3)) / 2, 4);
  });

  it('counts the edges of a missing triangle as open', () => {
    const whole = tetrahedron(1);
    const found = inspectMesh({ ...whole, triangles: whole.triangles.slice(0, 9) });
    expect(found.openEdges).toBe(3);
    expect(found.manifold).toBe(false);
  });

  it('counts edges that two triangles run the same way as non-manifold', () => {
    const whole = tetrahedron(1);
    const triangles = whole.triangles.slice();
    triangles.set([1, 3, 2], 9);
    const found = inspectMesh({ ...whole, triangles });
    expect(found.openEdges).toBe(0);
    expect(found.nonManifoldEdges).toBe(3);
  });

  it('counts an edge of four triangles', () => {
    const two = together(tetrahedron(1), tetrahedron(-1));
    // The second one's edge 4-5 becomes the first one's 0-1.
    const triangles = two.triangles.map(v => (v === 4 ? 0 : v === 5 ? 1 : v));
    const found = inspectMesh({ ...two, triangles });
    expect(found.nonManifoldEdges).toBe(1);
    expect(found.shells).toBe(1);
  });

  it('counts a vertex where two shells touch, and a vertex that nothing uses', () => {
    const two = together(tetrahedron(1), tetrahedron(1, [2, 0, 0]));
    const triangles = two.triangles.map(v => (v === 4 ? 0 : v));
    const found = inspectMesh({ ...two, triangles });
    expect(found).toMatchObject({
      nonManifoldVertices: 1,
      nonManifoldEdges: 0,
      unusedVertices: 1,
      shells: 2,
    });
    expect(found.manifold).toBe(false);
  });

  it('counts triangles without an area', () => {
    const flat = tetrahedron(1);
    flat.positions.set([2, 0, 0], 6);
    expect(inspectMesh(flat).degenerateTriangles).toBe(1);
  });

  it('gives an inside-out mesh its negative volume', () => {
    const mesh = tetrahedron(3);
    expect(inspectMesh({ ...mesh, triangles: mesh.triangles.slice().reverse() }).volumeMm3).toBeCloseTo(
      -4.5,
      5,
    );
  });
});

describe('vertexNormals', () => {
  it('weighs by angle: the corner of a cube corner looks along its diagonal however its faces are cut', () => {
    const normals = vertexNormals(tetrahedron(5));
    for (let axis = 0; axis < 3; axis++) expect(normals[axis]).toBeCloseTo(-1 / Math.sqrt(3), 5);
  });
});

describe('dropSmallShells', () => {
  it('keeps the shells of at least the volume, cavities and specks alike, and says which vertices', () => {
    const cavity = tetrahedron(1, [0.2, 0.2, 0.2]);
    const all = together(
      tetrahedron(0.5, [50, 0, 0]),
      tetrahedron(9),
      { ...cavity, triangles: cavity.triangles.slice().reverse() },
      tetrahedron(3, [20, 0, 0]),
    );
    const { mesh, keptVertices, dropped } = dropSmallShells(all, 1);
    expect(dropped).toBe(2);
    expect([...keptVertices]).toEqual([4, 5, 6, 7, 12, 13, 14, 15]);
    const found = inspectMesh(mesh);
    expect(found).toMatchObject({ shells: 2, manifold: true, unusedVertices: 0 });
    expect(found.volumeMm3).toBeCloseTo(121.5 + 4.5, 3);
  });

  it('gives back the same mesh where nothing is small', () => {
    const mesh = tetrahedron(2);
    expect(dropSmallShells(mesh, 1).mesh).toBe(mesh);
  });
});
