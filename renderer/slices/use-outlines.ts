import { useEffect, useRef, type RefObject } from 'react';
import type { PlaneCut } from '../../geometry/surface/cut-mesh';
import { cutSurface, keepInWorkers } from '../workers/reslice-pool';
import { createLatestWins, type LatestWins } from './latest-wins';
import type { SliceOutline, SlicePlane } from './slice-view-props';
import type { SliceWindow } from './slice-window';

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
const strokePx = 1.5;

/**
 * Draws where the plane cuts the outlined meshes onto a canvas over the picture. The cutting is done in a worker,
 * latest wins for each outline; zooming and panning only draw again what was cut.
 */
export function useOutlines(
  canvas: RefObject<HTMLCanvasElement | null>,
  outlines: readonly SliceOutline[],
  window: SliceWindow | null,
): void {
  const drawn = useRef(new Map<string, Drawn>());
  const queues = useRef(new Map<string, LatestWins<Question>>());
  const live = useRef({ outlines, window });
  live.current = { outlines, window };
  const frame = useRef(0);
  const asked = useRef<{ outlines: readonly SliceOutline[]; plane: SlicePlane } | null>(null);

  const drawSoon = useRef(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const { outlines: list, window: w } = live.current;
      if (canvas.current && w) drawOutlines(canvas.current, list, w, drawn.current);
    });
  });

  // Meshes stay in the worker while an outline shows them.
  useEffect(() => {
    const releases = outlines.map(outline => keepInWorkers(outline.mesh));
    return () => releases.forEach(release => release());
  }, [outlines]);

  useEffect(() => {
    if (!window) return;
    const { plane } = window;
    const last = asked.current;
    if (!last || last.outlines !== outlines || !samePlane(last.plane, plane)) {
      asked.current = { outlines, plane };
      for (const { id, mesh } of outlines) {
        let queue = queues.current.get(id);
        if (!queue) {
          queue = createLatestWins<Question, PlaneCut>(
            question => cutSurface(question.mesh, question.plane),
            (question, cut) => {
              drawn.current.set(question.id, { mesh: question.mesh, path: tracePath(cut) });
              drawSoon.current();
            },
            // A surface that cannot be cut is left out; the 3D view shows it still.
            () => drawn.current.delete(id),
          );
          queues.current.set(id, queue);
        }
        queue.ask({ id, mesh, plane });
      }
    }
    drawSoon.current();
  }, [outlines, window]);

  useEffect(() => {
    const open = queues.current;
    return () => {
      for (const queue of open.values()) queue.dispose();
      open.clear();
      asked.current = null;
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, []);
}

function samePlane(a: SlicePlane, b: SlicePlane): boolean {
  return (
    a.center.every((value, n) => value === b.center[n]) &&
    a.right.every((value, n) => value === b.right[n]) &&
    a.down.every((value, n) => value === b.down[n])
  );
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

function drawOutlines(
  canvas: HTMLCanvasElement,
  outlines: readonly SliceOutline[],
  w: SliceWindow,
  drawn: ReadonlyMap<string, Drawn>,
): void {
  if (canvas.width !== w.canvasWidth) canvas.width = w.canvasWidth;
  if (canvas.height !== w.canvasHeight) canvas.height = w.canvasHeight;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const perMm = w.canvasWidth / (w.widthPx * w.mmPerPx);
  context.setTransform(
    perMm,
    0,
    0,
    perMm,
    w.canvasWidth / 2 - w.middleMm[0] * perMm,
    w.canvasHeight / 2 - w.middleMm[1] * perMm,
  );
  context.lineWidth = strokePx * w.mmPerPx;
  context.lineJoin = 'round';
  for (const { id, mesh, colour } of outlines) {
    const cut = drawn.get(id);
    // An older surface's outline is never shown as the newer one's.
    if (!cut || cut.mesh !== mesh) continue;
    context.strokeStyle = resolveColour(canvas, colour);
    context.stroke(cut.path);
  }
}

/** A canvas does not know custom properties: var(--name) is looked up on it. */
function resolveColour(canvas: HTMLCanvasElement, colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour.trim())?.[1];
  return name ? getComputedStyle(canvas).getPropertyValue(name).trim() || '#fff' : colour;
}
