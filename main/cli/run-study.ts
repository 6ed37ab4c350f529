import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OnProgress } from '../../geometry/core/progress';
import { runPatient } from '../../samples/study/run-patient';
import type { StudyRow } from '../../samples/study/study-row';
import type { StudyReply, StudyWork } from './study-worker';

/** Keeps the rows of a patient; called in any order of patients. */
type KeepRows = (rows: readonly StudyRow[]) => Promise<void>;

/**
 * Runs the patients on `threads` worker threads, each a patient at a time; in this thread where the worker's bundle is not
 * there (the sources run unbundled in tests). The rows are the same either way.
 *
 * @throws what a patient threw, after its number; nothing of the others that are done is lost
 */
export async function runStudy(
  patients: readonly number[],
  work: StudyWork,
  threads: number,
  keep: KeepRows,
  onProgress?: OnProgress,
): Promise<void> {
  const progress = followProgress(patients.length, onProgress);
  const workerFile = new URL('./study-worker.mjs', import.meta.url);
  const waiting = [...patients];
  if (!existsSync(fileURLToPath(workerFile))) {
    for (const patient of waiting) {
      await keep(await runPatient(work.settings, patient, work.variants, p => progress(patient, p.fraction)));
      progress(patient, 1);
    }
    return;
  }
  const lanes = Array.from({ length: Math.min(threads, patients.length) }, () =>
    runLane(workerFile, work, () => waiting.shift(), keep, progress),
  );
  try {
    await Promise.all(lanes.map(lane => lane.done));
  } finally {
    await Promise.all(lanes.map(lane => lane.close()));
  }
}

/** One worker, fed until nothing is left. */
function runLane(
  workerFile: URL,
  work: StudyWork,
  next: () => number | undefined,
  keep: KeepRows,
  progress: (patient: number, fraction: number) => void,
): { readonly done: Promise<void>; readonly close: () => Promise<unknown> } {
  const worker = new Worker(workerFile, { workerData: work });
  const done = new Promise<void>((resolve, reject) => {
    const feed = (): void => {
      const patient = next();
      if (patient === undefined) resolve();
      else worker.postMessage(patient);
    };
    worker.on('error', reject);
    worker.on('exit', code => reject(new Error(`a worker of the study ended early, code ${code}`)));
    worker.on('message', (reply: StudyReply) => {
      if ('fraction' in reply) progress(reply.patient, reply.fraction);
      else if ('fault' in reply) reject(new Error(`patient ${reply.patient}: ${reply.fault}`));
      else {
        keep(reply.rows).then(() => {
          progress(reply.patient, 1);
          feed();
        }, reject);
      }
    });
    feed();
  });
  return { done, close: () => worker.terminate() };
}

/** The patients' own fractions as one that never falls. */
function followProgress(
  count: number,
  onProgress: OnProgress | undefined,
): (patient: number, fraction: number) => void {
  const fractions = new Map<number, number>();
  return (patient, fraction) => {
    fractions.set(patient, fraction);
    const sum = [...fractions.values()].reduce((total, f) => total + f, 0);
    const done = [...fractions.values()].filter(f => f === 1).length;
    onProgress?.({ doing: `${done} of ${count} patients`, fraction: sum / count });
  };
}
