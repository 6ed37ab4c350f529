import type { ErrorForecast } from '../../workers/planner/planner-protocol';
import { caseOfDraft } from '../draft';
import { caseKey } from '../result-keys';
import { sessionStore, setSession } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** After a preview, before its error is predicted, ms: neither this preview nor the next waits for it. */
const FORECAST_PAUSE_MS = 250;

/** The predicted error of the draft's preview, which it is put into. */
export const createForecastLane = ({ runQuietly }: Jobs): Lane =>
  createLane<ErrorForecast>({
    key: (draft, { preview }) => (preview && preview.key === caseKey(draft) ? preview.key : null),
    ready: ({ preview }) => preview?.value.forecast === null,
    run: async (draft, _, signal) => {
      const wanted = caseOfDraft(draft);
      const outcome = wanted.ok ? await runQuietly('forecast', { case: wanted.value }, signal) : null;
      return outcome?.ok ? outcome.value : null;
    },
    keep: (forecast, key) => {
      const { value } = sessionStore.getState().preview!;
      setSession({ preview: { value: { ...value, forecast }, key } });
    },
    pauseMs: () => FORECAST_PAUSE_MS,
  });
