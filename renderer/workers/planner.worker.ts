import type {
  JobKind,
  JobReply,
  JobRequest,
  MessageFromPlanner,
  MessageToPlanner,
} from './planner/planner-protocol';
import type { Result } from '../../geometry/core/result';
import { fuse } from './planner/fuse-scans';
import { cacheAdded, cacheVolume, loadCachedAdded, loadCachedVolume } from './planner/cache-volume';
import { listTransfers } from './planner/list-transfers';
import { openSample } from './planner/open-sample';
import { outlineLesion } from './planner/outline-lesion';
import {
  forecast,
  improveSeating,
  measure,
  plan,
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

const jobs: {
  readonly [K in JobKind]: (request: JobRequest<K>, context: JobContext) => Promise<Result<JobReply<K>>>;
} = {
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
  scanSampleLater,
  proposeOrientation,
  previewBone,
  prepareBone,
  outlineLesion,
  measure,
  proposeEntry,
  previewGuide,
  forecast,
  improveSeating,
  plan,
  skullStl,
  writeVolume,
};

/** Progress is told no more often than this, ms. */
const PROGRESS_MS = 50;

const state = createPlannerState();
const controllers = new Map<number, AbortController>();
let flags: Int32Array | null = null;
/** Jobs run one after the other, in the order in which they came. */
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<MessageToPlanner>) => {
  if (data.type === 'hello') flags = data.cancelled;
  else if (data.type === 'cancel') controllers.get(data.id)?.abort();
  else if (data.type === 'hold') last = last.then(() => holdScan(state, data.scan));
  else {
    controllers.set(data.id, new AbortController());
    last = last.then(() => run(data.id, data.kind, data.request));
  }
});

async function run<K extends JobKind>(id: number, kind: K, request: JobRequest<K>): Promise<void> {
  const controller = controllers.get(id)!;
  const signal = watchFlag(id, controller);
  let told = 0;
  try {
    signal.throwIfAborted();
    const result = await jobs[kind](request, {
      state,
      signal,
      onProgress: ({ doing, fraction }) => {
        const now = performance.now();
        if (now - told < PROGRESS_MS && fraction < 1) return;
        told = now;
        send({ type: 'progress', id, doing, fraction });
      },
    });
    send({ type: 'done', id, result }, listTransfers(kind, result));
  } catch (error) {
    if (controller.signal.aborted) send({ type: 'cancelled', id });
    else {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      send({ type: 'broken', id, message, detail: stack ?? message });
    }
  } finally {
    controllers.delete(id);
  }
}

/**
 * The job's signal; where memory is shared it also looks at the window's flag, so that work that never gives up the
 * thread is cancelled at its next look.
 */
function watchFlag(id: number, controller: AbortController): AbortSignal {
  const { signal } = controller;
  const shared = flags;
  if (!shared) return signal;
  const look = signal.throwIfAborted.bind(signal);
  Object.defineProperty(signal, 'throwIfAborted', {
    value: () => {
      if (Atomics.load(shared, id % shared.length) === id) controller.abort();
      look();
    },
  });
  return signal;
}

function send(message: MessageFromPlanner, transfers: Transferable[] = []): void {
  self.postMessage(message, { transfer: transfers });
}
