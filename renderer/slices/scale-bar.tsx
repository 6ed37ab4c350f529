import type { SliceWindow } from './slice-window';

/** Half of what the words take, CSS pixels: they stay in the view where the bar is shorter. */
const WORDS_HALF_PX = 20;

/** Ten millimetres in the lower right corner. */
export function ScaleBar({ window: w }: { readonly window: SliceWindow }) {
  const length = 10 / w.mmPerPx;
  // Zoomed in so far that it would cross the view, the bar says nothing that the picture does not.
  if (length > w.widthPx * 0.6) return null;
  const right = w.widthPx - 10;
  const y = w.heightPx - 12;
  return (
    <g aria-hidden="true">
      <path
        d={`M${right - length} ${y - 4}v8M${right - length} ${y}h${length}M${right} ${y - 4}v8`}
        stroke="#e7eaee"
        strokeWidth={1.5}
        fill="none"
      />
      <text
        x={Math.min(right - length / 2, w.widthPx - 8 - WORDS_HALF_PX)}
        y={y - 7}
        textAnchor="middle"
        fill="#e7eaee"
      >
        10 mm
      </text>
    </g>
  );
}
