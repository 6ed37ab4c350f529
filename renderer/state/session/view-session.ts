import type { PatientPoint } from '../../../geometry/core/frames';
import type { SliceTool, WindowLevel, ZoomGoal } from '../../slices/slice-view-props';

export type View = 'transverse' | 'sagittal' | 'dorsal' | 'scene' | 'along' | 'across' | 'eye';

/**
 * On which side of the picture the animal's left lies: radiology looks at it from the front and
 * from below, so that left is on the right; neurology from behind and from above.
 */
export type SideConvention = 'radiological' | 'neurological';

/** A window in which bone and brain can both be read. */
export const START_WINDOW: WindowLevel = { centerHu: 250, widthHu: 800 };

/** Where and how the scan on screen is looked at; begun anew with every scan that is shown. */
export interface ViewSession {
  readonly crosshair: PatientPoint | null;
  readonly hover: PatientPoint | null;
  readonly windowLevel: WindowLevel;
  readonly tool: SliceTool;
  readonly maximised: View | null;
  /** How near a slice, or all of them (null), was last asked to come; a new object each time. */
  readonly zoomTo: {
    readonly view: Exclude<View, 'scene'> | null;
    readonly to: ZoomGoal;
  } | null;
  /**
   * How far the planes along and across a path stand beside it, along their own direction, mm;
   * null: through it.
   */
  readonly beside: { readonly path: string; readonly along: number; readonly across: number } | null;
  readonly playing: boolean;
}

export const START_VIEW: ViewSession = {
  crosshair: null,
  hover: null,
  windowLevel: START_WINDOW,
  tool: 'crosshair',
  maximised: null,
  zoomTo: null,
  beside: null,
  playing: false,
};
