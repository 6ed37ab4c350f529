/** Draws finer than the screen at rest, so that edges are smooth; never more samples than this. */
const MOST_SAMPLES = 9e6;
/** While moving, a frame slower than this is drawn coarser next time, ms. */
const SLOW_MS = 45;
const FAST_MS = 18;
/** Nothing asked for during this time is rest; anything asked for again within it is motion, ms. */
const REST_MS = 220;
/** The same without a card, where the fine picture is dear. */
const SOFT_REST_MS = 400;
/**
 * Fineness along a side while moving, in device pixels; the first step is the resting picture's
 * own.
 */
const steps = [Infinity, 1, 0.6] as const;
/**
 * A machine without a card rests at this, device pixels along a side: a finer picture would hold up
 * the whole window.
 */
const SOFT_REST = 1.4;

export interface DrawingPace {
  /** CSS pixels of the picture, and device pixels to one of them along a side. */
  setPicture(areaPx: number, pixelRatio: number): void;
  /** One frame, at the next chance; `moving` where more will follow at once. */
  ask(moving: boolean): void;
  dispose(): void;
}

/**
 * When to draw and how finely. Frames are drawn on demand, at most one a screen refresh, and none
 * while the card still works at the last: on a machine without one, frames would pile up and the
 * picture trail behind the hand. While moving, the picture is drawn as coarsely (`hasty`: with the
 * coarse triangles, and without a card always; `rough`: to be drawn again at rest) as keeps it
 * moving; once it rests, finely.
 */
export function createDrawingPace(
  gl: WebGL2RenderingContext,
  draw: (scale: number, hasty: boolean, rough: boolean) => void,
): DrawingPace {
  const soft = isSoftware(gl);
  const pauseMs = soft ? SOFT_REST_MS : REST_MS;
  let frame = 0;
  let wanted = false;
  let moving = false;
  let askedMs = -Infinity;
  let step = soft ? 1 : 0;
  let ratio = 1;
  let restScale = 1;
  let rough = false;
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
      if (state === gl.TIMEOUT_EXPIRED && nowMs - begunMs < 3000) return schedule();
      gl.deleteSync(fence);
      fence = null;
      const tookMs = nowMs - begunMs;
      // Judged by frames of motion alone; the wait before a later frame is no measure of the card.
      if (moving && rough === step > 0) {
        if (tookMs > SLOW_MS && step < steps.length - 1) step++;
        else if (tookMs < FAST_MS && step > (soft ? 1 : 0)) step--;
      }
    }
    if (!wanted) return;
    wanted = false;
    rough = moving && step > 0;
    draw(rough ? Math.min(restScale, steps[step]! * ratio) : restScale, soft || rough, rough);
    begunMs = nowMs;
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    if (moving) schedule();
  };

  const comeToRest = (): void => {
    rest = undefined;
    moving = false;
    if (!rough) return;
    wanted = true;
    schedule();
  };

  return {
    setPicture(areaPx, pixelRatio) {
      ratio = pixelRatio;
      const fine = soft ? SOFT_REST * pixelRatio : pixelRatio < 1.75 ? 2 * pixelRatio : pixelRatio;
      restScale = Math.max(pixelRatio / 2, Math.min(fine, Math.sqrt(MOST_SAMPLES / Math.max(1, areaPx))));
    },
    ask(more) {
      const nowMs = performance.now();
      moving = more || nowMs - askedMs < pauseMs;
      askedMs = nowMs;
      wanted = true;
      clearTimeout(rest);
      rest = moving ? setTimeout(comeToRest, pauseMs) : undefined;
      schedule();
    },
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      if (fence) gl.deleteSync(fence);
    },
  };
}

/** True where the processor draws in the card's stead. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
