import type { ShownSoftParts } from '../../workers/planner/planner-protocol';
import { boneKey, softPartsKey } from '../result-keys';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/**
 * The eyes and ear canals, once the bone that they are found by is there and it is confirmed how
 * the animal lies. A refusal is of the bone, and said where that is made.
 */
export const createSoftPartsLane = ({ runQuietly }: Jobs): Lane =>
  createLane<ShownSoftParts>({
    key: softPartsKey,
    ready: ({ scan, bone, softParts }, draft, key) =>
      scan !== null && bone?.key === boneKey(draft) && softParts?.key !== key,
    run: async ({ bone, orientation }, _, signal) => {
      const { dorsal, rostral } = orientation!;
      const outcome = await runQuietly('findSoftParts', { bone, orientation: { dorsal, rostral } }, signal);
      return outcome?.ok ? outcome.value : null;
    },
    keep: (value, key) => setSession({ softParts: { value, key } }),
    fail: () => setSession({ softParts: null }),
    clear: ({ softParts }) => {
      if (softParts) setSession({ softParts: null });
    },
  });
