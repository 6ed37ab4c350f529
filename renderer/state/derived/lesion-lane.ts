import type { OutlinedLesion } from '../../workers/planner/planner-protocol';
import { boneKey, lesionKey } from '../result-keys';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** The lesion's outline, once the bone that walls the brain in is there. */
export const createLesionLane = ({ runJob }: Jobs): Lane =>
  createLane<OutlinedLesion>({
    key: draft => draft.lesion && lesionKey(draft),
    ready: ({ scan, bone, lesion }, draft, key) =>
      scan !== null && bone?.key === boneKey(draft) && lesion?.key !== key,
    run: ({ lesion, bone }, _, signal) => runJob('outlineLesion', { lesion: lesion!, bone }, 'path', signal),
    keep: (value, key) => setSession({ lesion: { value, key } }),
    // A refused outline leaves none on show: the last one is of another click.
    fail: () => setSession({ lesion: null }),
    clear: ({ lesion }) => {
      if (lesion) setSession({ lesion: null });
    },
  });
