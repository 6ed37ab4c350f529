import { createCaller } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import { openThread } from './browser-thread';
import type { KeepCalls, KeepOutcome } from './keep-calls';
import { keepWork, type WorkText } from './keep-work';
import { openPrivateFiles } from './text-store';

/**
 * Keeps work from a thread of its own. A write takes some thirty calls that each come back to the
 * thread which made them: on the window's own, one that was busy with every key of a held arrow
 * came to the end of no write in a minute.
 */
export function createKeeper(): (work: WorkText) => Promise<KeepOutcome> {
  const inPage = async (work: WorkText): Promise<KeepOutcome> => {
    const files = await openPrivateFiles(navigator.storage);
    return files ? keepWork(files, work) : 'no-files';
  };
  if (typeof Worker === 'undefined') return inPage;
  const caller = createCaller<KeepCalls>(() =>
    openThread(new Worker(new URL('./keep-work.worker.ts', import.meta.url), { type: 'module' })),
  );
  let isLost = false;
  return async work => {
    if (isLost) return inPage(work);
    const answer = await caller.call('keep', work);
    isLost ||= answer.kind === 'lost';
    return answer.kind === 'lost' ? inPage(work) : replyOf(answer);
  };
}
