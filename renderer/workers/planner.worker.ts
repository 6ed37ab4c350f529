import type { OnProgress, Progress } from '../../geometry/core/progress';
import type { Result } from '../../geometry/core/result';
import { handOver } from '../../geometry/threads/hand-over';
import { serveCalls, type CallContext } from '../../geometry/threads/serve-calls';
import { ownLine } from '../platform/browser-thread';
import type { JobKind, JobReply, JobRequest, PlannerCalls } from './planner/planner-protocol';
import { fuse } from './planner/fuse-scans';
import { cacheAdded, cacheVolume, loadCachedAdded, loadCachedVolume } from './planner/cache-volume';
import { listTransfers } from './planner/list-transfers';
import { openSample } from './planner/open-sample';
import { findSoftParts } from './planner/find-soft-parts';
import { outlineLesion } from './planner/outline-lesion';
import {
  bench,
  compareSupports,
  coupon,
  predict,
  improveSeating,
  measure,
  plan,
  measureSeated,
  previewGuide,
  proposeEntry,
  skullStl,
} from './planner/plan-guide';
import { createPlannerState, holdScan, type JobContext } from './planner/planner-state';
import { inspect, readAdded, readSeries, thumbnail } from './planner/read-scan';
import { scanSampleMr } from './planner/scan-sample-mr';
import { layLater, measureLater, scanSampleLater } from './planner/verify-scan';
import { prepareBone, previewBone, proposeOrientation } from './planner/show-bone';
import { writeVolume } from './planner/write-volume';

type Job<K extends JobKind> = (request: JobRequest<K>, context: JobContext) => Promise<Result<JobReply<K>>>;

const jobs: { readonly [K in JobKind]: Job<K> } = {
  inspect,
  thumbnail,
  readSeries,
  openSample,
  cacheVolume,
  loadCachedVolume,
  readAdded,
  cacheAdded,
  loadCachedAdded,
  scanSampleMr,
  fuse,
  layLater,
  measureLater,
  measureSeated,
  scanSampleLater,
  proposeOrientation,
  previewBone,
  prepareBone,
  outlineLesion,
  findSoftParts,
  measure,
  proposeEntry,
  previewGuide,
  predict,
  improveSeating,
  compareSupports,
  plan,
  skullStl,
  coupon,
  bench,
  writeVolume,
};

/** Progress is told no more often than this, ms. */
const PROGRESS_MS = 50;

const state = createPlannerState();

type Call<K extends JobKind> = (
  request: JobRequest<K>,
  context: CallContext<Progress>,
) => Promise<Result<JobReply<K>>>;

/**
 * The job as a call: on the planner's state, its reply handed over where it is made for the window
 * alone.
 */
const callOf =
  <K extends JobKind>(kind: K): Call<K> =>
  async (request, { signal, onProgress }) => {
    const result = await jobs[kind](request, { state, signal, onProgress: seldom(onProgress) });
    return handOver(result, listTransfers(kind, result));
  };

function seldom(onProgress: OnProgress): OnProgress {
  let told = 0;
  return progress => {
    const now = performance.now();
    if (now - told < PROGRESS_MS && progress.fraction < 1) return;
    told = now;
    onProgress(progress);
  };
}

const calls = Object.fromEntries(
  (Object.keys(jobs) as JobKind[]).map(kind => [kind, callOf(kind)]),
) as unknown as { readonly [K in JobKind]: Call<K> };

serveCalls<PlannerCalls>(
  ownLine(),
  {
    ...calls,
    hold: scan => {
      holdScan(state, scan);
      return null;
    },
  },
  true,
);
