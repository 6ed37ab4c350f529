import { serveCalls } from '../../geometry/threads/serve-calls';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import type { HeadParameters } from '../../samples/head/parameters';
import { ownLine } from '../files/node-thread';

/**
 * What the second thread of a sample's scan is called for: to build the head, then to fill its
 * share of the slices.
 */
export interface ScanShareCalls {
  readonly build: { readonly request: HeadParameters; readonly reply: null };
  readonly fill: {
    readonly request: {
      /** `voxels` lies in shared memory. */
      readonly options: CtOptions;
      /** Slices [from, to) to fill. */
      readonly parts: readonly (readonly [from: number, to: number])[];
    };
    readonly reply: null;
  };
}

let head: Head | null = null;

serveCalls<ScanShareCalls>(ownLine(), {
  build: patient => {
    head = buildHead(patient);
    return null;
  },
  fill: ({ options, parts }) => {
    if (!head) throw new Error('sample-worker: no head was built');
    for (const slices of parts) simulateCt(head, { ...options, slices });
    return null;
  },
});
