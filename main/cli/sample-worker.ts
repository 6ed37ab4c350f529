import { parentPort, workerData } from 'node:worker_threads';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { HeadParameters } from '../../samples/head/parameters';

/** A share of a sample's scan; `options.voxels` lies in shared memory. */
export interface ScanShare {
  readonly patient: HeadParameters;
  readonly options: CtOptions;
  /** Slices [from, to) to fill. */
  readonly parts: readonly (readonly [from: number, to: number])[];
}

/** Fills its share of the slices and says so. */
const { patient, options, parts } = workerData as ScanShare;
const head = buildHead(patient);
for (const slices of parts) simulateCt(head, { ...options, slices });
parentPort?.postMessage('done');
