/** Draws finer than the screen at rest, so that edges are smooth; never more samples than this. */
const mostSamples = 9e6;
/** While moving, a frame slower than this is drawn coarser next time, ms. */
const slowMs = 45;
const fastMs = 20;
const restMs = 160;
/** Fineness while moving, in shares of the resting one. */
const steps = [1, 0.5, 0.35] as const;

export interface DrawingPace {
  /** CSS pixels of the picture, and device pixels to one of them along a side. */
  setPicture(areaPx: number, pixelRatio: number): void;
  /** One frame, at the next chance; `moving` where more will follow at once. */
  ask(moving: boolean): void;
  dispose(): void;
}

/**
 * When to draw and how finely. Frames are drawn on demand, at most one a screen refresh, and none while the card still
 * works at the last: on a machine without one, frames would pile up and the picture trail behind the hand. While moving, the picture
 * is drawn as coarsely as keeps it moving; once it rests, finely.
 */
export function createDrawingPace(gl: WebGL2RenderingContext, draw: (scale: number) => void): DrawingPace {
  let frame = 0;
  let wanted = false;
  let moving = false;
  let step = 0;
  let restScale = 1;
  let coarse = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let fence: WebGLSync | null = null;
  let begunMs = 0;

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(tick);
  };

  const tick = (nowMs: number): void => {
    frame = 0;
    if (fence) {
      const state = gl.clientWaitSync(fence, 0, 0);
      if (state === gl.TIMEOUT_EXPIRED && nowMs - begunMs < 2000) return schedule();
      gl.deleteSync(fence);
      fence = null;
      const tookMs = nowMs - begunMs;
      if (moving && tookMs > slowMs && step < steps.length - 1) step++;
      else if (moving && tookMs < fastMs && step > 1) step--;
    }
    if (!wanted) return;
    wanted = false;
    const share = moving ? steps[step]! : 1;
    coarse = share < 1;
    draw(restScale * share);
    begunMs = nowMs;
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    if (moving) schedule();
    clearTimeout(rest);
    rest = setTimeout(() => {
      moving = false;
      if (!coarse) return;
      wanted = true;
      schedule();
    }, restMs);
  };

  return {
    setPicture(areaPx, pixelRatio) {
      const fine = pixelRatio < 1.75 ? 2 * pixelRatio : pixelRatio;
      restScale = Math.max(pixelRatio / 2, Math.min(fine, Math.sqrt(mostSamples / Math.max(1, areaPx))));
    },
    ask(more) {
      moving = more;
      wanted = true;
      schedule();
    },
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      if (fence) gl.deleteSync(fence);
    },
  };
}
