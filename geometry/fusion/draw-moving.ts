import { reslicePlane, type SliceGrid } from '../volume/reslice-plane';
import { shadeSlice } from '../volume/shade-slice';
import type { SignalWindow } from '../volume/signal-window';
import { traceEdges } from '../volume/trace-edges';
import type { Volume } from '../volume/volume';
import { moveVolume } from './move-volume';
import type { RigidTransform } from './rigid-transform';

/**
 * How a fused scan's slice is drawn: its values as greys, or only where they change, in one colour.
 */
export interface MovingLook {
  readonly style: 'grey' | 'edges';
  readonly window: SignalWindow;
  /** Of the edges: red, green, blue, 0 to 255. */
  readonly colour: readonly [number, number, number];
}

/** Shares of the window's width over a millimetre between which an edge comes up. */
const FAINT = 0.12;
const FULL = 0.3;

/**
 * Draws the moving scan on a raster of the fixed one, through the transform that lays it there:
 * red, green, blue and opacity a byte each, row by row; clear where the moving scan does not reach.
 */
export function drawMoving(
  moving: Volume,
  fixedFromMoving: RigidTransform,
  grid: SliceGrid,
  { style, window, colour }: MovingLook,
): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, spacingMm } = grid;
  const pixels = new Int16Array(columns * rows);
  reslicePlane(moveVolume(moving, fixedFromMoving), grid, pixels);
  if (style === 'grey') return shadeSlice(pixels, window);
  const edges = traceEdges(pixels, {
    columns,
    rows,
    spacingMm,
    faintPerMm: FAINT * window.width,
    fullPerMm: FULL * window.width,
  });
  const picture = new Uint8ClampedArray(4 * edges.length);
  for (let n = 0; n < edges.length; n++) {
    picture[4 * n] = colour[0];
    picture[4 * n + 1] = colour[1];
    picture[4 * n + 2] = colour[2];
    picture[4 * n + 3] = edges[n]!;
  }
  return picture;
}
