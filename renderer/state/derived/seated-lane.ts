import type { MeasuredSeat } from '../../workers/planner/planner-protocol';
import { judgeOf } from '../carried-out';
import { seatedKey } from '../edit-postoperative-scan';
import { laterScan } from '../overlaid-scan';
import { setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import { isLaterAtHand } from './is-later-at-hand';
import type { Jobs } from './jobs';

/** How the guide sits, by the scan with it on, its plan and its pose. */
export const createSeatedLane = ({ runJob }: Jobs): Lane =>
  createLane<MeasuredSeat>({
    key: seatedKey,
    ready: (session, draft, key) => isLaterAtHand(session, draft) && session.seated?.key !== key,
    run: (draft, session, signal) => {
      const request = {
        plan: judgeOf(draft, session)!.plan,
        guide: session.final!.value.guide!.mesh,
        later: laterScan(draft, session)!.opened.volume,
        fixedFromMoving: draft.later!.laid!.fixedFromMoving,
      };
      return runJob('measureSeated', request, 'verify', signal);
    },
    keep: (value, key) => setSession({ seated: { value, key } }),
    fail: () => setSession({ seated: null }),
  });
