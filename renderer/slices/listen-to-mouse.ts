import { beginDrag, handleAt, type Drag } from './begin-drag';
import { carryDrag, CLICK_PX } from './carry-drag';
import { addMeasurePoint, moveMeasurePoint } from './draw-measurement';
import { createFrameQueue } from './once-a-frame';
import type { HandTargets, MeasureState } from './slice-state';
import { screenPoint, screenToPatient, type ScreenPoint } from './slice-window';
import { createWheel } from './turn-wheel';

/**
 * A press so soon after a click that placed something, at the same spot, is the second of a double
 * click, ms.
 */
const DOUBLE_MS = 500;

/**
 * The mouse, as in every DICOM viewer: wheel slices, right-drag window level, middle- or Shift-drag
 * pan, Ctrl-wheel zoom about the cursor, left-drag moves the crosshair or the handle under it.
 * `onPoint` is told where the pointer is on the view. Moves are handed on once a frame. Returns the
 * function that stops listening.
 */
export function listenToMouse(
  surface: HTMLElement,
  targets: HandTargets,
  onPoint: (at: ScreenPoint | null) => void,
): () => void {
  const { live, setMeasure } = targets;
  let drag: Drag | null = null;
  /** What a click has just placed, until it is known that no double click began with it. */
  let placed: { readonly ms: number; readonly at: ScreenPoint; readonly takeBack: () => void } | null = null;
  const stop = new AbortController();
  const frames = createFrameQueue();

  const at = (event: MouseEvent): ScreenPoint => {
    const box = surface.getBoundingClientRect();
    return screenPoint(event.clientX - box.left, event.clientY - box.top);
  };

  const wheel = createWheel(targets, frames, at);

  const begin = (event: PointerEvent): void => {
    const { props, window: w } = live.current;
    if (!w || drag) return;
    const start = at(event);
    if (placed && event.button === 0) {
      const [x, y] = placed.at;
      const isSecond =
        event.timeStamp - placed.ms < DOUBLE_MS && Math.hypot(start[0] - x, start[1] - y) < CLICK_PX;
      if (isSecond) {
        event.preventDefault();
        return;
      }
    }
    placed = null;
    drag = beginDrag(event, live.current, start);
    if (!drag) return;
    surface.setPointerCapture(event.pointerId);
    // No text selection and no middle-button scrolling; the focus that this would hinder is given
    // by hand.
    event.preventDefault();
    focusFor(drag);
    if (drag.kind === 'crosshair') props.onCrosshair(screenToPatient(w, start), false);
    if (drag.kind === 'measure' && (props.tool === 'distance' || props.tool === 'angle')) {
      const { tool } = props;
      let before: MeasureState | null = null;
      setMeasure(state => {
        before = state;
        return addMeasurePoint(state, tool, screenToPatient(w, start));
      });
      const takeBack = (): void => setMeasure(state => before ?? state);
      placed = { ms: event.timeStamp, at: start, takeBack };
    }
  };

  /**
   * The handle taken hold of, so that the arrow keys go on where the mouse left off; else the
   * viewport.
   */
  const focusFor = (held: Drag): void => {
    const view = surface.closest<HTMLElement>('[role=region]');
    const name = held.kind === 'handle' ? `${held.pathId} ${held.end}` : null;
    const handle = name
      ? [...surface.querySelectorAll<SVGGElement>('[data-handle]')].find(g => g.dataset['handle'] === name)
      : null;
    (handle ?? view)?.focus({ preventScroll: true });
  };

  const move = (event: PointerEvent): void => {
    const { props, window: w } = live.current;
    if (!w) return;
    const here = at(event);
    const held = drag;
    if (!held) {
      frames.ask(() => {
        const point = screenToPatient(live.current.window ?? w, here);
        onPoint(here);
        if (props.tool === 'distance' || props.tool === 'angle')
          setMeasure(state => moveMeasurePoint(state, point));
        surface.dataset['over'] = handleAt(live.current, here) ? 'handle' : '';
      });
      return;
    }
    if (event.pointerId === held.pointerId) frames.ask(() => carryDrag(targets, held, here, false, onPoint));
  };

  const end = (event: PointerEvent): void => {
    const held = drag;
    if (!held || event.pointerId !== held.pointerId) return;
    drag = null;
    frames.drop();
    const here = at(event);
    const { tool } = live.current.props;
    carryDrag(targets, held, here, true, onPoint);
    const isClick = Math.hypot(here[0] - held.start[0], here[1] - held.start[1]) < CLICK_PX;
    const isPlaced =
      held.kind === 'place' || (held.kind === 'handle' && (tool === 'target' || tool === 'entry'));
    if (isClick && isPlaced) {
      const takeBack = (): void => live.current.props.onTakeBack?.();
      placed = { ms: event.timeStamp, at: held.start, takeBack };
    }
  };

  /** A double click enlarges the view and sets nothing. */
  const enlarge = (): void => {
    placed?.takeBack();
    placed = null;
    live.current.props.onMaximise?.();
  };

  const options = { signal: stop.signal };
  surface.addEventListener('pointerdown', begin, options);
  surface.addEventListener('pointermove', move, options);
  surface.addEventListener('pointerup', end, options);
  surface.addEventListener('pointercancel', end, options);
  surface.addEventListener('pointerleave', () => drag ?? onPoint(null), options);
  surface.addEventListener('contextmenu', event => event.preventDefault(), options);
  surface.addEventListener('dblclick', enlarge, options);
  surface.addEventListener('wheel', wheel.turn, { ...options, passive: false });
  return () => {
    stop.abort();
    frames.drop();
    wheel.dispose();
  };
}
