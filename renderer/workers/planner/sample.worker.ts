import { serveCalls } from '../../../geometry/threads/serve-calls';
import { handOver } from '../../../geometry/threads/hand-over';
import { buildHead } from '../../../samples/head/build-head';
import type { Head } from '../../../samples/head/head';
import { samplePatient, type SampleName } from '../../../samples/patients';
import { ownLine } from '../../platform/browser-thread';
import { simulateSlices } from './sample-frame';
import type { SampleCalls } from './sample-calls';

let head: Head | null = null;
const headOf = (name: SampleName): Head => (head ??= buildHead(samplePatient(name)));

serveCalls<SampleCalls>(ownLine(), {
  build: name => {
    headOf(name);
    return null;
  },
  simulate: ({ name, frame, from, to }) => {
    const voxels = simulateSlices(headOf(name), frame, from, to);
    return handOver(voxels, voxels.buffer instanceof ArrayBuffer ? [voxels.buffer] : []);
  },
});
