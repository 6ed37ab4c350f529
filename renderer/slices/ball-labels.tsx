import { findTopOfCut } from './find-top-of-cut';
import type { SliceBalls } from './slice-view-props';
import type { SliceWindow } from './slice-window';

/** Over the outline, CSS pixels. */
const OVER_PX = 5;

/** The names of what is made of balls, over each where the plane cuts it. */
export function BallLabels({
  window: w,
  labels,
  colour,
}: {
  readonly window: SliceWindow;
  readonly labels: readonly SliceBalls[];
  readonly colour: string;
}) {
  return (
    <g textAnchor="middle">
      {labels.map(balls => {
        const top = findTopOfCut(w, balls);
        return (
          top && (
            <text key={balls.id} data-balls={balls.id} x={top[0]} y={top[1] - OVER_PX} fill={colour}>
              {balls.words}
            </text>
          )
        );
      })}
    </g>
  );
}
