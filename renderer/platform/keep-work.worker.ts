import { keepWork } from './keep-work';
import { openPrivateFiles } from './text-store';
import type { KeepReply, KeepRequest } from './keep-request';

/** One after the other, in the order in which they came. */
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<KeepRequest>) => {
  last = last.then(async () => self.postMessage(await keep(data)));
});

async function keep({ id, work }: KeepRequest): Promise<KeepReply> {
  try {
    // Opened anew each time: the user may have cleared the browser's storage under the window.
    const files = await openPrivateFiles(navigator.storage);
    return { id, outcome: files ? await keepWork(files, work) : 'no-files' };
  } catch (error) {
    return { id, why: error instanceof Error ? error.message : String(error) };
  }
}
