import { parentPort, workerData } from 'node:worker_threads';
import { runPatient } from '../../samples/study/run-patient';
import type { StudySettings, StudyVariant } from '../../samples/study/settings';
import type { StudyRow } from '../../samples/study/study-row';

/** What every patient of a worker shares. */
export interface StudyWork {
  readonly settings: StudySettings;
  readonly variants: readonly StudyVariant[];
}

export type StudyReply =
  | { readonly patient: number; readonly fraction: number }
  | { readonly patient: number; readonly rows: readonly StudyRow[] }
  | { readonly patient: number; readonly fault: string };

/** Runs the patients that it is sent, one after the other. */
const { settings, variants } = workerData as StudyWork;
const reply = (message: StudyReply): void => parentPort?.postMessage(message);

parentPort?.on('message', (patient: number) => {
  runPatient(settings, patient, variants, ({ fraction }) => reply({ patient, fraction })).then(
    rows => reply({ patient, rows }),
    (error: unknown) =>
      reply({ patient, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
