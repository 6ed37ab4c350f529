import type { MeasuredPath } from '../../workers/planner/planner-protocol';
import { caseOfDraft, wholeTrajectories } from '../draft';
import { boneKey, pathsKey } from '../result-keys';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** The measures of the paths that have both ends, on the bone as it is. */
export const createPathsLane = ({ runJob }: Jobs): Lane =>
  createLane<readonly MeasuredPath[]>({
    key: draft => (wholeTrajectories(draft).length > 0 ? pathsKey(draft) : null),
    ready: ({ bone, measured }, draft, key) => bone?.key === boneKey(draft) && measured?.key !== key,
    run: async (draft, _, signal) => {
      const wanted = caseOfDraft(draft);
      return wanted.ok ? runJob('measure', { case: wanted.value }, 'path', signal) : null;
    },
    keep: (value, key) => setSession({ measured: { value, key } }),
    clear: ({ measured }) => {
      if (measured) setSession({ measured: null });
    },
    overtaken: 'finish',
  });
