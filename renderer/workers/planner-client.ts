import type { OnProgress } from '../../geometry/core/progress';
import type { Result } from '../../geometry/core/result';
import { describeFault } from './describe-fault';
import type {
  HeldScan,
  JobKind,
  JobReply,
  JobRequest,
  MessageFromPlanner,
  MessageToPlanner,
} from './planner/planner-protocol';

/** How a job ended; null where it was cancelled or overtaken by a newer one of its kind. */
export type JobOutcome<K extends JobKind> = Result<JobReply<K>> | null;

export interface PlannerClient {
  /**
   * Runs a job after those before it, on the scan that is on screen at this moment. A later job of the same kind overtakes an earlier one that is still waiting or
   * running: the earlier is cancelled and gives null, as does one that `signal` cancels.
   */
  run<K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    onProgress?: OnProgress,
    signal?: AbortSignal,
  ): Promise<JobOutcome<K>>;
  /** Cancels the newest job of a kind, or every job. */
  cancel(kind?: JobKind): void;
}

interface Pending {
  readonly kind: JobKind;
  readonly onProgress: OnProgress | undefined;
  readonly settle: (outcome: Result<never> | null) => void;
  cancelled: boolean;
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
/** A worker that has not given up a cancelled job by then is stopped and started anew, ms. */
const PATIENCE_MS = 4000;
const FLAGS = 1024;

/**
 * The planner behind a promise per job.
 *
 * @param start makes a worker; again after one had to be stopped
 * @param held the scan on screen; the worker is told of another before the next job, so that none works on what is not seen
 */
export function createPlannerClient(start: () => Worker, held: () => HeldScan | null): PlannerClient {
  const pending = new Map<number, Pending>();
  let flags: Int32Array | null = null;
  let nextId = 1;
  /** What this worker was told is on screen. */
  let told: HeldScan['volume'] | null = null;
  let worker = boot();

  function boot(): Worker {
    const booted = start();
    told = null;
    flags =
      typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4 * FLAGS));
    booted.addEventListener('message', ({ data }: MessageEvent<MessageFromPlanner>) => receive(data));
    booted.addEventListener('error', event => rebuild(event.message || 'The planner could not be started.'));
    const hello: MessageToPlanner = { type: 'hello', cancelled: flags };
    booted.postMessage(hello);
    return booted;
  }

  function receive(message: MessageFromPlanner): void {
    const job = pending.get(message.id);
    if (!job) return; // stale
    if (message.type === 'progress') {
      if (!job.cancelled) job.onProgress?.({ doing: message.doing, fraction: message.fraction });
      return;
    }
    pending.delete(message.id);
    if (job.cancelled || message.type === 'cancelled') job.settle(null);
    else if (message.type === 'done') job.settle(message.result as Result<never>);
    else job.settle(broken(message.message, message.detail));
  }

  /** Stops the worker, settles what it had, and starts another, which is told of the scan before its first job. */
  function rebuild(reason: string | null): void {
    worker.terminate();
    const lost = [...pending.values()];
    pending.clear();
    worker = boot();
    for (const job of lost) job.settle(job.cancelled || reason === null ? null : broken(reason, reason));
  }

  function cancelJob(id: number): void {
    const job = pending.get(id);
    if (!job || job.cancelled) return;
    job.cancelled = true;
    if (flags) Atomics.store(flags, id % FLAGS, id);
    const message: MessageToPlanner = { type: 'cancel', id };
    worker.postMessage(message);
    const stuckOn = worker;
    setTimeout(() => {
      const oldest = pending.keys().next().value;
      if (oldest === id && worker === stuckOn) rebuild(null);
    }, PATIENCE_MS);
  }

  function run<K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    onProgress?: OnProgress,
    signal?: AbortSignal,
  ): Promise<JobOutcome<K>> {
    if (signal?.aborted) return Promise.resolve(null);
    if (!SIDE_BY_SIDE.has(kind)) cancelKind(kind);
    tellScan();
    const id = nextId++;
    signal?.addEventListener('abort', () => cancelJob(id), { once: true });
    return new Promise(resolve => {
      pending.set(id, { kind, onProgress, settle: resolve, cancelled: false });
      worker.postMessage({ type: 'start', id, kind, request });
    });
  }

  function tellScan(): void {
    const scan = held();
    const volume = scan?.volume ?? null;
    if (volume === told) return;
    told = volume;
    const message: MessageToPlanner = { type: 'hold', scan };
    worker.postMessage(message);
  }

  function cancelKind(kind?: JobKind): void {
    for (const [id, job] of pending) if (kind === undefined || job.kind === kind) cancelJob(id);
  }

  return { run, cancel: cancelKind };
}

const broken = (message: string, detail: string): Result<never> => ({
  ok: false,
  problem: describeFault(message, detail),
});
