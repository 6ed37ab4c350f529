import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useDraft } from '../state/draft-store';
import { useSession } from '../state/session-store';
import { isPathStep, showsPathViews } from '../state/stage-views';
import { viewedPath } from '../state/view-planes';

/** A click that completes a path may be the first of a double click on the same view, ms. */
const DOUBLE_CLICK_MS = 600;

interface PathViews {
  readonly isAlongPath: boolean;
  /** Whether the person can choose: the step has both sets of views, and the path both ends. */
  readonly canChoose: boolean;
}

/**
 * Which views the stage shows. They take the place of the slices no sooner than a double click
 * could have ended, and at once where they are asked for; whoever worked in the stage by keys stays
 * in it.
 */
export function usePathViews(frame: RefObject<HTMLElement | null>): PathViews {
  const step = useSession(session => session.step);
  const pathViews = useSession(session => session.pathViews);
  const isWhole = useDraft(draft => viewedPath(draft) !== null);
  const isAsked = useDraft(draft => showsPathViews(draft, { pathViews, step }));
  const [isSettled, setSettled] = useState(isWhole);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(isWhole), isWhole ? DOUBLE_CLICK_MS : 0);
    return () => clearTimeout(rest);
  }, [isWhole]);
  const isAlongPath = isAsked && isSettled;

  const hadFocus = useRef(false);
  // Asked while the views that hold it are still there.
  hadFocus.current = frame.current?.contains(document.activeElement) ?? false;
  const wasAlongPath = useRef(isAlongPath);
  useLayoutEffect(() => {
    if (wasAlongPath.current === isAlongPath) return;
    wasAlongPath.current = isAlongPath;
    if (!hadFocus.current || document.activeElement !== document.body) return;
    frame.current?.querySelector<HTMLElement>('[role=region]')?.focus({ preventScroll: true });
  }, [isAlongPath, frame]);
  return { isAlongPath, canChoose: isPathStep(step) && isWhole };
}
