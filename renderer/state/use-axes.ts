import { useMemo } from 'react';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import type { Draft } from './draft';
import { useDraft } from './draft-store';
import { anatomicalAxes } from './planes';
import { useSession, type Session } from './session-store';

export interface ShownAxes {
  readonly axes: AnatomicalAxes;
  /** Letters may be shown. */
  readonly confirmed: boolean;
}

/**
 * The confirmed axes, or until then the proposed ones, or the pose in which most animals are
 * scanned.
 */
export function shownAxes(
  { orientation, turned }: Pick<Draft, 'orientation' | 'turned'>,
  proposal: Session['proposal'],
): ShownAxes {
  if (orientation) {
    return { axes: anatomicalAxes(orientation.dorsal, orientation.rostral), confirmed: true };
  }
  const guess = turned ?? proposal ?? { dorsal: [0, -1, 0] as const, rostral: [0, 0, 1] as const };
  return { axes: anatomicalAxes(guess.dorsal, guess.rostral), confirmed: false };
}

export function useAxes(): ShownAxes {
  const orientation = useDraft(draft => draft.orientation);
  const proposal = useSession(session => session.proposal);
  const turned = useDraft(draft => draft.turned);
  return useMemo(() => shownAxes({ orientation, turned }, proposal), [orientation, turned, proposal]);
}
