import { phrase } from '../../geometry/messages/phrase';
import { sealFusion, sealOrientation } from '../../geometry/plan/document/seal';
import type { Draft } from '../state/draft';
import { amend, draftStore } from '../state/draft-store';
import { known, lapsed } from '../state/scan-questions';
import { raise, sessionStore, type Session } from '../state/session-store';
import type { AddedScan } from '../state/added-scan';

/**
 * Keeps what is signed true to what it was signed for. A draft learns what its scans are known by
 * as they are read; a confirmation whose seal is of other axes or another scan is none any more,
 * nor is such an acceptance of a fusion. None of it is an edit: there is nothing to undo.
 */
export function followSignatures(): void {
  const draft = draftStore.getState();
  const change = withTrueSignatures(draft, sessionStore.getState());
  if (!change) return;
  amend(change);
  if (change.orientation === null) {
    raise('orientation', { code: 'orientation-lapsed', ...phrase('orientation-lapsed') });
  }
}

/** What of a draft has to change; null where everything is as it should be. */
export function withTrueSignatures(
  draft: Draft,
  { scan, added }: Pick<Session, 'scan' | 'added'>,
): Partial<Draft> | null {
  if (!scan?.content || scan.series.uid !== draft.seriesUid) return null;
  const { orientation, content } = draft;
  // A question first: see scanQuestions.
  if (content !== null && content !== scan.content) return null;
  const isLapsed =
    orientation?.seal != null && orientation.seal !== sealOrientation(scan.content, orientation);
  const beside = draft.added.map(one => trueAddition(one, scan.content, added));
  const changed = beside.some((one, n) => one !== draft.added[n]);
  if (content !== null && !isLapsed && !changed) return null;
  return {
    ...(content === null ? known(scan) : {}),
    ...(isLapsed ? lapsed(orientation) : {}),
    ...(changed ? { added: beside } : {}),
  };
}

function trueAddition(one: AddedScan, fixed: string, added: Session['added']): AddedScan {
  const opened = one.seriesUid === null ? undefined : added[one.seriesUid];
  if (!opened?.content) return one;
  if (!one.content) {
    return trueAddition(
      { ...one, content: opened.content, patientId: opened.identity?.patientId ?? null },
      fixed,
      added,
    );
  }
  const { fusion } = one;
  if (one.content !== opened.content || !fusion?.seal) return one;
  if (fusion.seal === sealFusion(fixed, opened.content, fusion.fixedFromMoving)) return one;
  return {
    ...one,
    fusion: { ...fusion, acceptedBy: null, at: null, seal: null },
    withdrawnFrom: fusion.acceptedBy,
  };
}
