import type { RefObject } from 'react';
import type { Measurement } from './measure';
import type { SliceViewProps } from './slice-view-props';
import type { SliceWindow } from './slice-window';

/** Zoom and pan of one viewport; `mmPerPx` null: the whole volume fitted. */
export interface SliceZoom {
  /** (right, down) from the plane's centre, mm. */
  readonly middleMm: readonly [number, number];
  readonly mmPerPx: number | null;
}

export const fitted: SliceZoom = { middleMm: [0, 0], mmPerPx: null };

/** What is being measured and what was; the last may be in the drawing. */
export interface MeasureState {
  readonly finished: readonly Measurement[];
  readonly draft: Measurement | null;
}

/** The viewport as it stands now, for handlers that outlive a render. */
export interface LiveSlice {
  readonly props: SliceViewProps;
  readonly window: SliceWindow | null;
  /** The work at hand, in this view; null where there is none. */
  readonly toFocus: SliceZoom | null;
}

/** What the hands (mouse and keys) act on. */
export interface HandTargets {
  readonly live: RefObject<LiveSlice>;
  readonly setZoom: (change: (zoom: SliceZoom) => SliceZoom) => void;
  readonly setMeasure: (change: (state: MeasureState) => MeasureState) => void;
}
