import type { ErrorPrediction } from '../../workers/planner/planner-protocol';
import { caseOfDraft } from '../draft';
import { caseKey } from '../result-keys';
import { sessionStore, setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/**
 * After a preview, before its error is predicted, ms: neither this preview nor the next waits for
 * it.
 */
const PREDICTION_PAUSE_MS = 250;

/** The predicted error of the draft's preview, which it is put into. */
export const createPredictionLane = ({ runQuietly }: Jobs): Lane =>
  createLane<ErrorPrediction>({
    key: (draft, { preview }) => (preview && preview.key === caseKey(draft) ? preview.key : null),
    ready: ({ preview }) => preview?.value.prediction === null,
    run: async (draft, _, signal) => {
      const wanted = caseOfDraft(draft);
      const outcome = wanted.ok ? await runQuietly('predict', { case: wanted.value }, signal) : null;
      return outcome?.ok ? outcome.value : null;
    },
    keep: (prediction, key) => {
      const { value } = sessionStore.getState().preview!;
      setSession({ preview: { value: { ...value, prediction }, key } });
    },
    pauseMs: () => PREDICTION_PAUSE_MS,
  });
