import type { Message } from './message';

/**
 * An expected failure in words: what is wrong, where, and what to do about it.
 * `code` is stable (kebab-case) for programs; `message` is the English of its sentences.
 */
export interface Problem extends Message {
  readonly code: string;
  /** The file, field or place it is about, where there is one. */
  readonly where?: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (
  code: string,
  { message, sentences }: Message,
  where?: string,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, message, sentences, ...(where === undefined ? {} : { where }) },
});

/**
 * A broken invariant: a fault of ours, never of the input. Carries the operation and the data that
 * broke it.
 */
export class InvariantError extends Error {
  constructor(
    readonly operation: string,
    detail: string,
    readonly data?: unknown,
  ) {
    super(`${operation}: ${detail}`);
    this.name = 'InvariantError';
  }
}

/** Throws an InvariantError unless `condition` holds. */
export function assertThat(
  condition: boolean,
  operation: string,
  detail: string,
  data?: unknown,
): asserts condition {
  if (!condition) throw new InvariantError(operation, detail, data);
}
