import {
  describeError,
  type Answer,
  type Calls,
  type FromWorker,
  type ProgressOf,
  type ToWorker,
} from './calls';
import { handedOverWith } from './hand-over';
import type { Thread } from './thread';

interface CallOptions<Progress> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Cancels it. */
  readonly signal?: AbortSignal | undefined;
}

/** A worker behind a promise a call. */
export interface Caller<C extends Calls<C>> {
  /** Asks at once; the worker decides whether calls wait for one another. Never rejects. */
  call<K extends keyof C & string>(
    name: K,
    request: C[K]['request'],
    options?: CallOptions<ProgressOf<C[K]>>,
  ): Promise<Answer<C[K]['reply']>>;
  /** Starts the worker before the first call, which then has not to wait for it. */
  start(): void;
  /** How many calls it has not answered. */
  waiting(): number;
  /** Stops the worker for good; what it had, and every later call, ends as cancelled. */
  close(): Promise<void>;
}

export interface CallerOptions {
  /**
   * How long a cancelled call that all others wait for may go on before its worker is stopped and
   * another started, ms; default: for ever. What else waited ends as cancelled.
   */
  readonly patienceMs?: number;
  /** The worker is gone, and with it all that it was told: the next call starts another. */
  readonly onGone?: () => void;
}

interface Pending {
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly settle: (answer: Answer<never>) => void;
  isCancelled: boolean;
}

/** How many calls can be flagged as cancelled at once. */
const FLAGS = 1024;
const CANCELLED = { kind: 'cancelled' } as const;

/** @param start makes the worker with the first call, and another after one was lost or stopped */
export function createCaller<C extends Calls<C>>(
  start: () => Thread,
  { patienceMs, onGone }: CallerOptions = {},
): Caller<C> {
  const pending = new Map<number, Pending>();
  let thread: Thread | null = null;
  let flags: Int32Array | null = null;
  let lastId = 0;
  let isClosed = false;

  function open(): Thread {
    const opened = start();
    thread = opened;
    flags = null;
    opened.onMessage(message => {
      if (thread === opened) receive(message as FromWorker);
    });
    opened.onLost(message => {
      if (thread === opened) void lose({ kind: 'lost', message, detail: message });
    });
    return opened;
  }

  /** Before the first call that can be cancelled. */
  function shareFlags(to: Thread): void {
    if (flags || typeof SharedArrayBuffer === 'undefined') return;
    flags = new Int32Array(new SharedArrayBuffer(4 * FLAGS));
    send(to, { kind: 'flags', flags });
  }

  const send = (to: Thread, message: ToWorker, transfer: readonly object[] = []): void =>
    to.post(message, transfer);

  function receive(message: FromWorker): void {
    const call = pending.get(message.id);
    if (!call) return;
    if (message.kind === 'progress') {
      if (!call.isCancelled) call.onProgress?.(message.progress as never);
      return;
    }
    pending.delete(message.id);
    call.settle(call.isCancelled ? CANCELLED : (message as Answer<never>));
  }

  async function lose(answer: Answer<never>): Promise<void> {
    const lost = [...pending.values()];
    const closing = thread;
    pending.clear();
    thread = null;
    onGone?.();
    for (const call of lost) call.settle(call.isCancelled ? CANCELLED : answer);
    await closing?.close();
  }

  function cancel(id: number): void {
    const call = pending.get(id);
    if (!call || call.isCancelled || !thread) return;
    call.isCancelled = true;
    if (flags) Atomics.store(flags, id % FLAGS, id);
    send(thread, { kind: 'cancel', id });
    if (patienceMs === undefined) return;
    setTimeout(() => {
      if (pending.keys().next().value !== id) return;
      void lose(CANCELLED);
      open();
    }, patienceMs);
  }

  return {
    call(name, request, { onProgress, signal } = {}) {
      if (isClosed || signal?.aborted) return Promise.resolve(CANCELLED);
      const to = thread ?? open();
      const id = ++lastId;
      const giveUp = (): void => cancel(id);
      if (signal) shareFlags(to);
      signal?.addEventListener('abort', giveUp, { once: true });
      return new Promise(resolve => {
        const settle = (answer: Answer<never>): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve(answer);
        };
        pending.set(id, { onProgress, settle, isCancelled: false });
        try {
          send(to, { kind: 'call', id, name, request }, handedOverWith(request));
        } catch (error) {
          // It holds what cannot be sent.
          pending.delete(id);
          settle({ kind: 'failed', ...describeError(error) });
        }
      });
    },
    start: () => {
      if (!isClosed && !thread) open();
    },
    waiting: () => pending.size,
    close: () => {
      isClosed = true;
      return lose(CANCELLED);
    },
  };
}
