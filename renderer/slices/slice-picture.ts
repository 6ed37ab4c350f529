import * as cornerstone from 'cornerstone-core';
import { dot } from '../../geometry/core/vector';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import { cutMoving, cutVolume } from '../workers/reslice-pool';
import { createLatestWins } from './latest-wins';
import { cutsSame, lookOf, paintOverlay, type OverlayPicture, type SliceOverlay } from './slice-overlay';
import { gridOf, placePicture, showsSame, type ScreenPoint, type SliceWindow } from './slice-window';
import type { WindowLevel } from './slice-view-props';

/** Pixels cut while the view moves: 512 x 512, the size that keeps up with the display. */
const MOVING_PIXELS = 512 * 512;
/**
 * Pixels cut once it rests: up to a whole 4K screen, so that it is sharp at any device pixel ratio.
 */
const RESTING_PIXELS = 3840 * 2160;
/** How long the view must rest before a coarse picture is replaced, ms. */
const REST_MS = 80;

/**
 * A picture stands in for one whose plane is turned by up to 18 degrees, as while a path is
 * dragged.
 */
const LEAST_TURN_COSINE = 0.95;

/** What a picture shows: all that its pixels depend on. */
interface Request {
  readonly volume: Volume;
  readonly overlay: SliceOverlay | null;
  readonly window: SliceWindow;
  readonly mostPixels: number;
}

/** One viewport's picture, drawn by cornerstone-core into `host`. */
export interface SlicePicture {
  /**
   * Shows this volume, and what lies over it, through this window; cuts anew what changed, moves at
   * once what it has.
   */
  show(volume: Volume, window: SliceWindow, level: WindowLevel, overlay: SliceOverlay | null): void;
  /** Draws again what is shown, with what `paintOver` now adds; cuts nothing. */
  redraw(): void;
  dispose(): void;
}

let lastPicture = 0;

/** What a picture tells and asks its viewport. */
export interface SlicePictureEvents {
  /** A new picture has been handed over for drawing. */
  readonly onShown: (window: SliceWindow) => void;
  /** A worker failed; the last picture stays. */
  readonly onFailure: (error: unknown) => void;
  /** Where a lens on the overlay stands. */
  readonly lensAt: (window: SliceWindow) => ScreenPoint;
  /**
   * Adds to the canvas what belongs to the picture; called after each drawing, in device pixels.
   */
  readonly paintOver: (context: CanvasRenderingContext2D, window: SliceWindow) => void;
}

/** Attaches cornerstone to an empty element of the document. */
export function attachSlicePicture(
  host: HTMLElement,
  { onShown, onFailure, lensAt, paintOver }: SlicePictureEvents,
): SlicePicture {
  cornerstone.enable(host);
  const canvas = host.querySelector('canvas');
  if (!canvas) throw new Error('attachSlicePicture: cornerstone made no canvas');
  const id = ++lastPicture;
  let revision = 0;
  // One look-up table for all pictures of the view: cornerstone would build 65,536 entries anew for
  // each.
  const cachedLut: Record<string, unknown> = { lutArray: new Uint8ClampedArray(65536) };
  let now: {
    readonly volume: Volume;
    readonly window: SliceWindow;
    readonly level: WindowLevel;
    readonly overlay: SliceOverlay | null;
  } | null = null;
  let shown: {
    readonly image: cornerstone.Image;
    readonly grid: SliceGrid;
    readonly request: Request;
    readonly over: OverlayPicture | null;
  } | null = null;
  let asked: Request | null = null;
  /** What was last drawn, and where. */
  let drawn = '';
  let rest: ReturnType<typeof setTimeout> | undefined;

  const onRendered = (event: Event): void => {
    const { canvasContext: context } = (event as CustomEvent<{ canvasContext: CanvasRenderingContext2D }>)
      .detail;
    if (!now) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // An older picture of the same overlay stands in while it is moved; never one of another scan
    // or as another kind.
    if (now.overlay && shown?.over && standsFor(shown.request.overlay, now.overlay)) {
      paintOverlay(context, now.window, shown.over, now.overlay, lensAt(now.window));
    }
    paintOver(context, now.window);
    context.restore();
  };
  host.addEventListener(cornerstone.EVENTS.IMAGE_RENDERED, onRendered);

  const place = (): void => {
    if (!now || !shown) return;
    const { window, level } = now;
    host.style.visibility = isTurned(shown.grid, window) ? 'hidden' : '';
    const viewport = {
      ...placePicture(window, shown.grid, shown.request.window.plane.center),
      voi: { windowCenter: level.centerHu, windowWidth: Math.max(1, level.widthHu) },
      // Pixels are cut at the screen's own raster; smoothing shows only while a coarse or older one
      // stands in.
      pixelReplication: false,
    };
    // While slices are leafed through, the last one stands where it stood until the next is cut.
    const drawing = drawingOf(window, viewport, shown.image);
    if (drawing === drawn) return;
    drawn = drawing;
    sizeCanvas(canvas, window);
    cornerstone.displayImage(host, shown.image, viewport);
  };

  const queue = createLatestWins(
    async (request: Request) => {
      const grid = gridOf(request.window, request.mostPixels);
      const { volume, overlay, window } = request;
      // Side by side and shown together, so that the two never stand on different slices.
      const [{ pixels }, picture] = await Promise.all([
        cutVolume(volume, grid),
        overlay && cutMoving(overlay.volume, overlay.fixedFromMoving, grid, lookOf(overlay)),
      ]);
      return { grid, pixels, over: picture && { picture, grid, center: window.plane.center } };
    },
    (request, { grid, pixels, over }) => {
      if (now && request.volume !== now.volume) {
        over?.picture.close();
        return;
      }
      const image = makeImage(`bregma:${id}:${++revision}`, grid, pixels, cachedLut);
      shown?.over?.picture.close();
      shown = { image, grid, request, over };
      place();
      onShown(request.window);
    },
    onFailure,
  );

  const ask = (request: Request): void => {
    asked = request;
    queue.ask(request);
  };

  return {
    show(volume, window, level, overlay) {
      const before = now;
      now = { volume, window, level, overlay };
      if (!(window.canvasWidth > 0 && window.canvasHeight > 0)) return;
      if (shown && shown.request.volume !== volume) {
        shown.over?.picture.close();
        shown = null;
      }
      const isNew =
        !asked ||
        asked.volume !== volume ||
        !showsSame(asked.window, window) ||
        !cutsSame(asked.overlay, overlay);
      if (isNew) {
        ask({ volume, overlay, window, mostPixels: MOVING_PIXELS });
        clearTimeout(rest);
        if (window.canvasWidth * window.canvasHeight > MOVING_PIXELS) {
          rest = setTimeout(() => ask({ volume, overlay, window, mostPixels: RESTING_PIXELS }), REST_MS);
        }
      }
      place();
      // How it is mixed is seen to at the drawing: nothing has to be cut for it.
      if (shown && before && before.overlay !== overlay) cornerstone.updateImage(host);
    },
    redraw() {
      if (shown) cornerstone.updateImage(host);
    },
    dispose() {
      host.removeEventListener(cornerstone.EVENTS.IMAGE_RENDERED, onRendered);
      clearTimeout(rest);
      shown?.over?.picture.close();
      queue.dispose();
      cornerstone.disable(host);
    },
  };
}

