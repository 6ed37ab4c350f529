import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import type { PlannedGuide } from '../workers/planner/planner-protocol';
import type { Draft } from './draft';
import { requireId } from './case-id';
import { caseKey } from './result-keys';
import type { Session } from './session-store';

/**
 * Whether there is a finished guide that was made from something else than the draft as it stands.
 */
export const isOutOfDate = (draft: Draft, { final }: Pick<Session, 'final'>): boolean =>
  final !== null && final.key !== caseKey(draft);

/**
 * The plan and guide that may leave the window: made from exactly what is decided now. Every export
 * asks here.
 *
 * @returns Problems: `no-guide` where none was made; `out-of-date` where something was changed
 *   since; `no-id` for a case without
 */
export function currentGuide(draft: Draft, session: Pick<Session, 'final'>): Result<PlannedGuide> {
  if (!session.final) return refuse('no-guide', phrase('no-guide-to-export'));
  if (isOutOfDate(draft, session)) {
    return refuse('out-of-date', phrase('guide-out-of-date'));
  }
  const named = requireId(draft);
  if (!named.ok) return named;
  return succeed(session.final.value);
}
