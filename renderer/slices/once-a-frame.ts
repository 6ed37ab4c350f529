/** Work that is done once a frame, the newest alone. */
export interface FrameQueue {
  ask(work: () => void): void;
  /** Forgets what was asked for. */
  drop(): void;
}

export function createFrameQueue(): FrameQueue {
  let frame = 0;
  let todo: (() => void) | null = null;
  const flush = (): void => {
    frame = 0;
    const work = todo;
    todo = null;
    work?.();
  };
  return {
    ask(work) {
      todo = work;
      frame ||= requestAnimationFrame(flush);
    },
    drop() {
      cancelAnimationFrame(frame);
      frame = 0;
      todo = null;
    },
  };
}
