import type { ShownBone } from '../../workers/planner/planner-protocol';
import { boneKey } from '../result-keys';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** After the last change of the bone's options, before it is surfaced anew, ms. */
const BONE_PAUSE_MS = 200;

/**
 * The bone's refined surface. `preview` shows a quick one before the first: the gate needs a skull
 * to look at.
 */
export const createBoneLane = ({ runJob }: Jobs, preview: (thresholdHu: number) => void): Lane =>
  createLane<ShownBone>({
    key: boneKey,
    ready: ({ scan, bone }, { seriesUid }, key) => scan?.series.uid === seriesUid && bone?.key !== key,
    run: (draft, { bone }, signal) => {
      if (!bone) preview(draft.bone.thresholdHu);
      return runJob('prepareBone', { bone: draft.bone }, 'bone', signal);
    },
    keep: (value, key) => setSession({ bone: { value, key }, bonePreview: null }),
    pauseMs: ({ bone }) => (bone ? BONE_PAUSE_MS : 0),
  });
