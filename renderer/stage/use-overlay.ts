import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { SliceOverlay } from '../slices/slice-overlay';
import type { SliceLandmark } from '../slices/slice-view-props';
import { useDraft } from '../state/draft-store';
import { awaitsMoving } from '../state/fusion-edits';
import { fusedScan, overlaidScan, poseOf, shownLandmarks } from '../state/overlaid-scan';
import { useSession } from '../state/session-store';
import type { AddedScan } from '../state/added-scan';

export interface ShownOverlay {
  readonly overlay: SliceOverlay | null;
  /** Of the scan whose fusion is being worked on. */
  readonly landmarks: readonly SliceLandmark[];
  /** Whether it may be moved and its landmarks marked: its fusion is being worked on. */
  readonly isWorkedOn: boolean;
}

const NOTHING: ShownOverlay = { overlay: null, landmarks: [], isWorkedOn: false };

/**
 * The scan over the slices as the stores say. While landmarks are marked each scan is seen alone,
 * in its turn.
 */
export function useOverlay(): ShownOverlay {
  const { t } = useTranslation();
  const draft = useDraft(whole => whole);
  const known = useSession(
    useShallow(({ added, fusing, overlaid, step, overlay, tool, scan }) => ({
      added,
      fusing,
      overlaid,
      step,
      view: overlay,
      tool,
      fixed: scan?.volume ?? null,
    })),
  );
  return useMemo(() => {
    const shown = overlaidScan(draft, known);
    const { view, tool, fixed } = known;
    if (!shown || !fixed) return NOTHING;
    const { scan, opened } = shown;
    const pose = poseOf(shown, fixed);
    const isWorkedOn = fusedScan(draft, known) === scan;
    const landmarks = isWorkedOn ? shownLandmarks(scan, pose) : [];
    const marking = isWorkedOn && tool === 'landmark';
    const isSeen = marking ? awaitsMoving(scan) : view.on;
    if (!isSeen) return { overlay: null, landmarks, isWorkedOn };
    const mode = marking ? 'only' : view.mode;
    const isLater = scan === draft.later;
    const notice = noticeOf(t, scan, isLater);
    const overlay: SliceOverlay = {
      volume: opened.volume,
      fixedFromMoving: pose,
      window: opened.window,
      mode,
      share: view.share,
      squareMm: view.squareMm,
      lensMm: view.lensMm,
      name: isLater ? t('verify.short') : t(`fusion.short.${scan.role}`),
      description: scan.description,
      takesWindow: view.levelOf === 'added' || mode === 'only',
      ...(notice ? { notice } : {}),
    };
    return { overlay, landmarks, isWorkedOn };
  }, [draft, known, t]);
}

/** What must be known of a scan wherever it is seen; null once it is accepted beyond doubt. */
function noticeOf(t: TFunction, { fusion }: AddedScan, isLater: boolean): string | null {
  if (!fusion) return t('fusion.notLaid');
  // Nobody signs for it: what it is laid for is measured on it.
  if (isLater) return null;
  if (fusion.quality === 'failed') return t('fusion.failedNotice');
  if (fusion.acceptedBy === null) return t('fusion.notAccepted');
  return fusion.quality === 'doubtful' ? t('fusion.inDoubt') : null;
}
