import { createAddedLanes } from '../state/derived/added-lanes';
import { createBoneLane } from '../state/derived/bone-lane';
import { createBonePreview } from '../state/derived/bone-preview-lane';
import { createPredictionLane } from '../state/derived/prediction-lane';
import type { Jobs } from '../state/derived/jobs';
import { createLesionLane } from '../state/derived/lesion-lane';
import { createOrientationLane } from '../state/derived/orientation-lane';
import { createPathsLane } from '../state/derived/paths-lane';
import { createPreviewLane } from '../state/derived/preview-lane';
import { recallGuide } from '../state/derived/recall-guide';
import { createScanLane } from '../state/derived/scan-lane';
import { createSeatedLane } from '../state/derived/seated-lane';
import { createSoftPartsLane } from '../state/derived/soft-parts-lane';
import { createVerifiedLane } from '../state/derived/verified-lane';
import { draftStore } from '../state/draft-store';
import { sessionStore, setSession } from '../state/session-store';
import { followSignatures } from './follow-signatures';
import { readAskedSeries } from './opening/read-listed-series';
import { showScan } from './opening/show-scan';
import { planner, runJob } from './run-job';

const FOLLOWED = [
  'scan',
  'files',
  'proposal',
  'bone',
  'measured',
  'preview',
  'final',
  'step',
  'added',
] as const;

const jobs: Jobs = {
  runJob,
  runQuietly: (kind, request, signal) => planner.run(kind, request, undefined, signal),
  readSeries: readAskedSeries,
  showSeries: ({ opened, series }) => showScan(opened, series, null),
};

/** Shows the threshold's surface while it is being moved; the newest value wins. */
export const previewThreshold = createBonePreview(jobs);

const scanLane = createScanLane(jobs);
const orientationLane = createOrientationLane(jobs);
const boneLane = createBoneLane(jobs, previewThreshold);
const lesionLane = createLesionLane(jobs);
const softPartsLane = createSoftPartsLane(jobs);
const pathsLane = createPathsLane(jobs);
const previewLane = createPreviewLane(jobs);
const predictionLane = createPredictionLane(jobs);
const addedLanes = createAddedLanes(jobs);
const verifiedLane = createVerifiedLane(jobs);
const seatedLane = createSeatedLane(jobs);

/** Keeps what is shown up with what is decided: call once; it follows both stores from then on. */
export function keepUp(): () => void {
  const stop = [
    draftStore.subscribe(follow),
    // Not at every move of the pointer.
    sessionStore.subscribe((now, before) => {
      if (FOLLOWED.some(field => now[field] !== before[field])) follow();
      // An end that is being marked on a later scan is none of the plan's, and the other way round.
      if (now.step !== before.step && (now.step === 'verify' || before.step === 'verify')) {
        setSession({ tool: 'crosshair' });
      }
    }),
  ];
  follow();
  return () => stop.forEach(end => end());
}

/** Surfaces the bone again after it was cancelled or refused. */
export const retryBone = (): void => boneLane.retry();

/** In the order in which one thing follows from another. */
function follow(): void {
  scanLane.follow();
  followSignatures();
  orientationLane.follow();
  boneLane.follow();
  lesionLane.follow();
  pathsLane.follow();
  // Behind the measures, which are waited for, and before the preview, which has use for them.
  softPartsLane.follow();
  recallGuide();
  previewLane.follow();
  predictionLane.follow();
  addedLanes.follow();
  verifiedLane.follow();
  seatedLane.follow();
}
