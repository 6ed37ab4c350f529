import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OnProgress } from '../../geometry/core/progress';
import { createCaller } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import { placeVolume, simulateCt, type CtOptions, type SimulatedCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { HeadParameters } from '../../samples/head/parameters';
import { openThread } from '../files/node-thread';
import type { ScanShareCalls } from './sample-worker';

/**
 * This thread's slices, as shares of all: through the brain-case, where most tissues meet. By
 * quarters of the processor time on the four samples they are 48 to 51 % of the work, which leaves
 * both about as long.
 */
const MIDDLE = [0.305, 0.695] as const;

/**
 * A sample's scan by two threads: this one and, where the built program has it beside itself, a
 * worker. The values are the same either way.
 */
export async function scanSample(
  patient: HeadParameters,
  options: CtOptions,
  onProgress?: OnProgress,
): Promise<SimulatedCt> {
  const workerFile = new URL('./sample-worker.mjs', import.meta.url);
  if (!existsSync(fileURLToPath(workerFile))) return simulateCt(buildHead(patient), options, onProgress);

  // Both build the head, at the same time.
  const helper = createCaller<ScanShareCalls>(() => openThread(new Worker(workerFile)));
  const built = helper.call('build', patient);
  const head = buildHead(patient);
  const [ni, nj, nk] = placeVolume(head, options).sizeVoxels;
  const voxels = new Int16Array(new SharedArrayBuffer(2 * ni * nj * nk));
  const [from, to] = MIDDLE.map(share => Math.round(share * nk)) as [number, number];
  const parts = [
    [0, from],
    [to, nk],
  ] as const;
  const filled = helper.call('fill', { options: { ...options, voxels }, parts });
  try {
    const ct = simulateCt(head, { ...options, voxels, slices: [from, to] }, onProgress);
    replyOf(await built);
    replyOf(await filled);
    return ct;
  } finally {
    await helper.close();
  }
}
