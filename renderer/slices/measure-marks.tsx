import { useTranslation } from 'react-i18next';
import { describeMeasurement, type Measurement } from './measure';
import { patientToPlane, planeToScreen, type SliceWindow } from './slice-window';

/** A measurement shows on the slice it was drawn on, and on those within this distance, mm. */
const REACH_MM = 0.3;

/** Distances and angles with their values, on the slices that hold all their points. */
export function MeasureMarks({
  window: w,
  measurements,
}: {
  readonly window: SliceWindow;
  readonly measurements: readonly Measurement[];
}) {
  const { i18n } = useTranslation();
  return (
    <g stroke="#56b4e9" fill="none" strokeWidth={1.5}>
      {measurements.map(measurement => {
        const placed = measurement.points.map(p => patientToPlane(w.plane, p));
        if (placed.some(p => Math.abs(p[2]) > REACH_MM)) return null;
        const points = placed.map(p => planeToScreen(w, p));
        const last = points[points.length - 1];
        const label = describeMeasurement(measurement, i18n.language);
        const corner = measurement.kind === 'angle' ? points[1] : last;
        return (
          <g key={measurement.id}>
            <polyline points={points.map(([x, y]) => `${x},${y}`).join(' ')} />
            {points.map(([x, y], n) => (
              <path key={n} d={`M${x - 4} ${y}h8M${x} ${y - 4}v8`} />
            ))}
            {label && corner && (
              <text x={corner[0] + 8} y={corner[1] - 8} fill="#e7eaee" stroke="none">
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
