import { parentPort, workerData } from 'node:worker_threads';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { HeadParameters } from '../../samples/head/parameters';

/** A share of a sample's scan; `options.voxels` lies in shared memory. */
export interface ScanShare {
  readonly patient: HeadParameters;
  readonly options: CtOptions;
}

/** Fills its share of the slices and says so. */
const { patient, options } = workerData as ScanShare;
simulateCt(buildHead(patient), options);
parentPort?.postMessage('done');
