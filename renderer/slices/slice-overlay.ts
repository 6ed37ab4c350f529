import type { MovingLook } from '../../geometry/fusion/draw-moving';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { PatientPoint } from '../../geometry/core/frames';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { SignalWindow } from '../../geometry/volume/signal-window';
import type { Volume } from '../../geometry/volume/volume';
import {
  mmPerCanvasPx,
  placePicture,
  planePoint,
  planeToScreen,
  type ScreenPoint,
  type SliceWindow,
} from './slice-window';

/**
 * How a fused scan is seen with the one under it: mixed in, in every other square, in a lens about
 * the pointer, its edges over the other, the other's bone over it, or alone.
 */
export const OVERLAY_MODES = ['blend', 'checker', 'lens', 'edges', 'contour', 'only'] as const;
export type OverlayMode = (typeof OVERLAY_MODES)[number];

/** A second scan over the slice, where it lies on it. */
export interface SliceOverlay {
  readonly volume: Volume;
  /** A new object for a new place; never changed in place. */
  readonly fixedFromMoving: RigidTransform;
  readonly window: SignalWindow;
  readonly mode: OverlayMode;
  /** Of a blend: how much of it is seen, 0 to 1. */
  readonly share: number;
  /** Side of a square of the checkerboard, mm. */
  readonly squareMm: number;
  /** Radius of the lens, mm. */
  readonly lensMm: number;
  /** What its values are called: MR, CT. */
  readonly name: string;
  /** What its series is called; empty where that says nothing. */
  readonly description: string;
  /** What must be known of it wherever it is seen ("Not accepted"); none once it is accepted. */
  readonly notice?: string;
  /** Whether the window level that the mouse changes is this scan's. */
  readonly takesWindow: boolean;
}

/**
 * Of edges over the other scan: seen on grey of any lightness, and not the blue of lesion and
 * guide.
 */
const EDGE_COLOUR = [255, 128, 208] as const;

/** How its slices are cut for a mode. */
export const lookOf = ({ mode, window }: SliceOverlay): MovingLook => ({
  style: mode === 'edges' ? 'edges' : 'grey',
  window,
  colour: EDGE_COLOUR,
});

/** Whether the overlay hides the slice under it. */
export const coversAll = ({ mode }: SliceOverlay): boolean => mode === 'only' || mode === 'contour';

/** Whether a slice that was cut for one is right for the other. */
export function cutsSame(a: SliceOverlay | null, b: SliceOverlay | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.volume === b.volume &&
    a.fixedFromMoving === b.fixedFromMoving &&
    (a.mode === 'edges') === (b.mode === 'edges') &&
    a.window.center === b.window.center &&
    a.window.width === b.window.width
  );
}

/** A slice of the overlay, cut for a raster of a plane that had its centre at `center`. */
export interface OverlayPicture {
  readonly picture: ImageBitmap;
  readonly grid: SliceGrid;
  readonly center: PatientPoint;
}

/**
 * Draws the overlay's slice over the scan's, in device pixels. `lensAt` is where the lens stands on
 * the screen.
 */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  w: SliceWindow,
  { picture, grid, center }: OverlayPicture,
  overlay: SliceOverlay,
  lensAt: ScreenPoint,
): void {
  const { scale, translation } = placePicture(w, grid, center);
  const left = w.canvasWidth / 2 + (translation.x - grid.columns / 2) * scale;
  const top = w.canvasHeight / 2 + (translation.y - grid.rows / 2) * scale;
  context.save();
  if (overlay.mode === 'checker') context.clip(everyOtherSquare(w, overlay.squareMm));
  if (overlay.mode === 'lens') {
    const lens = lensPath(w, overlay.lensMm, lensAt);
    // Nothing of the scan under it shows in the lens: beyond the overlay's end it is black, as
    // beyond any scan's.
    context.save();
    context.clip(lens);
    fillAll(context, w);
    context.drawImage(picture, left, top, grid.columns * scale, grid.rows * scale);
    context.restore();
    context.strokeStyle = `rgb(${EDGE_COLOUR.join()})`;
    context.lineWidth = w.canvasWidth / w.widthPx;
    context.stroke(lens);
  } else {
    if (coversAll(overlay)) fillAll(context, w);
    if (overlay.mode === 'blend') context.globalAlpha = overlay.share;
    context.drawImage(picture, left, top, grid.columns * scale, grid.rows * scale);
  }
  context.restore();
}

function fillAll(context: CanvasRenderingContext2D, w: SliceWindow): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, w.canvasWidth, w.canvasHeight);
}

function lensPath(w: SliceWindow, radiusMm: number, at: ScreenPoint): Path2D {
  const perPx = w.canvasWidth / w.widthPx;
  const path = new Path2D();
  path.arc(at[0] * perPx, at[1] * perPx, radiusMm / mmPerCanvasPx(w), 0, 2 * Math.PI);
  return path;
}

/** Squares counted from the middle of the plane, so that they stay where they are in the animal. */
function everyOtherSquare(w: SliceWindow, sideMm: number): Path2D {
  const perPx = w.canvasWidth / w.widthPx;
  const [zeroX, zeroY] = planeToScreen(w, planePoint(0, 0)).map(v => v * perPx) as [number, number];
  const side = sideMm / mmPerCanvasPx(w);
  const path = new Path2D();
  for (let row = Math.floor(-zeroY / side); zeroY + row * side < w.canvasHeight; row++) {
    for (let column = Math.floor(-zeroX / side); zeroX + column * side < w.canvasWidth; column++) {
      if ((row + column) % 2 !== 0) path.rect(zeroX + column * side, zeroY + row * side, side, side);
    }
  }
  return path;
}
