import { useTranslation } from 'react-i18next';
import { number } from '../language/format';
import { cutCylinder, type Cylinder } from './cut-cylinder';
import { outlineOf } from './outline-of';
import type { SliceInstrument, SlicePath } from './slice-view-props';
import { patientToPlane, planeToScreen, type SliceWindow } from './slice-window';

interface InstrumentMarksProps {
  readonly window: SliceWindow;
  readonly instrument: SliceInstrument;
  /** The path that it goes down, with the sleeve's place where it is known. */
  readonly path: SlicePath;
}

/**
 * The needle as it lies once its stop rests on the sleeve, where the plane cuts it and at the
 * view's own scale: its window and the dead tip beyond, the sleeve's wall, and the ring of the stop
 * on the upper lip. The window's side is not known, and both its edges are dashed.
 */
export function InstrumentMarks({ window: w, instrument, path }: InstrumentMarksProps) {
  const { t, i18n } = useTranslation();
  const { diameterMm, tipLps, windowLps, hubLps, stopRingMm } = instrument;
  const { lowerLipLps, upperLipLps, boreDiameterMm, outerDiameterMm } = path;
  const rod = (from: SlicePath['targetLps'], to: SlicePath['targetLps'], acrossMm: number): Cylinder => ({
    from: patientToPlane(w.plane, from),
    to: patientToPlane(w.plane, to),
    radiusMm: acrossMm / 2,
  });
  const cut = (of: Cylinder): string => outlineOf(w, cutCylinder(of));
  const needle = cut(rod(tipLps, hubLps, diameterMm));
  const opening = windowLps && cut(rod(...windowLps, diameterMm));
  const wall =
    lowerLipLps && upperLipLps && boreDiameterMm && outerDiameterMm
      ? cut(rod(lowerLipLps, upperLipLps, outerDiameterMm)) +
        cut(rod(lowerLipLps, upperLipLps, boreDiameterMm))
      : '';
  const ring = upperLipLps && needle && stopRingMm ? ringAt(w, rod(tipLps, upperLipLps, stopRingMm)) : null;
  const mm = (value: number): string => number(value, 1, i18n.language);
  if (!needle && !wall) return null;
  return (
    <g
      role="img"
      aria-label={t('instrument.words', { mm: mm(diameterMm) })}
      style={{ stroke: path.colour, color: path.colour }}
      fill="none"
      pointerEvents="none"
    >
      {wall && (
        <path
          data-part="sleeve"
          d={wall}
          fillRule="evenodd"
          strokeWidth={1}
          fill="currentColor"
          fillOpacity={0.3}
        />
      )}
      {needle && (
        <path data-part="needle" d={needle} strokeWidth={1} fill="currentColor" fillOpacity={0.22} />
      )}
      {opening && (
        <path
          data-part="window"
          d={opening}
          stroke="#fff"
          strokeWidth={1}
          strokeDasharray="3 2"
          fill="#000"
          fillOpacity={0.45}
        />
      )}
      {ring && <line data-part="stop" {...ring} strokeWidth={3} />}
    </g>
  );
}

/** The stop's ring, seen from its side, at the far end of a cylinder that lies along the view. */
function ringAt(
  w: SliceWindow,
  { from, to, radiusMm }: Cylinder,
): { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null {
  const [ax, ay] = planeToScreen(w, from);
  const [x, y] = planeToScreen(w, to);
  const lengthPx = Math.hypot(x - ax, y - ay);
  // Square to the view it is a circle about the needle, and its edge no line.
  if (lengthPx < 1 || Math.abs(to[2] - from[2]) > 0.2 * Math.hypot(to[0] - from[0], to[1] - from[1])) {
    return null;
  }
  const reachPx = radiusMm / w.mmPerPx;
  const [sideX, sideY] = [(-(y - ay) / lengthPx) * reachPx, ((x - ax) / lengthPx) * reachPx];
  return { x1: x - sideX, y1: y - sideY, x2: x + sideX, y2: y + sideY };
}
