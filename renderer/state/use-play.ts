import { useEffect } from 'react';
import { along, distance, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { draftStore } from './draft-store';
import { sessionStore, setSession, useSession } from './session-store';
import { viewedPath } from './view-planes';

const MM_PER_SECOND = 8;
/** Where the play begins, outside the entry. */
const LEAD_MM = 8;

/**
 * While `playing`, carries the crosshair down the selected path, from outside the entry to the
 * target, and stops.
 */
export function usePlay(): void {
  const playing = useSession(session => session.playing);
  useEffect(() => {
    if (!playing) return undefined;
    let frame = 0;
    let since: number | null = null;
    const step = (now: number): void => {
      const path = viewedPath(draftStore.getState());
      if (!path || !sessionStore.getState().scan) {
        setSession({ playing: false });
        return;
      }
      since ??= now;
      const lengthMm = distance(path.entry, path.target) + LEAD_MM;
      const done = Math.min(lengthMm, ((now - since) / 1000) * MM_PER_SECOND);
      const outward = normalize(subtract<Vec3>(path.entry, path.target));
      setSession({ crosshair: along(path.target, outward, lengthMm - done) });
      if (done < lengthMm) frame = requestAnimationFrame(step);
      else setSession({ playing: false });
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing]);
}
