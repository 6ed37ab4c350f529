import type { OnProgress } from '../../../geometry/core/progress';
import { createCaller, type Caller } from '../../../geometry/threads/call-thread';
import { replyOf } from '../../../geometry/threads/calls';
import type { Thread } from '../../../geometry/threads/thread';
import type { Volume } from '../../../geometry/volume/volume';
import type { Head } from '../../../samples/head/head';
import type { SampleName } from '../../../samples/patients';
import { openThread } from '../../platform/browser-thread';
import { frameSample } from './sample-frame';
import type { SampleCalls } from './sample-calls';

/**
 * Slices a part: small enough to share the work out evenly, large enough that the overlap at its
 * ends is cheap.
 */
const PART_SLICES = 28;
const MOST_HELPERS = 4;
/** How often a cancel is looked for while the helpers work, ms. */
const LOOK_MS = 100;

/**
 * The CT of a sample patient, its slices shared out over the cores.
 *
 * @param build gives the head; called after the helpers have begun to build theirs
 * @throws the signal's reason once cancelled
 */
export async function simulateSample(
  name: SampleName,
  build: () => Head,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<{ readonly head: Head; readonly volume: Volume }> {
  const count = Math.max(1, Math.min(MOST_HELPERS, navigator.hardwareConcurrency || 2));
  const helpers = Array.from({ length: count }, () => createCaller<SampleCalls>(startHelper));
  let watch: ReturnType<typeof setInterval> | undefined;
  try {
    for (const helper of helpers) void helper.call('build', name);
    const head = build();
    const frame = frameSample(head);
    const [ni, nj, nk] = frame.sizeVoxels;
    const voxels = new Int16Array(allocate(2 * ni * nj * nk));
    let next = 0;
    let done = 0;
    const feed = async (helper: Caller<SampleCalls>): Promise<void> => {
      while (next < nk) {
        const from = next;
        const to = (next = Math.min(nk, from + PART_SLICES));
        voxels.set(replyOf(await helper.call('simulate', { name, frame, from, to })), ni * nj * from);
        done += to - from;
        onProgress({ doing: 'Scanning the sample', fraction: done / nk });
      }
    };
    const cancelled = new Promise<never>((_, reject) => {
      watch = setInterval(() => {
        try {
          signal.throwIfAborted();
        } catch (reason) {
          reject(reason instanceof Error ? reason : new Error(String(reason)));
        }
      }, LOOK_MS);
    });
    await Promise.race([Promise.all(helpers.map(feed)), cancelled]);
    return { head, volume: { ...frame, voxels } };
  } finally {
    clearInterval(watch);
    for (const helper of helpers) void helper.close();
  }
}

const startHelper = (): Thread =>
  openThread(new Worker(new URL('./sample.worker.ts', import.meta.url), { type: 'module' }));

/** Shared memory where there is any, so that every worker sees the scan without a copy. */
function allocate(byteLength: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(byteLength)
    : new SharedArrayBuffer(byteLength);
}
