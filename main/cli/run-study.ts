import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createCaller, type Caller } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import type { Thread } from '../../geometry/threads/thread';
import { runPatient } from '../../samples/study/run-patient';
import type { StudyRow } from '../../samples/study/study-row';
import { openThread } from '../files/node-thread';
import type { StudyCalls, StudyWork } from './study-worker';

/** Keeps the rows of a patient; called in any order of patients. */
type KeepRows = (rows: readonly StudyRow[]) => Promise<void>;

/**
 * Runs the patients on `threads` worker threads, each a patient at a time; in this thread where the
 * worker's bundle is not there (the sources run unbundled in tests). The rows are the same either
 * way.
 *
 * @throws what a patient threw, after its number; nothing of the others that are done is lost
 */
export async function runStudy(
  patients: readonly number[],
  work: StudyWork,
  threads: number,
  keep: KeepRows,
  onDone?: (done: number, fraction: number) => void,
): Promise<void> {
  const progress = followProgress(patients.length, onDone);
  const workerFile = new URL('./study-worker.mjs', import.meta.url);
  const waiting = [...patients];
  if (!existsSync(fileURLToPath(workerFile))) {
    for (const patient of waiting) {
      await keep(await runPatient(work.settings, patient, work.variants, p => progress(patient, p.fraction)));
      progress(patient, 1);
    }
    return;
  }
  const start = (): Thread => openThread(new Worker(workerFile, { workerData: work }));
  const lanes = Array.from({ length: Math.min(threads, patients.length) }, () =>
    createCaller<StudyCalls>(start),
  );
  /** One worker, fed until nothing is left. */
  const feed = async (lane: Caller<StudyCalls>): Promise<void> => {
    for (let patient = waiting.shift(); patient !== undefined; patient = waiting.shift()) {
      const of = patient;
      const answer = await lane.call('run', of, { onProgress: fraction => progress(of, fraction) });
      if ('detail' in answer) throw new Error(`patient ${of}: ${answer.detail}`);
      await keep(replyOf(answer));
      progress(of, 1);
    }
  };
  try {
    await Promise.all(lanes.map(feed));
  } finally {
    await Promise.all(lanes.map(lane => lane.close()));
  }
}

/** The patients' own fractions as one that never falls. */
function followProgress(
  count: number,
  onDone: ((done: number, fraction: number) => void) | undefined,
): (patient: number, fraction: number) => void {
  const fractions = new Map<number, number>();
  return (patient, fraction) => {
    fractions.set(patient, fraction);
    const sum = [...fractions.values()].reduce((total, f) => total + f, 0);
    const done = [...fractions.values()].filter(f => f === 1).length;
    onDone?.(done, sum / count);
  };
}
