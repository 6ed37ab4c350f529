import { isOutOfDate } from './current-guide';
import type { Draft } from './draft';
import { caseKey } from './result-keys';
import type { Session } from './session-store';

/**
 * How far the guide of a draft has come: the finished one's status, `stale` where that is of
 * something else, `preview` where there is one of this very draft, or none.
 */
export type GuideState = 'none' | 'preview' | 'stale' | 'pass' | 'warn' | 'fail';

export function guideState(draft: Draft, session: Pick<Session, 'preview' | 'final'>): GuideState {
  const { preview, final } = session;
  if (final) return isOutOfDate(draft, session) ? 'stale' : final.value.plan.status;
  return preview?.key === caseKey(draft) ? 'preview' : 'none';
}
