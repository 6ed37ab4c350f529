import { orbit, pan, zoomAt, type CameraPose, type PictureSize } from './orbit-camera';
import type { Vec3 } from '../../geometry/core/vector';

export interface CameraControls {
  readonly pose: () => CameraPose;
  readonly size: () => PictureSize;
  /** What orbiting turns about: the animal's dorsal axis. */
  readonly pole: () => Vec3;
  readonly onPose: (pose: CameraPose, moving: boolean) => void;
  /** A press and release in one place with the first button, CSS px from the top left. */
  readonly onClick: (xPx: number, yPx: number) => void;
  readonly onHome: () => void;
}

/** A press that strays no farther than this is a click. */
const CLICK_PX = 4;
const RADIANS_PER_PX = 0.0085;
const RADIANS_PER_KEY = Math.PI / 36;
const ZOOM_PER_KEY = 1.15;

/**
 * Mouse, pen, fingers and keys on the viewport: drag orbits; right, middle or Shift drag pans;
 * wheel zooms about the pointer; two fingers pan and zoom; arrows orbit by 5 degrees (Shift: pan),
 * + and - zoom, Home fits. Returns what undoes it.
 */
export function listenToCameraControls(element: HTMLElement, hands: CameraControls): () => void {
  const held = new Map<number, { x: number; y: number }>();
  let start: { x: number; y: number; panning: boolean; click: boolean } | null = null;

  const place = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    // The picture lies within the border.
    return {
      x: event.clientX - box.left - element.clientLeft,
      y: event.clientY - box.top - element.clientTop,
    };
  };

  const onDown = (event: PointerEvent): void => {
    // A path's handles have hands of their own.
    if (event.button > 2 || (event.target as HTMLElement).closest('[data-scene-handle]')) return;
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    const at = place(event);
    held.set(event.pointerId, at);
    const panning = event.button !== 0 || event.shiftKey;
    start = { ...at, panning, click: event.button === 0 && !event.shiftKey && held.size === 1 };
    // Middle press would start the browser's own scrolling.
    if (event.button === 1) event.preventDefault();
  };

  const onMove = (event: PointerEvent): void => {
    const last = held.get(event.pointerId);
    if (!last || !start) return;
    const at = place(event);
    if (start.click && Math.hypot(at.x - start.x, at.y - start.y) <= CLICK_PX) return;
    start.click = false;
    const [dx, dy] = [at.x - last.x, at.y - last.y];
    const pose = hands.pose();
    if (held.size === 2) {
      const other = [...held].find(([id]) => id !== event.pointerId)![1];
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(at.x - other.x, at.y - other.y);
      const factor = before > 1 ? after / before : 1;
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      const moved = pan(pose, hands.size(), dx / 2, dy / 2);
      hands.onPose(zoomAt(moved, hands.size(), factor, middle.x, middle.y), true);
    } else if (start.panning) {
      hands.onPose(pan(pose, hands.size(), dx, dy), true);
    } else {
      hands.onPose(orbit(pose, hands.pole(), dx * RADIANS_PER_PX, dy * RADIANS_PER_PX), true);
    }
    held.set(event.pointerId, at);
  };

  const onUp = (event: PointerEvent): void => {
    if (!held.delete(event.pointerId)) return;
    if (held.size > 0) return;
    if (start?.click && event.type === 'pointerup') hands.onClick(start.x, start.y);
    start = null;
    hands.onPose(hands.pose(), false);
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { x, y } = place(event);
    // Lines or pages to pixels, as browsers count a notch.
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 120 : 1;
    const factor = Math.exp(-Math.max(-240, Math.min(240, event.deltaY * unit)) * 0.0015);
    hands.onPose(zoomAt(hands.pose(), hands.size(), factor, x, y), true);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = poseAfterKey(event.key, event.shiftKey, hands);
    if (!next && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    if (next) hands.onPose(next, true);
    else hands.onHome();
  };

  const onMenu = (event: Event): void => event.preventDefault();

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onUp);
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('keydown', onKey);
  element.addEventListener('contextmenu', onMenu);
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('keydown', onKey);
    element.removeEventListener('contextmenu', onMenu);
  };
}

/** The view a key asks for; null for keys that are none of ours. */
function poseAfterKey(
  key: string,
  shift: boolean,
  hands: Pick<CameraControls, 'pose' | 'size' | 'pole'>,
): CameraPose | null {
  const size = hands.size();
  const turn = (yaw: number, pitch: number): CameraPose =>
    shift
      ? pan(hands.pose(), size, 40 * Math.sign(yaw), 40 * Math.sign(pitch))
      : orbit(hands.pose(), hands.pole(), yaw * RADIANS_PER_KEY, pitch * RADIANS_PER_KEY);
  const zoom = (factor: number): CameraPose =>
    zoomAt(hands.pose(), size, factor, size.widthPx / 2, size.heightPx / 2);
  switch (key) {
    case 'ArrowLeft':
      return turn(-1, 0);
    case 'ArrowRight':
      return turn(1, 0);
    case 'ArrowUp':
      return turn(0, -1);
    case 'ArrowDown':
      return turn(0, 1);
    case '+':
    case '=':
      return zoom(ZOOM_PER_KEY);
    case '-':
    case '_':
      return zoom(1 / ZOOM_PER_KEY);
    default:
      return null;
  }
}
