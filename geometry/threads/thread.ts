/** One end of a line between two threads, as the platform has it. */
export interface Line {
  /**
   * What is in `transfer` is handed over and no longer here; shared memory stays on both sides; all
   * else is copied.
   */
  post(message: unknown, transfer: readonly object[]): void;
  onMessage(hear: (message: unknown) => void): void;
}

/** A worker, from the thread that started it. */
export interface Thread extends Line {
  /** It broke outside any call, could not be started, or ended. */
  onLost(hear: (why: string) => void): void;
  /** Stops it at once, whatever it is doing. */
  close(): unknown;
}
