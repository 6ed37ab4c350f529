import { assumeUsualPose } from '../../../geometry/anatomy/guess-orientation';
import type { OrientationProposal } from '../../workers/planner/planner-protocol';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/**
 * How the anatomy says that the animal lies: once a scan. Where that broke off, the usual pose is
 * proposed and doubted.
 */
export const createOrientationLane = ({ runQuietly }: Jobs): Lane =>
  createLane<OrientationProposal>({
    key: (_, { scan }) => scan?.series.uid ?? null,
    ready: ({ proposal }) => proposal === null,
    run: async ({ bone: { thresholdHu } }, _, signal) => {
      const outcome = await runQuietly('proposeOrientation', { thresholdHu }, signal);
      return outcome?.ok ? outcome.value : null;
    },
    keep: proposal => setSession({ proposal }),
    fail: () => setSession({ proposal: { ...assumeUsualPose('no-bone'), markers: [], table: null } }),
  });
