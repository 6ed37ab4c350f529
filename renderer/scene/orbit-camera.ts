import { cross, dot, normalize, type Vec3 } from '../../geometry/core/vector';

/**
 * Where the eye is: a parallel projection, so that a millimetre is as long everywhere in the
 * picture, the scale bar is true at every depth and a needle seen along its path is a circle. LPS
 * mm; (right, up, back) is a right-handed unit set, `back` points from the scene to the eye.
 */
export interface CameraPose {
  /** In the middle of the picture; what orbiting turns about. */
  readonly pivot: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly back: Vec3;
  /** Height of the picture, mm. */
  readonly heightMm: number;
}

export interface Ball {
  readonly center: Vec3;
  readonly radiusMm: number;
}

/** Size of the picture, CSS px. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

const NEAREST_HEIGHT_MM = 2;
const FARTHEST_HEIGHT_MM = 2000;

/** The view from `from` (any length but zero) with `up` up as far as it can be. */
export function poseFrom(from: Vec3, up: Vec3, pivot: Vec3, heightMm: number): CameraPose {
  const back = normalize(from);
  let side = cross(up, back);
  if (Math.hypot(...side) < 1e-6 * Math.hypot(...up)) {
    side = cross(Math.abs(back[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], back);
  }
  const right = normalize(side);
  return { pivot, right, up: cross(back, right), back, heightMm };
}

/**
 * Turns the view as a drag of the scene would: `yaw` about the pole (the animal's dorsal axis),
 * `pitch` about the picture's horizontal; radians, positive turns the near side right and down.
 * Roll stays as it is. Over the pole the head hangs upside down and yaw is reversed, so that the
 * near side still follows the hand.
 */
export function orbit(pose: CameraPose, pole: Vec3, yaw: number, pitch: number): CameraPose {
  const sense = dot(pose.up, pole) < -1e-6 ? 1 : -1;
  const turn = (v: Vec3): Vec3 => rotate(rotate(v, pose.right, -pitch), pole, sense * yaw);
  const back = normalize(turn(pose.back));
  const along = dot(turn(pose.right), back);
  const raw = turn(pose.right);
  const right = normalize<Vec3>([
    raw[0] - along * back[0],
    raw[1] - along * back[1],
    raw[2] - along * back[2],
  ]);
  return { ...pose, right, up: cross(back, right), back };
}

/** Moves the picture by (dx, dy) CSS px, right and down. */
export function pan(pose: CameraPose, size: PictureSize, dxPx: number, dyPx: number): CameraPose {
  const mm = pose.heightMm / size.heightPx;
  return { ...pose, pivot: shift(pose, pose.pivot, -dxPx * mm, dyPx * mm) };
}

/** A place moved by so many CSS px right and down in the plane through it that faces the eye. */
export function moveInPicture(
  pose: CameraPose,
  size: PictureSize,
  p: Vec3,
  dxPx: number,
  dyPx: number,
): Vec3 {
  const mm = pose.heightMm / size.heightPx;
  return shift(pose, p, dxPx * mm, -dyPx * mm);
}

/**
 * Scales the picture by `factor` (> 1 is nearer) with what is under (x, y), CSS px from the top
 * left, staying there.
 */
export function zoomAt(
  pose: CameraPose,
  size: PictureSize,
  factor: number,
  xPx: number,
  yPx: number,
): CameraPose {
  const heightMm = Math.min(FARTHEST_HEIGHT_MM, Math.max(NEAREST_HEIGHT_MM, pose.heightMm / factor));
  const change = (pose.heightMm - heightMm) / size.heightPx;
  const pivot = shift(
    pose,
    pose.pivot,
    (xPx - size.widthPx / 2) * change,
    (size.heightPx / 2 - yPx) * change,
  );
  return { ...pose, pivot, heightMm };
}

/** The same view with the ball filling the picture. */
export function fit(pose: CameraPose, ball: Ball, size: PictureSize): CameraPose {
  const margin = 1.06;
  const narrow = Math.min(1, size.widthPx / Math.max(1, size.heightPx));
  const heightMm = Math.max(NEAREST_HEIGHT_MM, (2 * margin * ball.radiusMm) / narrow);
  return { ...pose, pivot: ball.center, heightMm };
}

/** The line of sight through (x, y), CSS px, starting before the ball. Direction unit. */
export function rayThrough(
  pose: CameraPose,
  size: PictureSize,
  xPx: number,
  yPx: number,
  ball: Ball,
): { readonly origin: Vec3; readonly direction: Vec3 } {
  const mm = pose.heightMm / size.heightPx;
  const onPlane = shift(pose, pose.pivot, (xPx - size.widthPx / 2) * mm, (size.heightPx / 2 - yPx) * mm);
  const before = depthOf(pose, ball.center) + ball.radiusMm + 1;
  return {
    origin: [
      onPlane[0] + before * pose.back[0],
      onPlane[1] + before * pose.back[1],
      onPlane[2] + before * pose.back[2],
    ],
    direction: [-pose.back[0], -pose.back[1], -pose.back[2]],
  };
}

/** Where a place appears, CSS px from the top left. */
export function projectPoint(pose: CameraPose, size: PictureSize, p: Vec3): readonly [number, number] {
  const d: Vec3 = [p[0] - pose.pivot[0], p[1] - pose.pivot[1], p[2] - pose.pivot[2]];
  const px = size.heightPx / pose.heightMm;
  return [size.widthPx / 2 + px * dot(d, pose.right), size.heightPx / 2 - px * dot(d, pose.up)];
}

/** Height of a place over the pivot's picture plane, towards the eye, mm. */
const depthOf = (pose: CameraPose, p: Vec3): number =>
  (p[0] - pose.pivot[0]) * pose.back[0] +
  (p[1] - pose.pivot[1]) * pose.back[1] +
  (p[2] - pose.pivot[2]) * pose.back[2];

/**
 * Part of the way (0..1) from one view to another: the frame turns about one axis, the height goes
 * in ratio.
 */
export function blendPoses(from: CameraPose, to: CameraPose, part: number): CameraPose {
  if (part <= 0) return from;
  if (part >= 1) return to;
  const mix = (a: Vec3, b: Vec3): Vec3 => [
    a[0] + part * (b[0] - a[0]),
    a[1] + part * (b[1] - a[1]),
    a[2] + part * (b[2] - a[2]),
  ];
  // Not a true slerp: straight blends made orthonormal again, which is near enough for a quarter of
  // a second. Opposite views have no middle: swing over the top there.
  let back = mix(from.back, to.back);
  if (Math.hypot(...back) < 0.1) back = mix(from.back, from.up);
  const pose = poseFrom(back, mix(from.up, to.up), mix(from.pivot, to.pivot), 1);
  return { ...pose, heightMm: from.heightMm * (to.heightMm / from.heightMm) ** part };
}

function shift(pose: CameraPose, p: Vec3, rightMm: number, upMm: number): Vec3 {
  return [
    p[0] + rightMm * pose.right[0] + upMm * pose.up[0],
    p[1] + rightMm * pose.right[1] + upMm * pose.up[1],
    p[2] + rightMm * pose.right[2] + upMm * pose.up[2],
  ];
}

/** v turned by `angle` about the unit axis, right-handed (Rodrigues). */
function rotate(v: Vec3, axis: Vec3, angle: number): Vec3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const k = (1 - c) * dot(axis, v);
  const x = cross(axis, v);
  return [
    c * v[0] + s * x[0] + k * axis[0],
    c * v[1] + s * x[1] + k * axis[1],
    c * v[2] + s * x[2] + k * axis[2],
  ];
}
