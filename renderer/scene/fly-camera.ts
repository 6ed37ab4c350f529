import { blendPoses, type CameraPose } from './orbit-camera';

const FLIGHT_MS = 240;

export interface CameraFlight {
  flyTo(goal: CameraPose): void;
  stop(): void;
}

/**
 * Moves the camera to a pose in a quarter of a second, or at once for whoever wants less motion.
 */
export function createFlight(
  pose: () => CameraPose,
  setPose: (next: CameraPose, moving: boolean) => void,
): CameraFlight {
  let flight = 0;
  const stop = (): void => {
    cancelAnimationFrame(flight);
    flight = 0;
  };
  const flyTo = (goal: CameraPose): void => {
    stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setPose(goal, false);
    const from = pose();
    let begunMs = -1;
    const step = (nowMs: number): void => {
      if (begunMs < 0) begunMs = nowMs;
      const t = Math.min(1, (nowMs - begunMs) / FLIGHT_MS);
      setPose(blendPoses(from, goal, t * t * (3 - 2 * t)), t < 1);
      flight = t < 1 ? requestAnimationFrame(step) : 0;
    };
    flight = requestAnimationFrame(step);
  };
  return { flyTo, stop };
}
