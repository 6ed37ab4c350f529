import type { ShownBone } from '../../workers/planner/planner-protocol';
import { clearAlerts, setSession } from '../session-store';
import { createLane } from './create-lane';
import type { Jobs } from './jobs';

/**
 * Shows a threshold's surface while it is being moved: every look that was begun is shown, the
 * newest value is next.
 */
export function createBonePreview({ runQuietly }: Jobs): (thresholdHu: number) => void {
  /** Counted, as a value that is come back to is looked at again. */
  let looks = 0;
  let wanted: { readonly key: string; readonly thresholdHu: number } | null = null;
  /** Nothing more is wanted; the lane lets go of the scan that it looked at. */
  const settle = (key: string): void => {
    if (wanted?.key === key) wanted = null;
  };
  const lane = createLane<ShownBone>({
    key: () => wanted && wanted.key,
    ready: ({ scan }) => scan !== null,
    run: async ({ bone: { crop } }, _, signal) => {
      const outcome = await runQuietly('previewBone', { thresholdHu: wanted!.thresholdHu, crop }, signal);
      return outcome?.ok ? outcome.value : null;
    },
    keep: (bonePreview, key) => {
      settle(key);
      clearAlerts('bone');
      setSession({ bonePreview });
    },
    fail: settle,
    overtaken: 'finish',
  });
  return thresholdHu => {
    wanted = { key: String(++looks), thresholdHu };
    lane.follow();
  };
}
