import type { WorkText } from './keep-work';

export type KeepOutcome = 'kept' | 'overtaken' | 'no-files';

/** What the worker that keeps work is called for. */
export interface KeepCalls {
  readonly keep: { readonly request: WorkText; readonly reply: KeepOutcome };
}
