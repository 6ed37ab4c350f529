import { useMemo } from 'react';
import type { SliceFocus } from '../slices/slice-view-props';
import { useDraft } from '../state/draft-store';
import { useSession } from '../state/session-store';
import type { Step } from '../state/session/steps';
import { viewedPath } from '../state/view-planes';

/** Where the path is worked on, and looked at. */
const STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide', 'check', 'verify']);

/**
 * What the slices come near to: the viewed path on the steps that are about it, once it has both
 * ends; the whole head on all others. Dragging an end moves no view.
 */
export function useFocus(): SliceFocus | null {
  const isAbout = useSession(session => STEPS.has(session.step));
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
