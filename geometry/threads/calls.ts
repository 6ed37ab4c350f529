import type { Message } from '../core/message';
import { MessageError } from '../core/message-error';

/** What a worker can be called for, by name. `progress` is what it tells meanwhile. */
export type Calls<C> = {
  readonly [K in keyof C]: {
    readonly request: unknown;
    readonly reply: unknown;
    readonly progress?: unknown;
  };
};

export type ProgressOf<Call> = Call extends { readonly progress: infer P } ? P : never;

/** What was thrown on the other side; `translatable`: in words for people. */
export interface Failure {
  readonly message: string;
  readonly detail: string;
  readonly translatable?: Message;
}

/** How a call ended. */
export type Answer<Reply> =
  | { readonly kind: 'done'; readonly reply: Reply }
  /** By the caller, or because its line was closed. */
  | { readonly kind: 'cancelled' }
  /**
   * It threw (a fault of ours), or the worker itself was lost, and with it whatever it was doing.
   */
  | ({ readonly kind: 'failed' | 'lost' } & Failure);

/** Caller -> worker. */
export type ToWorker =
  /**
   * In shared memory: `flags[id % length] = id` cancels a call at its next look, though it never
   * gives up its thread.
   */
  | { readonly kind: 'flags'; readonly flags: Int32Array }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly request: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** Worker -> caller; everything but `progress` ends the call. */
export type FromWorker = { readonly id: number } & (
  { readonly kind: 'progress'; readonly progress: unknown } | Answer<unknown>
);

/**
 * The reply, for calls that nobody cancels. @throws what the worker threw, or that it was lost or
 * closed
 */
export function replyOf<Reply>(answer: Answer<Reply>): Reply {
  if (answer.kind === 'done') return answer.reply;
  if (answer.kind === 'cancelled') throw new Error('the worker was closed');
  throw answer.translatable ? new MessageError(answer.translatable) : new Error(answer.message);
}

/** An error as it goes from one thread to another: words for people stay data. */
export function describeError(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    message,
    detail: stack ?? message,
    ...(error instanceof MessageError ? { translatable: error.translatable } : {}),
  };
}
