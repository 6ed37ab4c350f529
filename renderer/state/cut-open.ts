import type { PatientPoint } from '../../geometry/core/frames';
import type { AnatomicalAxes, SceneViewProps } from '../scene/scene-view-props';
import type { Draft } from './draft';
import type { Step } from './session/steps';
import type { Session } from './session-store';
import { trajectoryPlanes, viewedPath } from './view-planes';

/** Where a skull can be cut open: the steps on which its path is planned and judged. */
const CUT_STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide', 'check']);

/** Whether there is a path to cut along, on a step whose views have the switch. */
export const canCutOpen = (draft: Draft, step: Step): boolean =>
  CUT_STEPS.has(step) && viewedPath(draft) !== null;

/**
 * Where the 3D view is cut open along the selected path; null where it is whole. No step shows half
 * a skull that nothing on the screen would close.
 */
export function cutOpen(
  draft: Draft,
  axes: AnatomicalAxes,
  { clip, step }: Pick<Session, 'clip' | 'step'>,
): SceneViewProps['clip'] {
  const path = viewedPath(draft);
  if (!clip || !path || !canCutOpen(draft, step)) return null;
  const { across } = trajectoryPlanes(axes, path, path.target as PatientPoint);
  return { point: path.target, normal: across.into };
}
