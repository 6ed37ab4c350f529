import { useId } from 'react';
import { cutBox } from './cut-box';
import type { SliceBox } from './slice-view-props';
import { planeToScreen, type SliceWindow } from './slice-window';

/** Between two lines of the hatching, CSS pixels. */
const HATCH_PX = 8;

/**
 * Boxes where the plane cuts them: hatched where nothing was scanned, dashed where the scan is
 * cropped.
 */
export function BoxMarks({
  window: w,
  boxes,
}: {
  readonly window: SliceWindow;
  readonly boxes: readonly SliceBox[];
}) {
  const hatch = useId();
  const shown = boxes.flatMap(box => {
    const cut = cutBox(w.plane, box);
    return cut.length === 0 ? [] : [{ box, points: cut.map(p => planeToScreen(w, p).join()).join(' ') }];
  });
  if (shown.length === 0) return null;
  return (
    <g fill="none">
      <defs>
        <pattern
          id={hatch}
          width={HATCH_PX}
          height={HATCH_PX}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line y2={HATCH_PX} stroke="#e69f00" strokeWidth={2.5} strokeOpacity={0.6} />
        </pattern>
      </defs>
      {shown.map(({ box, points }) =>
        box.look === 'hatched' ? (
          <polygon
            key={box.id}
            data-box={box.id}
            points={points}
            fill={`url(#${hatch})`}
            stroke="#e69f00"
            strokeWidth={1}
          />
        ) : (
          <polygon
            key={box.id}
            data-box={box.id}
            points={points}
            stroke="#e7eaee"
            strokeWidth={1.25}
            strokeDasharray="6 4"
          />
        ),
      )}
    </g>
  );
}
