import { useEffect, useState, type RefObject } from 'react';

/** The size of an element in CSS pixels and in the device's own. */
export interface ViewportSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly canvasWidth: number;
  readonly canvasHeight: number;
}

/** Follows an element's size and the screen's pixel ratio; null until first laid out. */
export function useViewportSize(element: RefObject<HTMLElement | null>): ViewportSize | null {
  const [size, setSize] = useState<ViewportSize | null>(null);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(entries => {
      const entry = entries[entries.length - 1];
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const exact = entry.devicePixelContentBoxSize?.[0];
      const next: ViewportSize = {
        widthPx: width,
        heightPx: height,
        canvasWidth: devicePixels(width, exact?.inlineSize),
        canvasHeight: devicePixels(height, exact?.blockSize),
      };
      setSize(last =>
        last &&
        last.widthPx === next.widthPx &&
        last.heightPx === next.heightPx &&
        last.canvasWidth === next.canvasWidth &&
        last.canvasHeight === next.canvasHeight
          ? last
          : next,
      );
    });
    try {
      // Reports changes of the pixel ratio too (zooming the page, moving to another screen).
      observer.observe(target, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(target);
    }
    return () => observer.disconnect();
  }, [element]);
  return size && size.widthPx > 0 && size.heightPx > 0 ? size : null;
}

/**
 * The exact count of device pixels, where the browser tells it, keeps the canvas from being scaled
 * by a hair. A screen whose pixel ratio is only emulated tells CSS pixels there: a count that is
 * more than rounding away is not believed.
 */
function devicePixels(cssPx: number, exact: number | undefined): number {
  const expected = cssPx * window.devicePixelRatio;
  return exact !== undefined && Math.abs(exact - expected) <= 1 ? exact : Math.round(expected);
}
