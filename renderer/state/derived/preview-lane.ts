import type { GuidePreview } from '../../workers/planner/planner-protocol';
import { caseOfDraft } from '../draft';
import { measuredPaths } from '../measured-paths';
import { draftStore } from '../draft-store';
import { caseKey, supportsKey } from '../result-keys';
import { setSession } from '../session-store';
import type { Step } from '../session/steps';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** After the last change of the guide's options, before it is shaped anew, ms. */
const PREVIEW_PAUSE_MS = 40;

/** Steps on which a preview of the guide is shown. */
const PREVIEW_STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide']);

/**
 * A quick guide, on the steps that show one and while there is no finished one; none where a path
 * cannot be.
 */
export const createPreviewLane = ({ runJob }: Jobs): Lane =>
  createLane<GuidePreview>({
    key: (draft, session) =>
      measuredPaths(draft, session)?.some(path => !path.trajectory) ? null : caseKey(draft),
    ready: (session, draft, key) =>
      PREVIEW_STEPS.has(session.step) &&
      session.preview?.key !== key &&
      session.final?.key !== key &&
      measuredPaths(draft, session) !== null,
    run: async (draft, _, signal) => {
      const wanted = caseOfDraft(draft);
      return wanted.ok ? runJob('previewGuide', { case: wanted.value }, 'guide', signal) : null;
    },
    keep: (value, key) => {
      const { supports } = value;
      setSession({
        preview: { value, key },
        ...(supports ? { supports: { value: supports, key: supportsKey(draftStore.getState()) } } : {}),
      });
    },
    clear: ({ preview }) => {
      if (preview) setSession({ preview: null });
    },
    pauseMs: () => PREVIEW_PAUSE_MS,
  });
