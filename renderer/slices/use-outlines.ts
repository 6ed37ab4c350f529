import { useEffect, useRef, type RefObject } from 'react';
import type { PlaneCut } from '../../geometry/surface/query/slice-mesh';
import { cutSurface, keepInWorkers } from '../workers/reslice-pool';
import { createLatestWins, type LatestWins } from './latest-wins';
import type { SliceOutline } from './slice-view-props';
import { isSamePlane, mmPerCanvasPx, type SliceWindow } from './slice-window';
import type { SlicePlane } from './slice-plane';

interface Drawn {
  readonly mesh: SliceOutline['mesh'];
  readonly path: Path2D;
}

interface Question {
  readonly id: string;
  readonly mesh: SliceOutline['mesh'];
  readonly plane: SlicePlane;
}

/** Stroke of an outline, CSS pixels. */
const STROKE_PX = 1.5;

/** Draws the outlines onto a picture's canvas. */
export type PaintOutlines = (context: CanvasRenderingContext2D, window: SliceWindow) => void;

/**
 * Keeps the lines in which the plane cuts the outlined meshes. The cutting is done in a worker,
 * latest wins for each outline; `redraw` is called when a new one has come, and what is returned
 * draws them, on the picture's own canvas, so that zooming and panning only draw again what was cut
 * and picture and outline never part.
 */
export function useOutlines(
  outlines: readonly SliceOutline[],
  plane: SlicePlane,
  redraw: () => void,
): RefObject<PaintOutlines> {
  const drawn = useRef(new Map<string, Drawn>());
  const queues = useRef(new Map<string, LatestWins<Question>>());
  const asked = useRef<{ outlines: readonly SliceOutline[]; plane: SlicePlane } | null>(null);
  const paint = useRef<PaintOutlines>(() => undefined);
  paint.current = (context, w) => paintOutlines(context, w, outlines, drawn.current);

  // Meshes stay in the worker while an outline shows them.
  useEffect(() => {
    const releases = outlines.map(outline => keepInWorkers(outline.mesh));
    return () => releases.forEach(release => release());
  }, [outlines]);

  useEffect(() => {
    const last = asked.current;
    if (last && last.outlines === outlines && isSamePlane(last.plane, plane)) return;
    if (last && last.outlines !== outlines) redraw();
    asked.current = { outlines, plane };
    for (const { id, mesh } of outlines) {
      let queue = queues.current.get(id);
      if (!queue) {
        queue = createLatestWins<Question, PlaneCut>(
          question => cutSurface(question.mesh, question.plane),
          (question, cut) => {
            drawn.current.set(question.id, { mesh: question.mesh, path: tracePath(cut) });
            redraw();
          },
          // A surface that cannot be cut is left out; the 3D view shows it still.
          () => drawn.current.delete(id),
        );
        queues.current.set(id, queue);
      }
      queue.ask({ id, mesh, plane });
    }
  }, [outlines, plane, redraw]);

  useEffect(() => {
    const open = queues.current;
    return () => {
      for (const queue of open.values()) queue.dispose();
      open.clear();
      asked.current = null;
    };
  }, []);

  return paint;
}

/** In plane millimetres, so that it need not be traced again for another zoom. */
function tracePath({ points, starts, closed }: PlaneCut): Path2D {
  const path = new Path2D();
  for (let line = 0; line + 1 < starts.length; line++) {
    const from = starts[line]!;
    const to = starts[line + 1]!;
    path.moveTo(points[2 * from]!, points[2 * from + 1]!);
    for (let p = from + 1; p < to; p++) path.lineTo(points[2 * p]!, points[2 * p + 1]!);
    if (closed[line] === 1) path.closePath();
  }
  return path;
}

function paintOutlines(
  context: CanvasRenderingContext2D,
  w: SliceWindow,
  outlines: readonly SliceOutline[],
  drawn: ReadonlyMap<string, Drawn>,
): void {
  const perMm = 1 / mmPerCanvasPx(w);
  context.setTransform(
    perMm,
    0,
    0,
    perMm,
    w.canvasWidth / 2 - w.middleMm[0] * perMm,
    w.canvasHeight / 2 - w.middleMm[1] * perMm,
  );
  context.lineWidth = STROKE_PX * w.mmPerPx;
  context.lineJoin = 'round';
  for (const { id, mesh, colour } of outlines) {
    const cut = drawn.get(id);
    // An older surface's outline is never shown as the newer one's.
    if (!cut || cut.mesh !== mesh) continue;
    context.strokeStyle = resolveColour(context.canvas, colour);
    context.stroke(cut.path);
  }
}

/** A canvas does not know custom properties: var(--name) is looked up on it. */
function resolveColour(canvas: HTMLCanvasElement, colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour.trim())?.[1];
  return name ? getComputedStyle(canvas).getPropertyValue(name).trim() || '#fff' : colour;
}
