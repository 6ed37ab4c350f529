import type { Progress } from '../../geometry/core/progress';
import type { Thread } from '../../geometry/threads/thread';
import { openThread } from '../platform/browser-thread';
import { createPlannerClient, type PlannerClient } from '../workers/planner-client';
import type { JobKind, JobReply, JobRequest } from '../workers/planner/planner-protocol';
import { clearAlerts, raise, sessionStore, setSession, type Job } from '../state/session-store';
import type { Step } from '../state/session/steps';

const startWorker = (): Thread =>
  openThread(new Worker(new URL('../workers/planner.worker.ts', import.meta.url), { type: 'module' }));

export const planner = createPlannerClient(startWorker, () => {
  const { scan } = sessionStore.getState();
  return scan && { volume: scan.volume, rescues: scan.rescues, content: scan.content };
});

/**
 * Long work that needs nothing of the planner's state is done beside it, so that planning does not
 * wait.
 */
const BESIDE: ReadonlySet<JobKind> = new Set<JobKind>([
  'fuse',
  'scanSampleMr',
  'layLater',
  'measureLater',
  'coupon',
  'scanSampleLater',
]);
/** Computed when it is first needed. */
let beside: PlannerClient | null = null;

const clientFor = (kind: JobKind): PlannerClient =>
  BESIDE.has(kind) ? (beside ??= createPlannerClient(startWorker, () => null)) : planner;

/** Cancels every job. */
export function cancelJobs(): void {
  planner.cancel();
  beside?.cancel();
}

/**
 * What the status bar calls a job before it says itself what it is doing; quiet jobs are not shown.
 */
const OPENING_WORDS: Partial<Record<JobKind, string>> = {
  inspect: 'Looking through the files',
  readSeries: 'Reading slices',
  openSample: 'Building the sample patient',
  loadCachedVolume: 'Opening the last scan',
  readAdded: 'Reading slices',
  scanSampleMr: 'Building the sample patient',
  fuse: 'Laying the scans on each other',
  scanSampleLater: 'Building the sample patient',
  layLater: 'Laying the scans on each other',
  measureLater: 'Finding the needle',
  measureSeated: 'Finding the guide',
  loadCachedAdded: 'Opening the last scan',
  previewBone: 'Finding bone',
  prepareBone: 'Finding bone',
  proposeOrientation: 'Looking which way the animal lies',
  outlineLesion: 'Outlining the lesion',
  proposeEntry: 'Looking for an entry',
  previewGuide: 'Shaping a preview of the guide',
  improveSeating: 'Trying other footprints',
  compareSupports: 'Comparing supports',
  plan: 'Planning the guide',
  skullStl: 'Making the files',
  coupon: 'Making the files',
  bench: 'Making the files',
  writeVolume: 'Making the files',
};

/**
 * Runs a job with its progress in the status bar, until `signal` cancels it. What it refuses is
 * shown as an alert of `step`.
 *
 * @returns its reply; null where it was refused, cancelled or overtaken
 */
export async function runJob<K extends JobKind>(
  kind: K,
  request: JobRequest<K>,
  step: Step,
  signal?: AbortSignal,
): Promise<JobReply<K> | null> {
  const words = OPENING_WORDS[kind];
  let job: Job = { kind, doing: words ?? '', fraction: 0 };
  const show = (next: Job | null): void => {
    const others = sessionStore.getState().jobs.filter(other => other !== job);
    setSession({ jobs: next ? [...others, next] : others });
    if (next) job = next;
  };
  if (words) show(job);
  const onProgress = ({ doing, fraction }: Progress): void => show({ kind, doing, fraction });
  const outcome = await clientFor(kind).run(kind, request, words ? onProgress : undefined, signal);
  if (words) show(null);
  if (!outcome) return null;
  if (!outcome.ok) {
    raise(step, outcome.problem);
    return null;
  }
  clearAlerts(step);
  return outcome.value;
}
