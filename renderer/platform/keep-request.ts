import type { WorkText } from './keep-work';

/** What is asked of the worker, and what it answers. */
export interface KeepRequest {
  readonly id: number;
  readonly work: WorkText;
}

export type KeepOutcome = 'kept' | 'overtaken' | 'no-files';

export type KeepReply =
  { readonly id: number; readonly outcome: KeepOutcome } | { readonly id: number; readonly why: string };
