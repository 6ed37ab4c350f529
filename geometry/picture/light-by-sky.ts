import { dot, normalize, type Vec3 } from '../core/vector';
import { drawDepth, projectOnMap, skyDirection, type SkyDirection } from '../surface/display/depth-map';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { boundingBall, type Camera } from './place-camera';

/** Directions of the sky that are tested for shadow. More is smoother and slower. */
const DIRECTION_COUNT = 96;
/** Side of each shadow map, texels. */
const MAP_SIDE = 512;

/** One direction of the sky: its light, and the scene's surface nearest to it. */
interface Beam extends SkyDirection {
  readonly brightness: number;
  /** Height (mm along `towards` from the ball's centre) of the first surface met; row by row. */
  readonly heightMm: Float32Array;
}

/**
 * A dome of light over the scene: soft key over the viewer's left shoulder, fill from all round.
 */
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
  const map = { side: MAP_SIDE, center, texelsPerMm };
  const { right, up, forward } = camera;
  const key = normalize([
    -0.55 * right[0] + 0.75 * up[0] - 0.75 * forward[0],
    -0.55 * right[1] + 0.75 * up[1] - 0.75 * forward[1],
    -0.55 * right[2] + 0.75 * up[2] - 0.75 * forward[2],
  ]);
  const beams: Beam[] = [];
  for (let index = 0; index < DIRECTION_COUNT; index++) {
    const direction = skyDirection(index, DIRECTION_COUNT);
    const { towards } = direction;
    // What the eye sees faces it: light from far behind the scene is wasted work.
    if (dot(towards, forward) > 0.55) continue;
    const brightness =
      0.35 + 0.35 * Math.max(0, dot(towards, up)) + 3.2 * Math.max(0, dot(towards, key)) ** 10;
    const heightMm = new Float32Array(MAP_SIDE * MAP_SIDE).fill(-Infinity);
    for (const mesh of meshes) {
      const flat = new Float32Array(mesh.positions.length);
      projectOnMap(mesh.positions, map, direction, flat);
      drawDepth(flat, mesh.triangles, { width: MAP_SIDE, height: MAP_SIDE, high: heightMm });
    }
    beams.push({ ...direction, brightness, heightMm });
  }
  const full = beams.reduce((sum, beam) => sum + beam.brightness * Math.max(0, dot(beam.towards, key)), 0);
  return { beams, center, texelsPerMm, full };
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
    // Lift the point off its own surface: by a texel, and by the slope across a texel where the
    // light grazes.
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
