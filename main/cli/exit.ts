import type { Problem } from '../../geometry/core/result';

/** What the command line answers to its caller; see docs/format/plan.md, "Exit codes". */
export const exitCode = {
  /** Every check passed. */
  fine: 0,
  /** A check failed; files were written and say FAILED. */
  checkFailed: 1,
  /** The input cannot be used; nothing was written. */
  badInput: 2,
  /** A fault of ours. */
  fault: 3,
} as const;

/**
 * Ends a command with one sentence on stderr and exit code 2. Thrown by `refuseInput`, caught in
 * index.ts alone.
 */
export class InputRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'InputRefused';
  }
}

/** Refuses the input in words: nothing more is done, nothing is written, exit code 2. */
export function refuseInput(problem: Problem): never {
  throw new InputRefused(problem);
}
