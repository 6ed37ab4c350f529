/** Two clicks so near in time (ms) and place (CSS pixels) may be a double click. */
const DOUBLE_MS = 500;
const DOUBLE_PX = 4;

/** Picks where a click fell, and takes it back where a double click began with it. */
export interface ClickPicker {
  click(xPx: number, yPx: number): void;
  /** Picks there; a double click follows none that comes by a key. */
  pickAt(xPx: number, yPx: number): void;
  takeBack(): void;
}

/**
 * `pick` answers with what hands over its find, or null where there is none; `undo` takes back what
 * was handed over.
 */
export function createClickPicker(
  pick: (xPx: number, yPx: number) => Promise<(() => void) | null>,
  undo: () => void,
  onFailed: (error: unknown) => void,
): ClickPicker {
  /**
   * The last pick: a double click that it began takes it back, whether or not it has come to
   * anything by then.
   */
  let last = { atMs: -Infinity, xPx: 0, yPx: 0, isDone: false, isTakenBack: false };

  const pickAt = async (xPx: number, yPx: number, atMs = -Infinity): Promise<void> => {
    const own = { atMs, xPx, yPx, isDone: false, isTakenBack: false };
    last = own;
    try {
      const handOver = await pick(xPx, yPx);
      if (!handOver || own.isTakenBack) return;
      own.isDone = true;
      handOver();
    } catch (error) {
      onFailed(error);
    }
  };

  return {
    click(xPx, yPx) {
      const atMs = performance.now();
      const isSecond = atMs - last.atMs < DOUBLE_MS && Math.hypot(xPx - last.xPx, yPx - last.yPx) < DOUBLE_PX;
      if (isSecond) last.atMs = -Infinity;
      else void pickAt(xPx, yPx, atMs);
    },
    pickAt: (xPx, yPx) => void pickAt(xPx, yPx),
    takeBack() {
      if (last.isDone && !last.isTakenBack) undo();
      last.isTakenBack = true;
    },
  };
}
