import { MessageError } from '../../geometry/core/message-error';
import { phrase } from '../../geometry/messages/phrase';

/**
 * The browser's locks, shared by all windows and workers of this address; undefined in a browser
 * that has none.
 */
export const browserLocks = (): LockManager | undefined =>
  (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks;

/** Longer than any write takes, ms: whoever holds a lock so long has stopped. */
const PATIENCE_MS = 10_000;

/**
 * Does what no other window (or worker) of this address may do at the same time: read, change and
 * write back. Where the browser knows no locks it is done at once.
 *
 * @throws where another one holds the lock for ten seconds; nothing was done then
 */
export async function withLock<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = browserLocks();
  if (!locks) return act();
  // The patience is for the waiting alone: what was begun is finished.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  let begun = false;
  try {
    return await locks.request(name, { signal: waiting.signal }, () => {
      begun = true;
      clearTimeout(timer);
      return act();
    });
  } catch (error) {
    if (!begun && waiting.signal.aborted)
      throw new MessageError(phrase('other-window-silent'), { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