/**
 * A picture of a plane turned away (the animal was flipped, another view was chosen) never stands
 * under the new letters, not for a frame.
 */
const isTurned = (grid: SliceGrid, { plane }: SliceWindow): boolean =>
  dot(grid.right, plane.right) < LEAST_TURN_COSINE || dot(grid.down, plane.down) < LEAST_TURN_COSINE;

/** All that a drawing depends on. */
const drawingOf = (window: SliceWindow, viewport: object, image: cornerstone.Image): string => {
  const { canvasWidth, canvasHeight, widthPx, heightPx } = window;
  return [canvasWidth, canvasHeight, widthPx, heightPx, JSON.stringify(viewport), image.imageId].join();
};

const standsFor = (cut: SliceOverlay | null, wanted: SliceOverlay): boolean =>
  cut?.volume === wanted.volume && lookOf(cut).style === lookOf(wanted).style;

/**
 * cornerstone's own resize knows CSS pixels only; the canvas is given device pixels here, and never
 * its resize().
 */
function sizeCanvas(canvas: HTMLCanvasElement, window: SliceWindow): void {
  if (canvas.width !== window.canvasWidth) canvas.width = window.canvasWidth;
  if (canvas.height !== window.canvasHeight) canvas.height = window.canvasHeight;
  const width = `${window.widthPx}px`;
  const height = `${window.heightPx}px`;
  if (canvas.style.width !== width) canvas.style.width = width;
  if (canvas.style.height !== height) canvas.style.height = height;
}

/**
 * The picture as cornerstone takes it. Two of its traps are met here: a value above maxPixelValue
 * would be drawn black (metal would look like air), so the whole of Int16 is declared; and it
 * redraws only for a new imageId.
 */
function makeImage(
  imageId: string,
  grid: SliceGrid,
  pixels: Int16Array,
  cachedLut: Record<string, unknown>,
): cornerstone.Image {
  const image = {
    imageId,
    minPixelValue: -32768,
    maxPixelValue: 32767,
    slope: 1,
    intercept: 0,
    windowCenter: 0,
    windowWidth: 1,
    getPixelData: () => pixels,
    rows: grid.rows,
    columns: grid.columns,
    height: grid.rows,
    width: grid.columns,
    color: false,
    rgba: false,
    columnPixelSpacing: grid.spacingMm,
    rowPixelSpacing: grid.spacingMm,
    invert: false,
    sizeInBytes: pixels.byteLength,
    cachedLut,
  };
  // The types ask for fields that only colour pictures have, and for a plain array where typed ones
  // are drawn faster.
  return image as unknown as cornerstone.Image;
}
