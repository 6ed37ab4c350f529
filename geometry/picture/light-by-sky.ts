import { cross, dot, normalize, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { boundingBall, type Camera } from './place-camera';

/** Directions of the sky that are tested for shadow. More is smoother and slower. */
const DIRECTION_COUNT = 96;
/** Side of each shadow map, texels. */
const MAP_SIDE = 512;

/** One direction of the sky: its light, and the scene's surface nearest to it. */
interface Beam {
  /** Unit, from the scene towards the light. */
  readonly towards: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly brightness: number;
  /** Height (mm along `towards` from the ball's centre) of the first surface met; row by row. */
  readonly heightMm: Float32Array;
}

/** A dome of light over the scene: soft key over the viewer's left shoulder, fill from all round. */
export interface Sky {
  readonly beams: readonly Beam[];
  readonly center: Vec3;
  readonly texelsPerMm: number;
  /** Brightness of a full, unshadowed hemisphere; the scale of `light`. */
  readonly full: number;
}

/** Renders one shadow map per direction from the solid `meshes` (transparent ones cast none). */
export function buildSky(meshes: readonly TriangleMesh[], camera: Camera): Sky {
  const { center, radius } = boundingBall(meshes.map(mesh => mesh.positions));
  const texelsPerMm = (MAP_SIDE - 4) / (2 * radius);
  const { right, up, forward } = camera;
  const key = normalize([
    -0.55 * right[0] + 0.75 * up[0] - 0.75 * forward[0],
    -0.55 * right[1] + 0.75 * up[1] - 0.75 * forward[1],
    -0.55 * right[2] + 0.75 * up[2] - 0.75 * forward[2],
  ]);
  const beams: Beam[] = [];
  for (let index = 0; index < DIRECTION_COUNT; index++) {
    const towards = spiral(index, DIRECTION_COUNT);
    // What the eye sees faces it: light from far behind the scene is wasted work.
    if (dot(towards, forward) > 0.55) continue;
    const brightness =
      0.35 + 0.35 * Math.max(0, dot(towards, up)) + 3.2 * Math.max(0, dot(towards, key)) ** 10;
    const side = normalize(cross(towards, Math.abs(towards[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
    const beam: Beam = {
      towards,
      right: side,
      up: cross(towards, side),
      brightness,
      heightMm: new Float32Array(MAP_SIDE * MAP_SIDE).fill(-Infinity),
    };
    for (const mesh of meshes) drawShadow(beam, mesh, center, texelsPerMm);
    beams.push(beam);
  }
  const full = beams.reduce((sum, beam) => sum + beam.brightness * Math.max(0, dot(beam.towards, key)), 0);
  return { beams, center, texelsPerMm, full };
}

/** Even cover of the sphere: the golden-angle spiral. */
function spiral(index: number, count: number): Vec3 {
  const z = 1 - (2 * index + 1) / count;
  const r = Math.sqrt(1 - z * z);
  const a = index * Math.PI * (3 - Math.sqrt(5));
  return [r * Math.cos(a), r * Math.sin(a), z];
}

function drawShadow(beam: Beam, mesh: TriangleMesh, center: Vec3, texelsPerMm: number): void {
  const { positions, triangles } = mesh;
  const { right, up, towards, heightMm } = beam;
  const flat = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - center[0];
    const y = positions[v + 1]! - center[1];
    const z = positions[v + 2]! - center[2];
    flat[v] = MAP_SIDE / 2 + texelsPerMm * (x * right[0] + y * right[1] + z * right[2]);
    flat[v + 1] = MAP_SIDE / 2 + texelsPerMm * (x * up[0] + y * up[1] + z * up[2]);
    flat[v + 2] = x * towards[0] + y * towards[1] + z * towards[2];
  }
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const a = 3 * triangles[corner]!;
    const b = 3 * triangles[corner + 1]!;
    const c = 3 * triangles[corner + 2]!;
    const ax = flat[a]!;
    const ay = flat[a + 1]!;
    const bx = flat[b]!;
    const by = flat[b + 1]!;
    const cx = flat[c]!;
    const cy = flat[c + 1]!;
    const x0 = Math.ceil(Math.min(ax, bx, cx) - 0.5);
    const x1 = Math.floor(Math.max(ax, bx, cx) - 0.5);
    if (x0 > x1) continue;
    const y0 = Math.ceil(Math.min(ay, by, cy) - 0.5);
    const y1 = Math.floor(Math.max(ay, by, cy) - 0.5);
    if (y0 > y1) continue;
    const doubleArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(doubleArea) < 1e-9) continue;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5;
        const py = y + 0.5;
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / doubleArea;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / doubleArea;
        const w = 1 - u - v;
        if (u < -1e-6 || v < -1e-6 || w < -1e-6) continue;
        const height = u * flat[a + 2]! + v * flat[b + 2]! + w * flat[c + 2]!;
        const at = y * MAP_SIDE + x;
        if (height > heightMm[at]!) heightMm[at] = height;
      }
    }
  }
}

/**
 * Light that reaches a point with the given unit normal, 1 = facing an unshadowed key light.
 * Visibility is blended over the four texels about the point, so that shadows have soft edges.
 */
export function lightAt(sky: Sky, point: Vec3, normal: Vec3): number {
  const { beams, center, texelsPerMm, full } = sky;
  const x = point[0] - center[0];
  const y = point[1] - center[1];
  const z = point[2] - center[2];
  const texelMm = 1 / texelsPerMm;
  let sum = 0;
  for (const { towards, right, up, brightness, heightMm } of beams) {
    const facing = normal[0] * towards[0] + normal[1] * towards[1] + normal[2] * towards[2];
    if (facing <= 0.02) continue;
    // Lift the point off its own surface: by a texel, and by the slope across a texel where the light grazes.
    const slope = Math.min(6, Math.sqrt(1 - Math.min(1, facing * facing)) / facing);
    const own = x * towards[0] + y * towards[1] + z * towards[2] + texelMm * (0.8 + 1.2 * slope);
    const tx = MAP_SIDE / 2 - 0.5 + texelsPerMm * (x * right[0] + y * right[1] + z * right[2]);
    const ty = MAP_SIDE / 2 - 0.5 + texelsPerMm * (x * up[0] + y * up[1] + z * up[2]);
    const ix = Math.floor(tx);
    const iy = Math.floor(ty);
    if (ix < 0 || iy < 0 || ix >= MAP_SIDE - 1 || iy >= MAP_SIDE - 1) {
      sum += brightness * facing;
      continue;
    }
    const fx = tx - ix;
    const fy = ty - iy;
    const at = iy * MAP_SIDE + ix;
    const seen =
      (heightMm[at]! <= own ? (1 - fx) * (1 - fy) : 0) +
      (heightMm[at + 1]! <= own ? fx * (1 - fy) : 0) +
      (heightMm[at + MAP_SIDE]! <= own ? (1 - fx) * fy : 0) +
      (heightMm[at + MAP_SIDE + 1]! <= own ? fx * fy : 0);
    sum += brightness * facing * seen;
  }
  return sum / full;
}
