import { blendWithNeighbours } from '../surface/display/blend-with-neighbours';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { vertexNormals } from '../surface/mesh/vertex-normals';

/** Ridges gentler than this mean curvature need no relief, 1/mm (an edge of 3 mm radius has 0.17). */
const GENTLE_PER_MM = 0.17;
/** Relief for each 1/mm of curvature beyond, and the most of it, mm. */
const RELIEF_MM = { perCurvature: 0.15, most: 0.08 };

/**
 * The bone with its sharp ridges raised along their normals by up to 0.08 mm, for the contact face alone: the scan's blur
 * rounds a crease or a crest's free edge off, to first order by half the blur's variance times the curvature, and what
 * the refined surface has left of that lies inside the true bone (0.1 mm on the midline crease of a modelled dog head).
 * A guide that bore on it would rock on a line; it is to bear on the broad bone beside.
 */
export function easeRidges(bone: TriangleMesh): TriangleMesh {
  const normals = vertexNormals(bone);
  const curvature = meanCurvature(bone, normals);
  const positions = bone.positions.slice();
  for (let v = 0; v < curvature.length; v++) {
    const beyond = curvature[v]! - GENTLE_PER_MM;
    if (beyond <= 0) continue;
    const relief = Math.min(RELIEF_MM.most, RELIEF_MM.perCurvature * beyond);
    for (let axis = 0; axis < 3; axis++) positions[3 * v + axis]! += relief * normals[3 * v + axis]!;
  }
  return { positions, triangles: bone.triangles };
}

/**
 * Mean curvature at every vertex, 1/mm, positive on ridges: the turn of the normal along the vertex's edges, each weighted
 * by its length squared, so that the sliver edges of a contoured mesh say nothing; then smoothed over about a millimetre.
 */
function meanCurvature(mesh: TriangleMesh, normals: Float32Array): Float32Array {
  const { positions: p, triangles } = mesh;
  const turn = new Float32Array(p.length / 3);
  const weight = new Float32Array(turn.length);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let c = 0; c < 3; c++) {
      const i = triangles[t + c]!;
      const j = triangles[t + ((c + 1) % 3)]!;
      for (let axis = 0; axis < 3; axis++) {
        const step = p[3 * j + axis]! - p[3 * i + axis]!;
        const along = (normals[3 * j + axis]! - normals[3 * i + axis]!) * step;
        turn[i]! += along;
        turn[j]! += along;
        weight[i]! += step * step;
        weight[j]! += step * step;
      }
    }
  }
  const curvature = turn.map((value, v) => (weight[v]! > 0 ? value / weight[v]! : 0));
  return blendWithNeighbours(mesh, curvature, 1, 3);
}
