import { useMemo } from 'react';
import type { SliceFocus } from '../slices/slice-view-props';
import { useDraft } from '../state/draft-store';
import { useSession } from '../state/session-store';
import { PATH_STEPS } from '../state/session/steps';
import { viewedPath } from '../state/view-planes';

/**
 * What the slices come near to: the viewed path on the steps that are about it, once it has both
 * ends; the whole head on all others. Dragging an end moves no view.
 */
export function useFocus(): SliceFocus | null {
  const isAbout = useSession(session => PATH_STEPS.has(session.step));
  const scan = useSession(session => session.scan?.series.uid ?? null);
  const draft = useDraft(whole => whole);
  const path = viewedPath(draft);
  return useMemo(
    () =>
      isAbout && path ? { key: `${scan} ${draft.selected}`, pointsLps: [path.target, path.entry] } : null,
    // By the ends' own numbers: a draft that changed elsewhere is no other work.
    [isAbout, scan, draft.selected, path?.target.join(), path?.entry.join()],
  );
}
