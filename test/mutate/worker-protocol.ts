/** What the runner asks of a worker, one thing at a time. */
export type Request = (
  | {
      /**
       * Runs one test file with the targets marked: how long it takes, and which functions it
       * reaches.
       */
      readonly kind: 'probe';
      readonly test: string;
      readonly targets: readonly string[];
    }
  | {
      /** Runs test files with one source file's text changed, up to the first test that fails. */
      readonly kind: 'mutant';
      readonly tests: readonly string[];
      readonly file: string;
      readonly text: string;
    }
) & {
  /**
   * After so much processor time the worker gives up and ends, ms: other work on the machine does
   * not count.
   */
  readonly limitMs: number;
};

export interface Answer {
  /** The first test that failed, or what failed outside of one; null where all passed. */
  readonly failure: string | null;
  /** Of processor time. */
  readonly ms: number;
  /** Of a probe: functions that ran, as `file@start`. */
  readonly reached: readonly string[];
}

/**
 * The global that a marked source writes into: the set of functions that have run, as `file@start`.
 */
export const REACHED = 'bregmaReached';
