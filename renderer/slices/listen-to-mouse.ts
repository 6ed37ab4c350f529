import { along, subtract, type Vec3 } from '../../geometry/core/vector';
import type { PatientPoint } from '../../geometry/core/frames';
import { shiftBy } from '../../geometry/fusion/rigid-transform';
import { sliceStepMm } from '../../geometry/volume/reslice-plane';
import { addMeasurePoint, moveMeasurePoint } from './draw-measurement';
import type { HandTargets, LiveSlice, MeasureState } from './slice-state';
import type { SliceViewProps, WindowLevel } from './slice-view-props';
import {
  moveInPlane,
  patientToScreen,
  screenPoint,
  screenToPatient,
  zoomAbout,
  type ScreenPoint,
  type SliceWindow,
} from './slice-window';

/** How near a press must be to take hold of a handle, CSS pixels. */
const GRASP_PX = 11;
/** A press that moves less than this is a click, CSS pixels. */
const CLICK_PX = 4;
/** A press so soon after a click that placed something, at the same spot, is the second of a double click, ms. */
const DOUBLE_MS = 500;
/** A notch of a mouse wheel, as browsers report it. */
const NOTCH_PX = 100;
/** The wheel has come to rest after this, ms. */
const WHEEL_REST_MS = 200;

/** Tools with which a path's handle can be taken hold of. */
const HOLDS_HANDLES: ReadonlySet<SliceViewProps['tool']> = new Set(['crosshair', 'target', 'entry']);

/** What a held button is doing; the window it began in stays the measure, however the view moves meanwhile. */
type Drag = { readonly pointerId: number; readonly window: SliceWindow; readonly start: ScreenPoint } & (
  | { readonly kind: 'crosshair' | 'place' | 'measure' }
  | { readonly kind: 'nudge'; last: ScreenPoint }
  | {
      readonly kind: 'handle';
      readonly pathId: string;
      readonly end: 'target' | 'entry';
      readonly from: PatientPoint;
      /** False until the pointer has gone further than a click's tremble, so that a click never shifts an end. */
      moved: boolean;
    }
  | { readonly kind: 'level'; readonly from: WindowLevel }
  | { readonly kind: 'pan' }
);

/**
 * The mouse, as in every DICOM viewer: wheel slices, right-drag window level, middle- or Shift-drag pan, Ctrl-wheel zoom
 * about the cursor, left-drag moves the crosshair or the handle under it. `onPoint` is told where the
 * pointer is on the view. Moves are handed on once a frame. Returns the function that stops listening.
 */
