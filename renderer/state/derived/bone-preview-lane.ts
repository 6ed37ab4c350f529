import type { ShownBone } from '../../workers/planner/planner-protocol';
import { clearAlerts, setSession } from '../session-store';
import { createLane } from './create-lane';
import type { Jobs } from './jobs';

/** Shows a threshold's surface while it is being moved: every look that was begun is shown, the newest value is next. */
export function createBonePreview({ runQuietly }: Jobs): (thresholdHu: number) => void {
  /** Counted, as a value that is come back to is looked at again. */
  let looks = 0;
  let wantedHu = 0;
  const lane = createLane<ShownBone>({
    key: () => (looks > 0 ? String(looks) : null),
    ready: ({ scan }) => scan !== null,
    run: async ({ bone: { crop } }, _, signal) => {
      const outcome = await runQuietly('previewBone', { thresholdHu: wantedHu, crop }, signal);
      return outcome?.ok ? outcome.value : null;
    },
    keep: bonePreview => {
      clearAlerts('bone');
      setSession({ bonePreview });
    },
    overtaken: 'finish',
  });
  return thresholdHu => {
    looks++;
    wantedHu = thresholdHu;
    lane.follow();
  };
}
