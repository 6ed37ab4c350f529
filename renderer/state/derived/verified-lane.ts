import { patientPoint } from '../../../geometry/core/frames';
import type { MeasuredLater } from '../../workers/planner/planner-protocol';
import { judgeOf } from '../carried-out';
import { laterKey } from '../edit-postoperative-scan';
import { laterScan } from '../overlaid-scan';
import { sessionStore, setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import { isLaterAtHand } from './is-later-at-hand';
import type { Jobs } from './jobs';

/**
 * After the last change of a mark before its path is measured anew, ms: none is while it is
 * dragged.
 */
const MEASURE_PAUSE_MS = 200;

/** What the scan made after the biopsy shows of the tools, by plan, pose and marks. */
export const createVerifiedLane = ({ runJob }: Jobs): Lane =>
  createLane<MeasuredLater>({
    key: laterKey,
    ready: (session, draft, key) => isLaterAtHand(session, draft) && session.verified?.key !== key,
    run: (draft, session, signal) => {
      const request = {
        plan: judgeOf(draft, session)!.plan,
        planned: session.scan!.volume,
        later: laterScan(draft, session)!.opened.volume,
        fixedFromMoving: draft.later!.laid!.fixedFromMoving,
        marks: draft.later!.marks,
      };
      return runJob('measureLater', request, 'verify', signal);
    },
    keep: (value, key) => {
      const { verified } = sessionStore.getState();
      setSession({ verified: { value, key } });
      const window = value.outcomes[0]?.windowLps;
      if (window && !verified) setSession({ crosshair: patientPoint(...window) });
    },
    pauseMs: () => MEASURE_PAUSE_MS,
  });
