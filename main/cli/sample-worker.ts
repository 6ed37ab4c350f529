import { parentPort, workerData } from 'node:worker_threads';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { HeadParameters } from '../../samples/head/parameters';

/** A share of a sample's scan; `options.voxels` lies in shared memory. */
export interface ScanShare {
  readonly options: CtOptions;
  /** Slices [from, to) to fill. */
  readonly parts: readonly (readonly [from: number, to: number])[];
}

/** Builds the head at once, then fills its share of the slices and says so. */
const head = buildHead(workerData as HeadParameters);
parentPort?.once('message', ({ options, parts }: ScanShare) => {
  for (const slices of parts) simulateCt(head, { ...options, slices });
  parentPort?.postMessage('done');
});
