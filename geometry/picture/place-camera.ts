import { cross, dot, normalize, type Vec3 } from '../core/vector';
import { assertThat } from '../core/result';
import type { PictureView } from './picture-types';

/** How far the eye stands, in radii of what it looks at: a long lens, as for anatomical plates. */
const EYE_DISTANCE_RADII = 5;
/** Free border, as a fraction of the picture's smaller side. */
const MARGIN = 0.05;

/**
 * A camera over sample coordinates (x right, y down, in samples).
 * `nearness` is linear over a projected triangle and larger for what is nearer:
 * 1/depth in perspective, -depth in parallel projection (depth in mm along `forward` from the eye).
 */
export interface Camera {
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  readonly eye: Vec3;
  readonly perspective: boolean;
  /** Samples per mm (parallel) or per unit slope (perspective). */
  readonly scale: number;
  /** Sample coordinates of the optical axis. */
  readonly axisX: number;
  readonly axisY: number;
}

/** Places the camera so that the scene (or the view's focus) fills `width` x `height` samples. */
export function placeCamera(
  view: PictureView,
  clouds: readonly Float32Array[],
  width: number,
  height: number,
): Camera {
  const forward = normalize(view.direction);
  const right = normalize(cross(forward, view.up));
  const up = cross(right, forward);
  const { center, radius } = view.focus
    ? { center: view.focus.center, radius: view.focus.radiusMm }
    : boundingBall(clouds);
  const perspective = view.projection !== 'orthographic';
  const distance = EYE_DISTANCE_RADII * radius;
  const eye: Vec3 = [
    center[0] - distance * forward[0],
    center[1] - distance * forward[1],
    center[2] - distance * forward[2],
  ];

  // Bounds on the picture plane at scale 1.
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  };
  if (view.focus) {
    const half = perspective ? radius / distance : radius;
    take(-half, -half);
    take(half, half);
  } else {
    for (const cloud of clouds) {
      for (let v = 0; v < cloud.length; v += 3) {
        const d: Vec3 = [cloud[v]! - eye[0], cloud[v + 1]! - eye[1], cloud[v + 2]! - eye[2]];
        const depth = perspective ? dot(d, forward) : 1;
        take(dot(d, right) / depth, dot(d, up) / depth);
      }
    }
  }
  const border = 2 * MARGIN * Math.min(width, height);
  const scale = Math.min((width - border) / (x1 - x0), (height - border) / (y1 - y0));
  return {
    right,
    up,
    forward,
    eye,
    perspective,
    scale,
    axisX: width / 2 - (scale * (x0 + x1)) / 2,
    axisY: height / 2 + (scale * (y0 + y1)) / 2,
  };
}

/** The ball about the box about all points: not the smallest, but never too small. */
export function boundingBall(clouds: readonly Float32Array[]): { center: Vec3; radius: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const cloud of clouds) {
    for (let v = 0; v < cloud.length; v++) {
      const axis = v % 3;
      low[axis] = Math.min(low[axis]!, cloud[v]!);
      high[axis] = Math.max(high[axis]!, cloud[v]!);
    }
  }
  const center: Vec3 = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2];
  const radius = Math.hypot(high[0]! - center[0], high[1]! - center[1], high[2]! - center[2]);
  assertThat(radius > 0 && Number.isFinite(radius), 'boundingBall', 'there is nothing to look at');
  return { center, radius };
}
