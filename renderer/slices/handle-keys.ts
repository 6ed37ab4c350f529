import type { KeyboardEvent } from 'react';
import type { PatientPoint, Radians } from '../../geometry/core/frames';
import { scale, type Vec3 } from '../../geometry/core/vector';
import { IDENTITY, shiftBy, turnAbout } from '../../geometry/fusion/rigid-transform';
import { addMeasurePoint, dropMeasurement } from './draw-measurement';
import { stepSlices } from './step-slices';
import { fitted, type HandTargets } from './slice-state';
import type { SlicePath, SliceViewProps } from './slice-view-props';
import { moveInPlane, screenPoint, zoomAbout } from './slice-window';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys that turn the overlay about the line of sight through the crosshair, clockwise as seen. */
const turns: Readonly<Record<string, number>> = { q: -1, e: 1 };

/**
 * How far an arrow key moves: 0.1 mm, with Shift 1 mm, with Alt 0.01 mm; a turn as many degrees.
 */
const nudgeMm = (event: KeyboardEvent): number => (event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1);

const isWith = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;

/** How far an arrow key moves, (right, down) mm; null for keys that are no plain arrows. */
export function readNudge(event: KeyboardEvent): readonly [number, number] | null {
  const way = arrows[event.key];
  const step = nudgeMm(event);
  return way && !isWith(event) ? [way[0] * step, way[1] * step] : null;
}

/** Keys on a handle: arrows nudge it in the view's plane; releasing the key ends the one edit. */
export function handleHandleKey(
  event: KeyboardEvent,
  { live }: HandTargets,
  path: SlicePath,
  end: 'target' | 'entry',
): void {
  const way = readNudge(event);
  if (!way) return;
  event.preventDefault();
  event.stopPropagation();
  const { props } = live.current;
  const now = props.paths.find(other => other.id === path.id) ?? path;
  const from = end === 'target' ? now.targetLps : now.entryLps;
  const isUp = event.type === 'keyup';
  const point = isUp ? from : moveInPlane(props.plane, from, way[0], way[1]);
  props.onHandle(path.id, end, point, isUp);
}

/** Keys on the viewport itself; those it does not know go on to the window. */
export function handleViewKey(event: KeyboardEvent, targets: HandTargets): void {
  if (isWith(event)) return;
  const { props, window: w } = targets.live.current;
  const { tool, plane, crosshair } = props;
  const isUp = event.type === 'keyup';
  const way = arrows[event.key];
  if (tool === 'nudge' && nudgeOverlay(event, props)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (way) {
    const step = isUp ? 0 : nudgeMm(event);
    const nudge = (from: PatientPoint): PatientPoint =>
      step === 0 ? from : moveInPlane(plane, from, way[0] * step, way[1] * step);
    const selected = props.paths.find(path => path.selected);
    if ((tool === 'target' || tool === 'entry') && selected) {
      props.onHandle(
        selected.id,
        tool,
        nudge(tool === 'target' ? selected.targetLps : selected.entryLps),
        isUp,
      );
    } else props.onCrosshair(nudge(crosshair), isUp);
  } else if (event.key === 'PageUp' || event.key === 'PageDown') {
    if (isUp) props.onCrosshair(crosshair, true);
    else stepSlices(props, event.key === 'PageDown' ? 1 : -1, false);
  } else if (isUp || event.altKey) return;
  else if (w && (event.key === '+' || event.key === '=' || event.key === '-')) {
    const middle = screenPoint(w.widthPx / 2, w.heightPx / 2);
    targets.setZoom(() => zoomAbout(w, middle, event.key === '-' ? 1 / 1.25 : 1.25));
  } else if (event.key === 'f' || event.key === 'F') targets.setZoom(() => fitted);
  else if (event.key === 'z' || event.key === 'Z') {
    const { toFocus } = targets.live.current;
    if (toFocus) targets.setZoom(() => toFocus);
  } else if (event.key === 'Enter' && (tool === 'target' || tool === 'entry')) props.onPlace(tool, crosshair);
  else if (event.key === 'Enter' && tool === 'landmark') props.onLandmark?.(crosshair);
  else if (event.key === 'Enter' && (tool === 'distance' || tool === 'angle')) {
    targets.setMeasure(state => addMeasurePoint(state, tool, crosshair));
  } else if (
    (event.key === 'Delete' || event.key === 'Escape') &&
    (tool === 'distance' || tool === 'angle')
  ) {
    targets.setMeasure(dropMeasurement);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Arrow keys move the scan over the slice in the view's plane, Q and E turn it; releasing the key
 * ends the one edit.
 */
function nudgeOverlay(event: KeyboardEvent, { plane, crosshair, onNudge }: SliceViewProps): boolean {
  const way = arrows[event.key];
  const turn = turns[event.key.toLowerCase()];
  if (!way && turn === undefined) return false;
  const step = nudgeMm(event);
  if (event.type === 'keyup') onNudge?.(IDENTITY, true);
  else if (way) {
    const [right, down] = way;
    const shift: Vec3 =
      right !== 0 ? scale<Vec3>(plane.right, right * step) : scale<Vec3>(plane.down, down * step);
    onNudge?.(shiftBy(shift), false);
  } else {
    const angle = (((turn ?? 0) * step * Math.PI) / 180) as Radians;
    onNudge?.(turnAbout(crosshair, plane.into, angle), false);
  }
  return true;
}
