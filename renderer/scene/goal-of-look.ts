import type { Vec3 } from '../../geometry/core/vector';
import { firstLook, lookAlong, lookFrom } from './look-from';
import { fit, type Ball, type CameraPose, type PictureSize } from './orbit-camera';
import type { AnatomicalAxes, SceneViewProps } from './scene-view-props';
import { shapePath } from './shape-path';

/** "Show me" comes at least this near, mm of picture height. */
const CLOSE_UP_MM = 70;

/** How the view stands now, and what there is to see. */
export interface LookedAt {
  readonly pose: CameraPose;
  readonly size: PictureSize;
  readonly axes: AnatomicalAxes;
  readonly ball: Ball;
  readonly paths: SceneViewProps['paths'];
}

/** Where the camera goes for a look that was asked for. */
export function goalOfLook(
  look: NonNullable<SceneViewProps['look']>,
  { pose, size, axes, ball, paths }: LookedAt,
): CameraPose {
  if ('at' in look) {
    const heightMm = Math.min(pose.heightMm, CLOSE_UP_MM);
    return look.from ? lookAlong(look.from, axes, look.at, heightMm) : { ...pose, pivot: look.at, heightMm };
  }
  if (look.from === 'first') return fit(firstLook(axes, ball.center, pose.heightMm), ball, size);
  const path = paths.find(p => p.selected) ?? paths[0];
  const out = path ? shapePath(path, false) : null;
  if (look.from === 'along-path' && path && out) {
    const { from, to } = out.needle;
    const along: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    return lookFrom('along-path', axes, along, path.targetLps, Math.min(pose.heightMm, 2 * CLOSE_UP_MM));
  }
  return fit(lookFrom(look.from, axes, null, ball.center, pose.heightMm), ball, size);
}
