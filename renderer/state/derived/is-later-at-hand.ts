import { isOfOtherScan, judgeOf } from '../carried-out';
import type { Draft } from '../draft';
import { laterScan } from '../overlaid-scan';
import type { Session } from '../session-store';

/** Whether the later scan, the plan that judges it and that plan's own CT are all there. */
export function isLaterAtHand(session: Session, draft: Draft): boolean {
  const judge = judgeOf(draft, session);
  return (
    session.scan !== null &&
    judge !== null &&
    !isOfOtherScan(judge.plan, session.scan) &&
    laterScan(draft, session) !== null
  );
}
