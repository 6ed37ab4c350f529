import type { FrameQueue } from './once-a-frame';
import type { HandTargets } from './slice-state';
import { zoomAbout, type ScreenPoint } from './slice-window';
import { stepSlices } from './step-slices';

/** A notch of a mouse wheel, as browsers report it. */
const NOTCH_PX = 100;
/** The wheel has come to rest after this, ms. */
const WHEEL_REST_MS = 200;

/** The mouse's wheel: slices, or with Ctrl the zoom about the cursor. */
export interface Wheel {
  turn(event: WheelEvent): void;
  dispose(): void;
}

/** `at` says where on the view an event is. */
export function createWheel(
  { live, setZoom }: HandTargets,
  frames: FrameQueue,
  at: (event: MouseEvent) => ScreenPoint,
): Wheel {
  let wheelSteps = 0;
  let wheelRest: ReturnType<typeof setTimeout> | undefined;
  const turn = (event: WheelEvent): void => {
    const { window: w } = live.current;
    if (!w) return;
    event.preventDefault();
    const delta =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? (event.deltaY * NOTCH_PX) / 3 : event.deltaY;
    if (event.ctrlKey) {
      const here = at(event);
      setZoom(() => zoomAbout(live.current.window ?? w, here, Math.exp(-delta * 0.0015)));
      return;
    }
    wheelSteps += delta / NOTCH_PX;
    frames.ask(() => {
      // Whole slices only; a touchpad's small moves add up until they make one.
      const whole = Math.trunc(wheelSteps);
      wheelSteps -= whole;
      if (whole === 0) return;
      stepSlices(live.current.props, whole, false);
      clearTimeout(wheelRest);
      wheelRest = setTimeout(() => {
        wheelSteps = 0;
        const { props } = live.current;
        props.onCrosshair(props.crosshair, true);
      }, WHEEL_REST_MS);
    });
  };
  return { turn, dispose: () => clearTimeout(wheelRest) };
}
