/**
 * An expected failure in words: what is wrong, where, and what to do about it.
 * `code` is stable (kebab-case) for programs and translations; `message` is a whole English sentence.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** The file, field or place it is about, where there is one. */
  readonly where?: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: string, message: string, where?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: where === undefined ? { code, message } : { code, message, where },
});

/** A broken invariant: a fault of ours, never of the input. Carries the operation and the data that broke it. */
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
