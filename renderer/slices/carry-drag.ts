import { subtract, type Vec3 } from '../../geometry/core/vector';
import { shiftBy } from '../../geometry/fusion/rigid-transform';
import type { Drag } from './begin-drag';
import { addMeasurePoint, moveMeasurePoint } from './draw-measurement';
import type { HandTargets } from './slice-state';
import type { SliceViewProps } from './slice-view-props';
import { moveInPlane, screenToPatient, type ScreenPoint } from './slice-window';

/** A press that moves less than this is a click, CSS pixels. */
export const CLICK_PX = 4;

/**
 * Does what the held button does with the pointer `here`; `done` as it is let go. `onPoint` is told
 * where the crosshair is drawn to.
 */
export function carryDrag(
  { live, setZoom, setMeasure }: HandTargets,
  held: Drag,
  here: ScreenPoint,
  done: boolean,
  onPoint: (at: ScreenPoint) => void,
): void {
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
        if (done) clickHandle(props, held);
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
}

/**
 * A click on a handle: goes to that end or, where an end is to be placed (right above the other,
 * say), places it.
 */
function clickHandle(props: SliceViewProps, held: Drag & { readonly kind: 'handle' }): void {
  if (props.tool === 'target' || props.tool === 'entry') {
    props.onPlace(props.tool, screenToPatient(held.window, held.start));
  } else props.onCrosshair(held.from, true);
}
