import { InvariantError } from '../core/result';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Solid, SolidScope } from './solid-scope';

/**
 * A closed, edge-manifold, outward-oriented mesh as an exact solid. Throws where the kernel does
 * not accept the mesh or where its volume is not positive (the kernel itself takes an inside-out
 * mesh without complaint).
 */
export function toSolid(scope: SolidScope, mesh: TriangleMesh): Solid {
  const solid = scope.keep(
    scope.kernel.Manifold.ofMesh(
      new scope.kernel.Mesh({ numProp: 3, vertProperties: mesh.positions, triVerts: mesh.triangles }),
    ),
  );
  return assertSolid(solid, 'toSolid');
}

/**
 * The solid's surface as a mesh with one vertex a position; positions are Float32, so stay near the
 * origin.
 */
export function toMesh(solid: Solid): TriangleMesh {
  const { vertProperties, triVerts, numProp, mergeFromVert, mergeToVert } = solid.getMesh();
  const vertices = vertProperties.length / numProp;
  const target = new Uint32Array(vertices).map((_, i) => i);
  for (let i = 0; i < (mergeFromVert?.length ?? 0); i++) target[mergeFromVert[i]!] = mergeToVert[i]!;
  const index = new Uint32Array(vertices);
  const positions = new Float32Array(3 * vertices);
  let kept = 0;
  for (let v = 0; v < vertices; v++) {
    if (target[v] !== v) continue;
    for (let axis = 0; axis < 3; axis++) positions[3 * kept + axis] = vertProperties[v * numProp + axis]!;
    index[v] = kept++;
  }
  return {
    positions: positions.slice(0, 3 * kept),
    triangles: new Uint32Array(triVerts).map(v => index[target[v]!]!),
  };
}

/** Throws unless the solid is valid, not empty and of positive volume; returns it otherwise. */
export function assertSolid(solid: Solid, operation: string): Solid {
  const status = solid.status();
  if (status !== 'NoError') throw new InvariantError(operation, `the solid kernel reports ${status}`);
  if (solid.isEmpty()) throw new InvariantError(operation, 'the result is empty');
  const volumeMm3 = solid.volume();
  if (!(volumeMm3 > 0)) throw new InvariantError(operation, `the volume is ${volumeMm3} mm3`);
  return solid;
}
