import type { OnProgress } from '../../geometry/core/progress';
import type { Result } from '../../geometry/core/result';
import { createCaller } from '../../geometry/threads/call-thread';
import type { Thread } from '../../geometry/threads/thread';
import { describeFault } from './describe-fault';
import type { HeldScan, JobKind, JobReply, JobRequest, PlannerCalls } from './planner/planner-protocol';

/** How a job ended; null where it was cancelled or overtaken by a newer one of its kind. */
export type JobOutcome<K extends JobKind> = Result<JobReply<K>> | null;

export interface PlannerClient {
  /**
   * Runs a job after those before it, on the scan that is on screen at this moment. A later job of
   * the same kind overtakes an earlier one that is still waiting or running: the earlier is
   * cancelled and gives null, as does one that `signal` cancels.
   */
  run<K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    onProgress?: OnProgress,
    signal?: AbortSignal,
  ): Promise<JobOutcome<K>>;
  /** Cancels the jobs of a kind, or every job. */
  cancel(kind?: JobKind): void;
}

/** Kinds that are asked for many times at once and do not overtake one another. */
const SIDE_BY_SIDE: ReadonlySet<JobKind> = new Set([
  'thumbnail',
  'readAdded',
  'cacheAdded',
  'loadCachedAdded',
  'scanSampleMr',
  'scanSampleLater',
]);
/** A planner that has not given up a cancelled job by then is stopped and started anew, ms. */
const PATIENCE_MS = 4000;

/**
 * The planner behind a promise per job.
 *
 * @param start makes a worker; again after one had to be stopped
 * @param held the scan on screen; the worker is told of another before the next job, so that none
 *   works on what is not seen
 */
export function createPlannerClient(start: () => Thread, held: () => HeldScan | null): PlannerClient {
  /** What this worker was told is on screen. */
  let told: HeldScan['volume'] | null = null;
  const caller = createCaller<PlannerCalls>(start, {
    patienceMs: PATIENCE_MS,
    onGone: () => (told = null),
  });
  caller.start();
  /** What cancels the jobs that go on. */
  const going = new Map<AbortController, JobKind>();

  function cancel(kind?: JobKind): void {
    for (const [stop, of] of going) if (kind === undefined || of === kind) stop.abort();
  }

  function tellScan(): void {
    const scan = held();
    const volume = scan?.volume ?? null;
    if (volume === told) return;
    void caller.call('hold', scan);
    told = volume;
  }

  async function run<K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    onProgress?: OnProgress,
    signal?: AbortSignal,
  ): Promise<JobOutcome<K>> {
    if (signal?.aborted) return null;
    if (!SIDE_BY_SIDE.has(kind)) cancel(kind);
    tellScan();
    const stop = new AbortController();
    const cancelJob = (): void => stop.abort();
    signal?.addEventListener('abort', cancelJob, { once: true });
    going.set(stop, kind);
    const answer = await caller.call(kind, request, { onProgress, signal: stop.signal });
    going.delete(stop);
    signal?.removeEventListener('abort', cancelJob);
    if (answer.kind === 'done') return answer.reply;
    if (answer.kind === 'cancelled') return null;
    return { ok: false, problem: describeFault(answer.message, answer.detail) };
  }

  return { run, cancel };
}
