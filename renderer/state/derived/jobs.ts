import type { JobOutcome } from '../../workers/planner-client';
import type { JobKind, JobReply, JobRequest } from '../../workers/planner/planner-protocol';
import type { Step } from '../session/steps';

/** What the lanes have others do for them. */
export interface Jobs {
  /** Runs a job with its progress shown; a refusal is raised at `step`. Null: refused, cancelled or overtaken. */
  readonly runJob: <K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    step: Step,
    signal?: AbortSignal,
  ) => Promise<JobReply<K> | null>;
  /** Runs a job of which nothing is shown, a refusal neither. */
  readonly runQuietly: <K extends JobKind>(
    kind: K,
    request: JobRequest<K>,
    signal?: AbortSignal,
  ) => Promise<JobOutcome<K>>;
  /** Reads a series of the files at hand onto the screen. */
  readonly readSeries: (uid: string) => Promise<void>;
}
