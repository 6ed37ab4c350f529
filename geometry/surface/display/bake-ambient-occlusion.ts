import { assertThat } from '../../core/result';
import type { Vec3 } from '../../core/vector';
import { yieldToEvents } from '../../core/yield-to-events';
import { blendWithNeighbours } from './blend-with-neighbours';
import { drawDepth, projectOnMap, skyDirection } from './depth-map';
import type { TriangleMesh } from '../mesh/mesh';

export interface AmbientOcclusionOptions {
  /** Axes along which the sky is looked at, both ways; more is smoother and slower. Default 40. */
  readonly axes?: number;
  /** Side of each depth map, texels. Default 384. */
  readonly mapSide?: number;
  readonly signal?: AbortSignal;
}

const defaults = { axes: 40, mapSide: 384 };

/**
 * How much of an even sky each vertex sees, 0 (none, a closed cave) to 255 (all of the half-sphere
 * over it), one byte a vertex: ambient occlusion that belongs to the surface and not to a view, so
 * that drawing it costs nothing. `normals` are the unit vertex normals (xyz, length 3 * vertices).
 * Along each axis the mesh is drawn into two depth maps, nearest from either end, and a vertex is
 * lit where nothing lies before it; lit directions count by their cosine. Lets events through
 * between axes; throws the signal's reason once cancelled.
 */
export async function bakeAmbientOcclusion(
  mesh: TriangleMesh,
  normals: Float32Array,
  options: AmbientOcclusionOptions = {},
): Promise<Uint8Array> {
  const { axes, mapSide } = { ...defaults, ...options };
  const { positions, triangles } = mesh;
  assertThat(normals.length === positions.length, 'bakeAmbientOcclusion', 'one normal a vertex is needed');
  const vertices = positions.length / 3;
  const lit = new Float32Array(vertices);
  const possible = new Float32Array(vertices);
  const flat = new Float32Array(positions.length);
  const high = new Float32Array(mapSide * mapSide);
  const low = new Float32Array(mapSide * mapSide);
  const { center, radius } = boundingBall(positions);
  const map = { side: mapSide, center, texelsPerMm: radius > 0 ? (mapSide - 4) / (2 * radius) : 1 };
  const maps = { high, low, side: mapSide, texelMm: 1 / map.texelsPerMm };

  for (let axis = 0; axis < axes; axis++) {
    const direction = skyDirection(axis, 2 * axes); // the first half covers the half-sphere z > 0
    projectOnMap(positions, map, direction, flat);
    high.fill(-Infinity);
    low.fill(Infinity);
    drawDepth(flat, triangles, { width: mapSide, height: mapSide, high, low });
    gatherLight(flat, normals, direction.towards, maps, { lit, possible });
    await yieldToEvents(options.signal);
  }

  for (let v = 0; v < vertices; v++) lit[v] = possible[v]! > 0 ? (255 * lit[v]!) / possible[v]! : 255;
  // A depth map's texels are coarser than the mesh: what differs between neighbours is theirs.
  return Uint8Array.from(blendWithNeighbours(mesh, lit, 1, 2), Math.round);
}

function boundingBall(positions: Float32Array): { center: Vec3; radius: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let v = 0; v < positions.length; v += 3) {
    for (let a = 0; a < 3; a++) {
      const value = positions[v + a]!;
      if (value < low[a]!) low[a] = value;
      if (value > high[a]!) high[a] = value;
    }
  }
  if (positions.length === 0) return { center: [0, 0, 0], radius: 0 };
  const center: Vec3 = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2];
  return { center, radius: Math.hypot(high[0]! - center[0], high[1]! - center[1], high[2]! - center[2]) };
}

/** Highest and lowest surface over each texel. */
interface DepthMaps {
  readonly high: Float32Array;
  readonly low: Float32Array;
  readonly side: number;
  readonly texelMm: number;
}

/** What each vertex gets of the sky, and what it would get if nothing stood in the way. */
interface VertexLight {
  readonly lit: Float32Array;
  readonly possible: Float32Array;
}

/** Adds what comes along `towards` and against it to every vertex that faces it. */
function gatherLight(
  flat: Float32Array,
  normals: Float32Array,
  towards: Vec3,
  { high, low, side, texelMm }: DepthMaps,
  { lit, possible }: VertexLight,
): void {
  const [dx, dy, dz] = towards;
  for (let v = 0, n = 0; v < flat.length; v += 3, n++) {
    const cosine = normals[v]! * dx + normals[v + 1]! * dy + normals[v + 2]! * dz;
    const facing = cosine < 0 ? -cosine : cosine;
    if (facing < 0.02) continue;
    possible[n]! += facing;
    // Off its own surface: by a texel, and by the slope across one where the light grazes.
    const slope = Math.min(6, Math.sqrt(1 - Math.min(1, facing * facing)) / facing);
    const lift = texelMm * (0.8 + 1.2 * slope);
    const tx = flat[v]! - 0.5;
    const ty = flat[v + 1]! - 0.5;
    const ix = tx | 0;
    const iy = ty | 0;
    const fx = tx - ix;
    const fy = ty - iy;
    const at = iy * side + ix;
    // Blended over the four texels about the vertex, so that shadows end softly.
    let seen = 0;
    if (cosine > 0) {
      const own = flat[v + 2]! + lift;
      if (high[at]! <= own) seen += (1 - fx) * (1 - fy);
      if (high[at + 1]! <= own) seen += fx * (1 - fy);
      if (high[at + side]! <= own) seen += (1 - fx) * fy;
      if (high[at + side + 1]! <= own) seen += fx * fy;
    } else {
      const own = flat[v + 2]! - lift;
      if (low[at]! >= own) seen += (1 - fx) * (1 - fy);
      if (low[at + 1]! >= own) seen += fx * (1 - fy);
      if (low[at + side]! >= own) seen += (1 - fx) * fy;
      if (low[at + side + 1]! >= own) seen += fx * fy;
    }
    lit[n]! += facing * seen;
  }
}
