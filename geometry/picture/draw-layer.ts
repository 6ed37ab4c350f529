import { drawDepth, weightsAt } from '../surface/display/depth-map';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Camera } from './place-camera';

/**
 * What the eye sees first along every sample's ray; see Camera for `nearness`. Row by row from the
 * top.
 */
export interface Layer {
  readonly width: number;
  readonly height: number;
  /** -Infinity where nothing is seen. */
  readonly nearness: Float32Array;
  /** xyz per sample, turned towards the eye, unit length. */
  readonly normal: Float32Array;
  /** Index of the item seen. */
  readonly item: Uint8Array;
}

export function emptyLayer(width: number, height: number): Layer {
  return {
    width,
    height,
    nearness: new Float32Array(width * height).fill(-Infinity),
    normal: new Float32Array(3 * width * height),
    item: new Uint8Array(width * height),
  };
}

/**
 * Draws one mesh into the layer wherever it is nearer than what is there. `normals`: 9 per
 * triangle.
 */
export function drawLayer(
  layer: Layer,
  camera: Camera,
  mesh: TriangleMesh,
  normals: Float32Array,
  item: number,
): void {
  const { width, height, nearness, normal } = layer;
  const screen = project(camera, mesh.positions);
  const { triangles } = mesh;
  const { forward } = camera;
  const highest = new Int32Array(width * height).fill(-1);
  drawDepth(screen, triangles, { width, height, high: nearness, highest });
  for (let at = 0; at < highest.length; at++) {
    const corner = highest[at]!;
    if (corner < 0) continue;
    layer.item[at] = item;
    const [u, v, w] = weightsAt(screen, triangles, corner, at, width);
    const n = 3 * corner;
    let nx = u * normals[n]! + v * normals[n + 3]! + w * normals[n + 6]!;
    let ny = u * normals[n + 1]! + v * normals[n + 4]! + w * normals[n + 7]!;
    let nz = u * normals[n + 2]! + v * normals[n + 5]! + w * normals[n + 8]!;
    const facing = nx * forward[0] + ny * forward[1] + nz * forward[2] > 0 ? -1 : 1;
    const l = facing / (Math.hypot(nx, ny, nz) || 1);
    nx *= l;
    ny *= l;
    nz *= l;
    normal[3 * at] = nx;
    normal[3 * at + 1] = ny;
    normal[3 * at + 2] = nz;
  }
}

/** Sample x, sample y and nearness per vertex; NaN behind the eye. */
function project(camera: Camera, positions: Float32Array): Float32Array {
  const { right: r, up: u, forward: f, eye, scale, axisX, axisY, perspective } = camera;
  const screen = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - eye[0];
    const y = positions[v + 1]! - eye[1];
    const z = positions[v + 2]! - eye[2];
    const depth = x * f[0] + y * f[1] + z * f[2];
    const factor = perspective ? (depth > 0 ? scale / depth : NaN) : scale;
    screen[v] = axisX + factor * (x * r[0] + y * r[1] + z * r[2]);
    screen[v + 1] = axisY - factor * (x * u[0] + y * u[1] + z * u[2]);
    screen[v + 2] = perspective ? 1 / depth : -depth;
  }
  return screen;
}