export function listenToMouse(
  surface: HTMLElement,
  { live, setZoom, setMeasure }: HandTargets,
  onPoint: (at: ScreenPoint | null) => void,
): () => void {
  let drag: Drag | null = null;
  let frame = 0;
  let todo: (() => void) | null = null;
  let wheelSteps = 0;
  let wheelRest: ReturnType<typeof setTimeout> | undefined;
  /** What a click has just placed, until it is known that no double click began with it. */
  let placed: { readonly ms: number; readonly at: ScreenPoint; readonly takeBack: () => void } | null = null;
  const stop = new AbortController();

  const onceAFrame = (work: () => void): void => {
    todo = work;
    frame ||= requestAnimationFrame(flush);
  };
  const flush = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    const work = todo;
    todo = null;
    work?.();
  };

  const at = (event: MouseEvent): ScreenPoint => {
    const box = surface.getBoundingClientRect();
    return screenPoint(event.clientX - box.left, event.clientY - box.top);
  };

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
    const common = { pointerId: event.pointerId, window: w, start };
    if (event.button === 1 || (event.button === 0 && event.shiftKey)) drag = { ...common, kind: 'pan' };
    else if (event.button === 2) drag = { ...common, kind: 'level', from: windowOf(props) };
    else if (event.button === 0) drag = beginLeft(props, common);
    if (!drag) return;
    surface.setPointerCapture(event.pointerId);
    // No text selection and no middle-button scrolling; the focus that this would hinder is given by hand.
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

  /** The handle taken hold of, so that the arrow keys go on where the mouse left off; else the viewport. */
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
      onceAFrame(() => {
        const point = screenToPatient(live.current.window ?? w, here);
        onPoint(here);
        if (props.tool === 'distance' || props.tool === 'angle')
          setMeasure(state => moveMeasurePoint(state, point));
        surface.dataset['over'] = handleAt(live.current, here) ? 'handle' : '';
      });
      return;
    }
    if (event.pointerId === held.pointerId) onceAFrame(() => carryOn(held, here, false));
  };

  const carryOn = (held: Drag, here: ScreenPoint, done: boolean): void => {
    const { props } = live.current;
    const w = held.window;
    const dx = here[0] - held.start[0];
    const dy = here[1] - held.start[1];
    const point = screenToPatient(w, here);
    switch (held.kind) {
      case 'crosshair':
        props.onCrosshair(point, done);
        onPoint(here);
        break;
      case 'handle': {
        held.moved ||= Math.hypot(dx, dy) >= CLICK_PX;
        if (!held.moved) {
          if (done) clickHandle(held);
          break;
        }
        const moved = moveInPlane(w.plane, held.from, dx * w.mmPerPx, dy * w.mmPerPx);
        props.onHandle(held.pathId, held.end, moved, done);
        break;
      }
      case 'level': {
        const huPerPx = Math.max(1, held.from.widthHu / 300);
        const width = Math.max(1, Math.round(held.from.widthHu + dx * huPerPx));
        const center = Math.round(held.from.centerHu + dy * huPerPx);
        if (props.overlay?.takesWindow) props.onOverlayWindow?.({ width, center });
        else props.onWindowLevel({ widthHu: width, centerHu: center });
        break;
      }
      case 'pan':
        setZoom(zoom => ({
          mmPerPx: zoom.mmPerPx ?? w.mmPerPx,
          middleMm: [w.middleMm[0] - dx * w.mmPerPx, w.middleMm[1] - dy * w.mmPerPx],
        }));
        break;
      case 'place':
        if (!done || Math.hypot(dx, dy) >= CLICK_PX) break;
        if (props.tool === 'landmark') props.onLandmark?.(screenToPatient(w, held.start));
        if (props.tool === 'target' || props.tool === 'entry') {
          props.onPlace(props.tool, screenToPatient(w, held.start));
        }
        break;
      case 'nudge': {
        const from = screenToPatient(w, held.last);
        held.last = here;
        props.onNudge?.(shiftBy(subtract<Vec3>(point, from)), done);
        break;
      }
      case 'measure':
        if (props.tool !== 'distance' && props.tool !== 'angle') break;
        // A point may be set by two clicks or by one drag.
        if (done && Math.hypot(dx, dy) >= CLICK_PX) {
          const { tool } = props;
          setMeasure(state => (state.draft ? addMeasurePoint(state, tool, point) : state));
        } else setMeasure(state => moveMeasurePoint(state, point));
    }
  };

  /** A click on a handle: goes to that end or, where an end is to be placed (right above the other, say), places it. */
  const clickHandle = (held: Drag & { readonly kind: 'handle' }): void => {
    const { props } = live.current;
    if (props.tool === 'target' || props.tool === 'entry') {
      props.onPlace(props.tool, screenToPatient(held.window, held.start));
    } else props.onCrosshair(held.from, true);
  };

  const end = (event: PointerEvent): void => {
    const held = drag;
    if (!held || event.pointerId !== held.pointerId) return;
    drag = null;
    cancelAnimationFrame(frame);
    frame = 0;
    todo = null;
    const here = at(event);
    const { tool } = live.current.props;
    carryOn(held, here, true);
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

  const wheel = (event: WheelEvent): void => {
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
    onceAFrame(() => {
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

  const options = { signal: stop.signal };
  surface.addEventListener('pointerdown', begin, options);
  surface.addEventListener('pointermove', move, options);
  surface.addEventListener('pointerup', end, options);
  surface.addEventListener('pointercancel', end, options);
  surface.addEventListener('pointerleave', () => drag ?? onPoint(null), options);
  surface.addEventListener('contextmenu', event => event.preventDefault(), options);
  surface.addEventListener('dblclick', enlarge, options);
  surface.addEventListener('wheel', wheel, { ...options, passive: false });
  return () => {
    stop.abort();
    cancelAnimationFrame(frame);
    clearTimeout(wheelRest);
  };

  function beginLeft(
    props: SliceViewProps,
    common: { readonly pointerId: number; readonly window: SliceWindow; readonly start: ScreenPoint },
  ): Drag {
    if (props.tool === 'landmark') return { ...common, kind: 'place' };
    if (props.tool === 'nudge') return { ...common, kind: 'nudge', last: common.start };
    const handle = handleAt(live.current, common.start);
    if (handle) return { ...common, kind: 'handle', ...handle, moved: false };
    if (props.tool === 'target' || props.tool === 'entry') return { ...common, kind: 'place' };
    if (props.tool === 'distance' || props.tool === 'angle') return { ...common, kind: 'measure' };
    return { ...common, kind: 'crosshair' };
  }
}

/** The window level that a right-drag changes: the slice's, or that of the scan over it. */
function windowOf({ overlay, windowLevel }: SliceViewProps): WindowLevel {
  return overlay?.takesWindow
    ? { centerHu: overlay.window.center, widthHu: overlay.window.width }
    : windowLevel;
}

/** Moves the crosshair, or the plane where it has a place of its own, by whole slices along the view. */
export function stepSlices(props: SliceViewProps, slices: number, done: boolean): void {
  const step = slices * sliceStepMm(props.volume, props.plane.into);
  if (props.onScroll) props.onScroll(step);
  else props.onCrosshair(along(props.crosshair, props.plane.into, step), done);
}

/** The nearest handle within reach of a screen point: of the selected path, else of any. */
function handleAt(
  { props, window: w }: LiveSlice,
  at: ScreenPoint,
): { readonly pathId: string; readonly end: 'target' | 'entry'; readonly from: PatientPoint } | null {
  if (!w || !HOLDS_HANDLES.has(props.tool)) return null;
  const handles = [...props.paths]
    .sort((a, b) => Number(b.selected) - Number(a.selected))
    .flatMap(path => [
      { pathId: path.id, end: 'target' as const, from: path.targetLps, selected: path.selected },
      { pathId: path.id, end: 'entry' as const, from: path.entryLps, selected: path.selected },
    ])
    .map(handle => {
      const [x, y] = patientToScreen(w, handle.from);
      return { ...handle, away: Math.hypot(x - at[0], y - at[1]) };
    })
    .filter(handle => handle.away <= GRASP_PX)
    .sort((a, b) => Number(b.selected) - Number(a.selected) || a.away - b.away);
  const nearest = handles[0];
  return nearest ? { pathId: nearest.pathId, end: nearest.end, from: nearest.from } : null;
}
