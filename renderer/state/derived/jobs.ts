import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import type { JobOutcome } from '../../workers/planner-client';
import type { JobKind, JobReply, JobRequest, OpenedScan } from '../../workers/planner/planner-protocol';
import type { Step } from '../session/steps';

/** A series of the list with its voxels. */
export interface ReadSeries {
  readonly opened: OpenedScan;
  readonly series: SeriesSummary;
}

/** What the lanes have others do for them. */
export interface Jobs {
  /**
   * Runs a job with its progress shown; a refusal is raised at `step`. Null: refused, cancelled or
   * overtaken.
   */
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
  /**
   * Reads a series of the files at hand. Null: it is not among them, or was refused or cancelled.
   */
  readonly readSeries: (uid: string, signal: AbortSignal) => Promise<ReadSeries | null>;
  /** Puts it on the screen. */
  readonly showSeries: (read: ReadSeries) => void;
}
