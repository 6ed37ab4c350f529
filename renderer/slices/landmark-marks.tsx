import type { SliceViewProps } from './slice-view-props';
import { patientToPlane, planeToScreen, type SliceWindow } from './slice-window';

/**
 * A landmark shows on the slice it was marked on, and ever fainter on those within this distance,
 * mm.
 */
const REACH_MM = 3;

/**
 * Landmarks: a cross where each was marked on the CT, a ring where its other end now lies, a line
 * from one to the other.
 */
export function LandmarkMarks({
  window: w,
  landmarks,
}: {
  readonly window: SliceWindow;
  readonly landmarks: NonNullable<SliceViewProps['landmarks']>;
}) {
  return (
    <g fill="none" strokeWidth={1.5}>
      {landmarks.map(({ fixedLps, movedLps }, n) => {
        const fixed = patientToPlane(w.plane, fixedLps);
        const moved = movedLps && patientToPlane(w.plane, movedLps);
        const away = Math.min(Math.abs(fixed[2]), moved ? Math.abs(moved[2]) : Infinity);
        if (away > REACH_MM) return null;
        const [x, y] = planeToScreen(w, fixed);
        const other = moved && planeToScreen(w, moved);
        return (
          <g key={n} opacity={1 - 0.8 * (away / REACH_MM)}>
            {other && <line x1={x} y1={y} x2={other[0]} y2={other[1]} stroke="#ff80d0" />}
            <path d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} stroke="#e7eaee" />
            {other && <circle cx={other[0]} cy={other[1]} r={5} stroke="#ff80d0" />}
            <text x={x + 8} y={y - 8} fill="#e7eaee" stroke="none">
              {n + 1}
            </text>
          </g>
        );
      })}
    </g>
  );
}
