import { cross, normalize, type Vec3 } from '../../core/vector';

/** A square map on which a mesh is drawn as seen along a direction. */
export interface DepthMap {
  /** Texels along each side. */
  readonly side: number;
  /** Point of the scene in the map's middle, mm. */
  readonly center: Vec3;
  readonly texelsPerMm: number;
}

/** A direction of the sky, and the map's axes across it; unit vectors. */
export interface SkyDirection {
  /** From the scene towards the light. */
  readonly towards: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
}

/**
 * Direction `index` of `count` that cover the sphere evenly: the golden-angle spiral, from z = 1
 * down.
 */
export function skyDirection(index: number, count: number): SkyDirection {
  const z = 1 - (2 * index + 1) / count;
  const r = Math.sqrt(1 - z * z);
  const a = index * Math.PI * (3 - Math.sqrt(5));
  const towards: Vec3 = [r * Math.cos(a), r * Math.sin(a), z];
  const right = normalize(cross(towards, Math.abs(z) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
  return { towards, right, up: cross(towards, right) };
}

/**
 * Writes map x, map y (texels) and height along `towards` (mm from the centre) of each vertex to
 * `flat`.
 */
export function projectOnMap(
  positions: Float32Array,
  { side, center, texelsPerMm }: DepthMap,
  { towards, right, up }: SkyDirection,
  flat: Float32Array,
): void {
  const [cx, cy, cz] = center;
  const middle = side / 2;
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - cx;
    const y = positions[v + 1]! - cy;
    const z = positions[v + 2]! - cz;
    flat[v] = middle + texelsPerMm * (x * right[0] + y * right[1] + z * right[2]);
    flat[v + 1] = middle + texelsPerMm * (x * up[0] + y * up[1] + z * up[2]);
    flat[v + 2] = x * towards[0] + y * towards[1] + z * towards[2];
  }
}

/**
 * Samples row by row; sample (x, y) lies at (x + 0.5, y + 0.5). What is drawn is added to what is
 * there.
 */
export interface DepthBuffer {
  readonly width: number;
  readonly height: number;
  /** Highest surface over each sample; -Infinity where there is none. */
  readonly high: Float32Array;
  /** Lowest surface; Infinity where there is none. */
  readonly low?: Float32Array;
  /** Index in `triangles` of the highest triangle's first corner. */
  readonly highest?: Int32Array;
}

/**
 * Draws triangles whose vertices lie at x, y (samples) and a height; what is not a number is not
 * drawn.
 */
export function drawDepth(flat: Float32Array, triangles: Uint32Array, buffer: DepthBuffer): void {
  const { width, height, high, low, highest } = buffer;
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const a = 3 * triangles[corner]!;
    const b = 3 * triangles[corner + 1]!;
    const c = 3 * triangles[corner + 2]!;
    const ax = flat[a]!;
    const bx = flat[b]!;
    const cx = flat[c]!;
    const x0 = Math.max(0, Math.ceil((ax < bx ? (ax < cx ? ax : cx) : bx < cx ? bx : cx) - 0.5)) | 0;
    const x1 = Math.min(width - 1, Math.floor((ax > bx ? (ax > cx ? ax : cx) : bx > cx ? bx : cx) - 0.5)) | 0;
    if (x0 > x1) continue;
    const ay = flat[a + 1]!;
    const by = flat[b + 1]!;
    const cy = flat[c + 1]!;
    const y0 = Math.max(0, Math.ceil((ay < by ? (ay < cy ? ay : cy) : by < cy ? by : cy) - 0.5)) | 0;
    const y1 =
      Math.min(height - 1, Math.floor((ay > by ? (ay > cy ? ay : cy) : by > cy ? by : cy) - 0.5)) | 0;
    if (y0 > y1) continue;
    const doubleArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    // Edge-on or not a number: covers no sample.
    if (!(Math.abs(doubleArea) > 1e-9)) continue;
    const az = flat[a + 2]!;
    const bz = flat[b + 2]!;
    const cz = flat[c + 2]!;
    for (let y = y0; y <= y1; y++) {
      const py = y + 0.5;
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5;
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / doubleArea;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / doubleArea;
        const w = 1 - u - v;
        // A hair of tolerance closes the seams between neighbours.
        if (u < -1e-6 || v < -1e-6 || w < -1e-6) continue;
        const z = u * az + v * bz + w * cz;
        const at = y * width + x;
        if (z > high[at]!) {
          high[at] = z;
          if (highest) highest[at] = corner;
        }
        if (low && z < low[at]!) low[at] = z;
      }
    }
  }
}

/** Weights of a triangle's corners at sample `at`, as `drawDepth` has them; they add up to one. */
export function weightsAt(
  flat: Float32Array,
  triangles: Uint32Array,
  corner: number,
  at: number,
  width: number,
): Vec3 {
  const [a, b, c] = [3 * triangles[corner]!, 3 * triangles[corner + 1]!, 3 * triangles[corner + 2]!];
  const [ax, ay, bx, by] = [flat[a]!, flat[a + 1]!, flat[b]!, flat[b + 1]!];
  const [cx, cy] = [flat[c]!, flat[c + 1]!];
  const doubleArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const px = (at % width) + 0.5;
  const py = Math.floor(at / width) + 0.5;
  const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / doubleArea;
  const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / doubleArea;
  return [u, v, 1 - u - v];
}
