import type { SliceViewProps } from './slice-view-props';
import { crossingLine, patientToPlane, planePoint, planeToScreen, type SliceWindow } from './slice-window';

/** Half the gap in the middle of the crosshair, CSS pixels: the pixel aimed at is seen. */
const GAP_PX = 9;
const ARM = 7;

/**
 * The other planes as coloured lines with a gap round the crosshair; a bare cross where no plane is
 * given.
 */
export function CrosshairMarks({
  window: w,
  crosshair,
  crossing,
}: {
  readonly window: SliceWindow;
  readonly crosshair: SliceViewProps['crosshair'];
  readonly crossing: SliceViewProps['crossing'];
}) {
  const at = planeToScreen(w, patientToPlane(w.plane, crosshair));
  const far = 2 * (w.widthPx + w.heightPx);
  const lines = crossing.flatMap(({ plane, colour }, n) => {
    const line = crossingLine(w.plane, plane);
    if (!line) return [];
    const [x, y] = planeToScreen(w, planePoint(line.at[0], line.at[1]));
    const [dx, dy] = line.way;
    // The gap lies where the crosshair's foot falls on the line, if the line passes near it at all.
    const foot = (at[0] - x) * dx + (at[1] - y) * dy;
    const aside = Math.abs((at[0] - x) * dy - (at[1] - y) * dx);
    const stretches =
      aside < GAP_PX
        ? [
            [foot - far, foot - GAP_PX],
            [foot + GAP_PX, foot + far],
          ]
        : [[foot - far, foot + far]];
    return stretches.map(([from, to], part) => (
      <line
        key={`${n} ${part}`}
        x1={x + from! * dx}
        y1={y + from! * dy}
        x2={x + to! * dx}
        y2={y + to! * dy}
        style={{ stroke: colour }}
        strokeOpacity={0.75}
      />
    ));
  });
  if (lines.length > 0) return <g strokeWidth={1}>{lines}</g>;
  const [x, y] = at;
  const reach = GAP_PX + ARM;
  return (
    <path
      d={`M${x - reach} ${y}h${ARM}M${x + GAP_PX} ${y}h${ARM}M${x} ${y - reach}v${ARM}M${x} ${y + GAP_PX}v${ARM}`}
      stroke="#e7eaee"
      strokeOpacity={0.8}
    />
  );
}
