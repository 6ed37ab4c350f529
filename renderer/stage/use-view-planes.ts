import { useCallback, useMemo, useState } from 'react';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import type { SlicePlane } from '../slices/slice-plane';
import { draftStore, useDraft } from '../state/draft-store';
import { useSession } from '../state/session-store';
import { slicePlanes, trajectoryPlanes, viewedPath, type SliceName } from '../state/view-planes';

interface ViewPlanes {
  /** By their views' names, the view's own among them; null where there are none. */
  readonly planes: readonly (readonly [string, SlicePlane])[] | null;
  /** How far those along and across the path stand beside it, mm. */
  readonly beside: { readonly along: number; readonly across: number };
  /** Told of each move of an end by this view's handles, before it is made. */
  readonly hold: (isDone: boolean) => void;
}

const ON_PATH = { along: 0, across: 0 };

/**
 * The planes that a view shows with its own. A view of the path stays as it is while one of its own
 * handles is moved, so that the end goes where the hand does, and is upright again once it is let
 * go; the other views follow at once.
 */
export function useViewPlanes(view: SliceName, axes: AnatomicalAxes): ViewPlanes {
  const volume = useSession(session => session.scan?.volume);
  const crosshair = useSession(session => session.crosshair);
  const now = useSession(session => session.beside);
  const convention = useSession(session => session.sideConvention);
  const draft = useDraft(whole => whole);
  const [held, setHeld] = useState<ReturnType<typeof viewedPath>>(null);
  const hold = useCallback((isDone: boolean) => {
    const path = viewedPath(draftStore.getState());
    setHeld(before => (isDone ? null : (before ?? path)));
  }, []);
  const beside = now?.path === draft.selected && now ? now : ON_PATH;
  const planes = useMemo(() => {
    if (!volume || !crosshair) return null;
    if (view === 'transverse' || view === 'sagittal' || view === 'dorsal') {
      return Object.entries(slicePlanes(volume, axes, crosshair, convention));
    }
    const path = held ?? viewedPath(draft);
    return path ? Object.entries(trajectoryPlanes(axes, path, crosshair, beside, convention)) : null;
  }, [volume, crosshair, view, axes, draft, beside, convention, held]);
  return { planes, beside, hold };
}
