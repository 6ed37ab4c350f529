import { useEffect, useMemo, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { fitted, type SliceZoom } from './slice-state';
import type { SliceViewProps } from './slice-view-props';
import { fitMmPerPx, zoomToPoints, type SliceWindow } from './slice-window';
import type { useViewportSize } from './use-viewport-size';

interface Zoomed {
  readonly setZoom: Dispatch<SetStateAction<SliceZoom>>;
  /** Null until the view is laid out. */
  readonly window: SliceWindow | null;
  /** The work at hand, in this view; null where there is none. */
  readonly toFocus: SliceZoom | null;
}

/**
 * A view's zoom and pan: the whole scan at first, near the work once there is some, and then
 * wherever the hand takes it, until the work is another.
 */
export function useZoom(
  {
    volume,
    plane,
    focus = null,
    zoomTo = null,
  }: Pick<SliceViewProps, 'volume' | 'plane' | 'focus' | 'zoomTo'>,
  size: ReturnType<typeof useViewportSize>,
): Zoomed {
  const [zoom, setZoom] = useState<SliceZoom>(fitted);
  const fit = size ? fitMmPerPx(volume, plane, size.widthPx, size.heightPx) : null;
  const window: SliceWindow | null = useMemo(
    () => (size && fit ? { plane, middleMm: zoom.middleMm, mmPerPx: zoom.mmPerPx ?? fit, ...size } : null),
    [size, fit, plane, zoom],
  );
  const toFocus: SliceZoom | null = useMemo(
    () => (window && fit && focus ? zoomToPoints(window, focus.pointsLps, fit) : null),
    [window, fit, focus],
  );
  const latest = useRef(toFocus);
  latest.current = toFocus;
  const focusKey = focus?.key ?? null;
  const isLaidOut = window !== null;
  useEffect(() => {
    if (isLaidOut) setZoom(latest.current ?? fitted);
  }, [focusKey, isLaidOut]);
  /** What was asked for before this view was there is not for it. */
  const heeded = useRef(zoomTo);
  useEffect(() => {
    if (!zoomTo || zoomTo === heeded.current) return;
    heeded.current = zoomTo;
    if (zoomTo.to === 'whole') setZoom(fitted);
    else if (latest.current) setZoom(latest.current);
    else if (zoomTo.to === 'first') setZoom(fitted);
  }, [zoomTo]);
  return { setZoom, window, toFocus };
}
