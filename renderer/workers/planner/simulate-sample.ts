import type { OnProgress } from '../../../geometry/core/progress';
import type { Volume } from '../../../geometry/volume/volume';
import type { Head } from '../../../samples/head/head';
import type { SampleName } from '../../../samples/patients';
import { frameSample } from './sample-frame';
import type { SampleQuestion, SampleAnswer } from './sample-question';
/** Slices a part: small enough to share the work out evenly, large enough that the overlap at its ends is cheap. */
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
  const helpers = Array.from(
    { length: count },
    () => new Worker(new URL('./sample.worker.ts', import.meta.url), { type: 'module' }),
  );
  let watch: ReturnType<typeof setInterval> | undefined;
  try {
    const ask = (helper: Worker, question: SampleQuestion): void => helper.postMessage(question);
    for (const helper of helpers) ask(helper, { type: 'build', name });
    const head = build();
    const frame = frameSample(head);
    const [ni, nj, nk] = frame.sizeVoxels;
    const voxels = new Int16Array(allocate(2 * ni * nj * nk));
    await new Promise<void>((resolve, reject) => {
      let next = 0;
      let done = 0;
      const feed = (helper: Worker): void => {
        if (next >= nk) return;
        const from = next;
        next = Math.min(nk, next + PART_SLICES);
        ask(helper, { type: 'simulate', name, frame, from, to: next });
      };
      watch = setInterval(() => {
        try {
          signal.throwIfAborted();
        } catch (reason) {
          reject(reason instanceof Error ? reason : new Error(String(reason)));
        }
      }, LOOK_MS);
      for (const helper of helpers) {
        helper.addEventListener('message', ({ data }: MessageEvent<SampleAnswer>) => {
          voxels.set(data.voxels, ni * nj * data.from);
          done += data.to - data.from;
          onProgress({ doing: 'Scanning the sample', fraction: done / nk });
          if (done === nk) resolve();
          else feed(helper);
        });
        helper.addEventListener('error', event =>
          reject(new Error(event.message || 'a helper did not start')),
        );
        feed(helper);
      }
    });
    return { head, volume: { ...frame, voxels } };
  } finally {
    clearInterval(watch);
    for (const helper of helpers) helper.terminate();
  }
}

/** Shared memory where there is any, so that every worker sees the scan without a copy. */
function allocate(byteLength: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(byteLength)
    : new SharedArrayBuffer(byteLength);
}
