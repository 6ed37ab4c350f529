import { workerData } from 'node:worker_threads';
import { serveCalls } from '../../geometry/threads/serve-calls';
import { runPatient } from '../../samples/study/run-patient';
import type { StudySettings, StudyVariant } from '../../samples/study/settings';
import type { StudyRow } from '../../samples/study/study-row';
import { ownLine } from '../files/node-thread';

/** What every patient of a worker shares. */
export interface StudyWork {
  readonly settings: StudySettings;
  readonly variants: readonly StudyVariant[];
}

/**
 * What a worker of the study is called for: a patient by its number, told of by the fraction that
 * is done.
 */
export interface StudyCalls {
  readonly run: {
    readonly request: number;
    readonly reply: readonly StudyRow[];
    readonly progress: number;
  };
}

const { settings, variants } = workerData as StudyWork;

serveCalls<StudyCalls>(ownLine(), {
  run: (patient, { onProgress }) =>
    runPatient(settings, patient, variants, ({ fraction }) => onProgress(fraction)),
});
