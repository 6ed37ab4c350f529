import { describeError, type Calls, type FromWorker, type ProgressOf, type ToWorker } from './calls';
import { handedOverWith } from './hand-over';
import type { Line } from './thread';

export interface CallContext<Progress> {
  readonly onProgress: (progress: Progress) => void;
  /** Where memory is shared `throwIfAborted` also sees a cancel while the call holds its thread. */
  readonly signal: AbortSignal;
}

/** What each call does. What it throws is answered as a failure, or as cancelled where it was. */
export type Handlers<C extends Calls<C>> = {
  readonly [K in keyof C]: (
    request: C[K]['request'],
    context: CallContext<ProgressOf<C[K]>>,
  ) => C[K]['reply'] | Promise<C[K]['reply']>;
};

type Handler = (request: unknown, context: CallContext<unknown>) => unknown;

/**
 * Answers the calls that come over a line: call once, in a worker.
 *
 * @param isInTurn whether each call waits for those that came before it; default: each begins as it
 *   comes
 */
export function serveCalls<C extends Calls<C>>(line: Line, handlers: Handlers<C>, isInTurn = false): void {
  const controllers = new Map<number, AbortController>();
  let flags: Int32Array | null = null;
  let last: Promise<void> = Promise.resolve();

  const send = (message: FromWorker, transfer: readonly object[] = []): void => line.post(message, transfer);

  async function answer(id: number, name: string, request: unknown): Promise<void> {
    const controller = controllers.get(id)!;
    const signal = watchFlag(flags, id, controller);
    try {
      signal.throwIfAborted();
      const handler = (handlers as Readonly<Record<string, Handler>>)[name]!;
      const onProgress = (progress: unknown): void => send({ id, kind: 'progress', progress });
      const reply = await handler(request, { signal, onProgress });
      send({ id, kind: 'done', reply }, handedOverWith(reply));
    } catch (error) {
      if (controller.signal.aborted) send({ id, kind: 'cancelled' });
      else send({ id, kind: 'failed', ...describeError(error) });
    } finally {
      controllers.delete(id);
    }
  }

  line.onMessage(heard => {
    const message = heard as ToWorker;
    if (message.kind === 'flags') flags = message.flags;
    else if (message.kind === 'cancel') controllers.get(message.id)?.abort();
    else {
      const { id, name, request } = message;
      controllers.set(id, new AbortController());
      if (isInTurn) last = last.then(() => answer(id, name, request));
      else void answer(id, name, request);
    }
  });
}

/** The call's signal, which looks at the caller's flag too. */
function watchFlag(flags: Int32Array | null, id: number, controller: AbortController): AbortSignal {
  const { signal } = controller;
  if (!flags) return signal;
  const look = signal.throwIfAborted.bind(signal);
  Object.defineProperty(signal, 'throwIfAborted', {
    value: () => {
      if (Atomics.load(flags, id % flags.length) === id) controller.abort();
      look();
    },
  });
  return signal;
}
