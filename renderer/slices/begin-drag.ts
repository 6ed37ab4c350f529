import type { PatientPoint } from '../../geometry/core/frames';
import type { LiveSlice } from './slice-state';
import type { SliceViewProps, WindowLevel } from './slice-view-props';
import { patientToScreen, type ScreenPoint, type SliceWindow } from './slice-window';

/** How near a press must be to take hold of a handle, CSS pixels. */
const GRASP_PX = 11;
/** Tools with which a path's handle can be taken hold of. */
export const HOLDS_HANDLES: ReadonlySet<SliceViewProps['tool']> = new Set(['crosshair', 'target', 'entry']);

/**
 * What a held button is doing; the window it began in stays the measure, however the view moves
 * meanwhile.
 */
export type Drag = {
  readonly pointerId: number;
  readonly window: SliceWindow;
  readonly start: ScreenPoint;
} & (
  | { readonly kind: 'crosshair' | 'place' | 'measure' }
  | { readonly kind: 'nudge'; last: ScreenPoint }
  | {
      readonly kind: 'handle';
      readonly pathId: string;
      readonly end: 'target' | 'entry';
      readonly from: PatientPoint;
      /**
       * False until the pointer has gone further than a click's tremble, so that a click never
       * shifts an end.
       */
      moved: boolean;
    }
  | { readonly kind: 'level'; readonly from: WindowLevel }
  | { readonly kind: 'pan' }
);

/** What this press begins; null where its button does nothing. */
export function beginDrag(event: PointerEvent, slice: LiveSlice, start: ScreenPoint): Drag | null {
  const { props, window } = slice;
  if (!window) return null;
  const common = { pointerId: event.pointerId, window, start };
  if (event.button === 1 || (event.button === 0 && event.shiftKey)) return { ...common, kind: 'pan' };
  if (event.button === 2) return { ...common, kind: 'level', from: windowOf(props) };
  if (event.button !== 0) return null;
  if (props.tool === 'landmark') return { ...common, kind: 'place' };
  if (props.tool === 'nudge') return { ...common, kind: 'nudge', last: start };
  const handle = handleAt(slice, start);
  if (handle) return { ...common, kind: 'handle', ...handle, moved: false };
  if (props.tool === 'target' || props.tool === 'entry') return { ...common, kind: 'place' };
  if (props.tool === 'distance' || props.tool === 'angle') return { ...common, kind: 'measure' };
  return { ...common, kind: 'crosshair' };
}

/** The window level that a right-drag changes: the slice's, or that of the scan over it. */
function windowOf({ overlay, windowLevel }: SliceViewProps): WindowLevel {
  return overlay?.takesWindow
    ? { centerHu: overlay.window.center, widthHu: overlay.window.width }
    : windowLevel;
}

/** The nearest handle within reach of a screen point: of the selected path, else of any. */
export function handleAt(
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
