import { blendWithNeighbours } from '../surface/display/blend-with-neighbours';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { vertexNormals } from '../surface/mesh/vertex-normals';

/**
 * Ridges gentler than this mean curvature need no relief, 1/mm (an edge of 3 mm radius has 0.17).
 */
const GENTLE_PER_MM = 0.17;
/** Relief for each 1/mm of curvature beyond, and the most of it, mm. */
const RELIEF_MM = { perCurvature: 0.15, most: 0.08 };

/**
 * The face is to stay clear of bone that lies out by so many standard deviations, by so much, mm.
 */
const SURE_SIGMAS = 3;
const LEAST_CLEAR_MM = 0.04;
/**
 * Only what is unsure by so many times the usual of the millimetres round it: a whole patch that is
 * known less well is borne as it is, by the seat's predicted error, and a face that kept off all of
 * it would stand on nothing.
 */
const STANDS_OUT = 1.3;
const USUAL_ROUNDS = 24;

/** How sure the surface is, per vertex, and what the face keeps off it anyway, mm. */
export interface Unsure {
  readonly uncertaintyMm: Float32Array;
  readonly contactGapMm: number;
}

/**
 * The bone with its sharp ridges raised along their normals by up to 0.08 mm, for the contact face
 * alone: the scan's blur rounds a crease or a crest's free edge off, to first order by half the
 * blur's variance times the curvature, and what the refined surface has left of that lies inside
 * the true bone (0.1 mm on the midline crease of a modelled dog head). A guide that bore on it
 * would rock on a line; it is to bear on the broad bone beside.
 *
 * So is a spot whose surface is much less sure than that round it, where three standard deviations
 * of it are more than the contact gap: true bone could stand through the gap there, as at a nodule
 * smaller than a voxel. The two add up: one is a bias and the other is spread about it.
 */
export function relieveRidges(bone: TriangleMesh, unsure: Unsure | null = null): TriangleMesh {
  const normals = vertexNormals(bone);
  const curvature = meanCurvature(bone, normals);
  const positions = bone.positions.slice();
  const wide = unsure && spreadUncertainty(bone, unsure.uncertaintyMm);
  const usual = unsure && blendWithNeighbours(bone, unsure.uncertaintyMm, 1, USUAL_ROUNDS);
  for (let v = 0; v < curvature.length; v++) {
    const sharp = RELIEF_MM.perCurvature * (curvature[v]! - GENTLE_PER_MM);
    const wanting =
      wide && usual
        ? Math.min(
            SURE_SIGMAS * wide[v]! + LEAST_CLEAR_MM - unsure.contactGapMm,
            SURE_SIGMAS * (wide[v]! - STANDS_OUT * usual[v]!),
          )
        : 0;
    const relief = Math.min(RELIEF_MM.most, Math.max(0, sharp) + Math.max(0, wanting));
    if (!(relief > 0)) continue;
    for (let axis = 0; axis < 3; axis++) positions[3 * v + axis]! += relief * normals[3 * v + axis]!;
  }
  return { positions, triangles: bone.triangles };
}

/** Rounds over which what is unsure of a vertex counts for its neighbours: about a millimetre. */
const SPREAD_ROUNDS = 2;

/**
 * The most of each vertex and those round it, smoothed: what is unsure of one is a matter of the
 * bone about it.
 */
function spreadUncertainty(mesh: TriangleMesh, uncertaintyMm: Float32Array): Float32Array {
  const { triangles } = mesh;
  let most = uncertaintyMm;
  for (let round = 0; round < SPREAD_ROUNDS; round++) {
    const next = most.slice();
    for (let t = 0; t < triangles.length; t++) {
      const [v, w] = [triangles[t]!, triangles[t % 3 === 2 ? t - 2 : t + 1]!];
      if (most[w]! > next[v]!) next[v] = most[w]!;
      if (most[v]! > next[w]!) next[w] = most[v]!;
    }
    most = next;
  }
  return blendWithNeighbours(mesh, most, 1, 1);
}

/**
 * Mean curvature at every vertex, 1/mm, positive on ridges: the turn of the normal along the
 * vertex's edges, each weighted by its length squared, so that the sliver edges of a contoured mesh
 * say nothing; then smoothed over about a millimetre.
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
