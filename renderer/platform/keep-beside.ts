import { keepWork, type WorkText } from './keep-work';
import { openPrivateFiles } from './text-store';
import type { KeepRequest, KeepOutcome, KeepReply } from './keep-request';

/**
 * Keeps work from a thread of its own. A write takes some thirty calls that each come back to the thread which made them:
 * on the window's own, one that was busy with every key of a held arrow came to the end of no write in a minute.
 */
export function createKeeper(): (work: WorkText) => Promise<KeepOutcome> {
  const inPage = async (work: WorkText): Promise<KeepOutcome> => {
    const files = await openPrivateFiles(navigator.storage);
    return files ? keepWork(files, work) : 'no-files';
  };
  if (typeof Worker === 'undefined') return inPage;
  const pending = new Map<
    number,
    { readonly work: WorkText; readonly settle: (outcome: KeepOutcome | Promise<KeepOutcome>) => void }
  >();
  const worker = new Worker(new URL('./keep-work.worker.ts', import.meta.url), { type: 'module' });
  let nextId = 1;
  let isBroken = false;
  worker.addEventListener('message', ({ data }: MessageEvent<KeepReply>) => {
    const asked = pending.get(data.id);
    pending.delete(data.id);
    asked?.settle('why' in data ? Promise.reject(new Error(data.why)) : data.outcome);
  });
  worker.addEventListener('error', () => {
    isBroken = true;
    for (const { work, settle } of pending.values()) settle(inPage(work));
    pending.clear();
  });
  return work => {
    if (isBroken) return inPage(work);
    const id = nextId++;
    const request: KeepRequest = { id, work };
    return new Promise(settle => {
      pending.set(id, { work, settle });
      worker.postMessage(request);
    });
  };
}
