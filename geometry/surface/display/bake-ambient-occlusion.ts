import { assertThat } from '../../core/result';
import { cross, normalize, type Vec3 } from '../../core/vector';
import { yieldToEvents } from '../../core/yield-to-events';
import { blendWithNeighbours } from './blend-with-neighbours';
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
 * How much of an even sky each vertex sees, 0 (none, a closed cave) to 255 (all of the half-sphere over it), one byte a vertex:
 * ambient occlusion that belongs to the surface and not to a view, so that drawing it costs nothing.
 * `normals` are the unit vertex normals (xyz, length 3 * vertices). Along each axis the mesh is drawn into two depth maps,
 * nearest from either end, and a vertex is lit where nothing lies before it; lit directions count by their cosine.
 * Lets events through between axes; throws the signal's reason once cancelled.
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
  const texelsPerMm = radius > 0 ? (mapSide - 4) / (2 * radius) : 1;

  for (let axis = 0; axis < axes; axis++) {
    const towards = spiral(axis, 2 * axes);
    project(positions, flat, center, towards, mapSide, texelsPerMm);
    drawDepth(flat, triangles, high, low, mapSide);
    gatherLight(flat, normals, towards, high, low, mapSide, 1 / texelsPerMm, lit, possible);
    await yieldToEvents(options.signal);
  }

  for (let v = 0; v < vertices; v++) lit[v] = possible[v]! > 0 ? (255 * lit[v]!) / possible[v]! : 255;
  // A depth map's texels are coarser than the mesh: what differs between neighbours is theirs.
  return Uint8Array.from(blendWithNeighbours(mesh, lit, 1, 2), Math.round);
}

/** The golden-angle spiral over the sphere; its first half covers the half-sphere z > 0, one direction an axis. */
function spiral(index: number, count: number): Vec3 {
  const z = 1 - (2 * index + 1) / count;
  const r = Math.sqrt(1 - z * z);
  const a = index * Math.PI * (3 - Math.sqrt(5));
  return [r * Math.cos(a), r * Math.sin(a), z];
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

/** flat: map x, map y (texels) and height along `towards` (mm) of each vertex. */
function project(
  positions: Float32Array,
  flat: Float32Array,
  center: Vec3,
  towards: Vec3,
  mapSide: number,
  texelsPerMm: number,
): void {
  const right = normalize(cross(towards, Math.abs(towards[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
  const up = cross(towards, right);
  const [cx, cy, cz] = center;
  const middle = mapSide / 2;
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - cx;
    const y = positions[v + 1]! - cy;
    const z = positions[v + 2]! - cz;
    flat[v] = middle + texelsPerMm * (x * right[0] + y * right[1] + z * right[2]);
    flat[v + 1] = middle + texelsPerMm * (x * up[0] + y * up[1] + z * up[2]);
    flat[v + 2] = x * towards[0] + y * towards[1] + z * towards[2];
  }
}

/** Highest and lowest surface over each texel's centre. */
function drawDepth(
  flat: Float32Array,
  triangles: Uint32Array,
  high: Float32Array,
  low: Float32Array,
  mapSide: number,
): void {
  high.fill(-Infinity);
  low.fill(Infinity);
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const a = 3 * triangles[corner]!;
    const b = 3 * triangles[corner + 1]!;
    const c = 3 * triangles[corner + 2]!;
    const ax = flat[a]!;
    const bx = flat[b]!;
    const cx = flat[c]!;
    const x0 = Math.ceil((ax < bx ? (ax < cx ? ax : cx) : bx < cx ? bx : cx) - 0.5);
    const x1 = Math.floor((ax > bx ? (ax > cx ? ax : cx) : bx > cx ? bx : cx) - 0.5);
    if (x0 > x1) continue;
    const ay = flat[a + 1]!;
    const by = flat[b + 1]!;
    const cy = flat[c + 1]!;
    const y0 = Math.ceil((ay < by ? (ay < cy ? ay : cy) : by < cy ? by : cy) - 0.5);
    const y1 = Math.floor((ay > by ? (ay > cy ? ay : cy) : by > cy ? by : cy) - 0.5);
    if (y0 > y1) continue;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(Math.abs(area) > 1e-9)) continue;
    const az = flat[a + 2]!;
    const bz = flat[b + 2]!;
    const cz = flat[c + 2]!;
    for (let y = y0; y <= y1; y++) {
      const py = y + 0.5;
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5;
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area;
        const w = 1 - u - v;
        if (u < -1e-6 || v < -1e-6 || w < -1e-6) continue;
        const height = u * az + v * bz + w * cz;
        const at = y * mapSide + x;
        if (height > high[at]!) high[at] = height;
        if (height < low[at]!) low[at] = height;
      }
    }
  }
}

/** Adds what comes along `towards` and against it to every vertex that faces it. */
function gatherLight(
  flat: Float32Array,
  normals: Float32Array,
  towards: Vec3,
  high: Float32Array,
  low: Float32Array,
  mapSide: number,
  texelMm: number,
  lit: Float32Array,
  possible: Float32Array,
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
    const at = iy * mapSide + ix;
    // Blended over the four texels about the vertex, so that shadows end softly.
    let seen = 0;
    if (cosine > 0) {
      const own = flat[v + 2]! + lift;
      if (high[at]! <= own) seen += (1 - fx) * (1 - fy);
      if (high[at + 1]! <= own) seen += fx * (1 - fy);
      if (high[at + mapSide]! <= own) seen += (1 - fx) * fy;
      if (high[at + mapSide + 1]! <= own) seen += fx * fy;
    } else {
      const own = flat[v + 2]! - lift;
      if (low[at]! >= own) seen += (1 - fx) * (1 - fy);
      if (low[at + 1]! >= own) seen += fx * (1 - fy);
      if (low[at + mapSide]! >= own) seen += (1 - fx) * fy;
      if (low[at + mapSide + 1]! >= own) seen += fx * fy;
    }
    lit[n]! += facing * seen;
  }
}
