import type { ErrorPrediction } from '../workers/planner/planner-protocol';
import type { Draft } from './draft';
import { caseKey } from './result-keys';
import type { Session } from './session-store';

/**
 * What is predicted of the draft's guide: of the final one, else of its preview; null where neither
 * is of this draft.
 */
export function predictionOf(
  draft: Draft,
  { preview, final }: Pick<Session, 'preview' | 'final'>,
): ErrorPrediction | null {
  const key = caseKey(draft);
  if (final?.key === key) {
    const { trajectories, guide } = final.value.plan;
    return { paths: trajectories, seating: guide?.seating ?? null };
  }
  return preview?.key === key ? preview.value.prediction : null;
}
