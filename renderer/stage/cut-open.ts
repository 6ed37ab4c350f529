import type { PatientPoint } from '../../geometry/core/frames';
import type { AnatomicalAxes, SceneViewProps } from '../scene/scene-view-props';
import type { Draft } from '../state/draft';
import type { Session } from '../state/session-store';
import { trajectoryPlanes, viewedPath } from '../state/view-planes';

/**
 * Where the 3D view is cut open along the selected path; null where it is whole. Only the Guide
 * step has the switch, so that no other step shows half a skull which nothing on the screen would
 * close.
 */
export function cutOpen(
  draft: Draft,
  axes: AnatomicalAxes,
  { clip, step }: Pick<Session, 'clip' | 'step'>,
): SceneViewProps['clip'] {
  const path = viewedPath(draft);
  if (!clip || step !== 'guide' || !path) return null;
  const { across } = trajectoryPlanes(axes, path, path.target as PatientPoint);
  return { point: path.target, normal: across.into };
}
