import { useMemo } from 'react';
import { along, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { windowToTipMm } from '../../geometry/path/place-tool';
import type { SliceFocus } from '../slices/slice-view-props';
import { useDraft } from '../state/draft-store';
import { useSession } from '../state/session-store';
import { PATH_STEPS } from '../state/session/steps';
import { viewedPath, type SliceName } from '../state/view-planes';

/**
 * What the slices come near to: the viewed path on the steps that are about it, once it has both
 * ends; the whole head on all others. Dragging an end moves no view. Views that lie along the path
 * have room for the tip beyond the target and for the sleeve over the entry.
 */
export function useFocus(view: SliceName): SliceFocus | null {
  const isAbout = useSession(session => PATH_STEPS.has(session.step));
  const scan = useSession(session => session.scan?.series.uid ?? null);
  const draft = useDraft(whole => whole);
  const path = viewedPath(draft);
  const { standoffMm, lengthMm } = draft.guide.sleeve;
  const tipMm = windowToTipMm(draft.tool);
  const isLengthwise = view === 'along' || view === 'across';
  return useMemo(() => {
    if (!isAbout || !path) return null;
    const pointsLps = [path.target, path.entry];
    if (isLengthwise) {
      const inward = normalize(subtract<Vec3>(path.target, path.entry));
      pointsLps.push(along(path.target, inward, tipMm));
      pointsLps.push(along(path.entry, inward, -(standoffMm + lengthMm)));
    }
    return { key: `${scan} ${draft.selected}`, pointsLps };
    // By the ends' own numbers: a draft that changed elsewhere is no other work.
  }, [
    isAbout,
    scan,
    draft.selected,
    path?.target.join(),
    path?.entry.join(),
    isLengthwise,
    tipMm,
    standoffMm + lengthMm,
  ]);
}
