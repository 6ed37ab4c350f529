import { useTranslation } from 'react-i18next';
import type { PatientPoint } from '../../geometry/core/frames';
import { along, distance, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import { number } from '../language/format';
import { depthTicks } from './depth-ticks';
import { LAYER_COLOURS } from './layer-colours';
import type { SliceInstrument, SlicePath } from './slice-view-props';
import { patientToScreen, type ScreenPoint, type SliceWindow } from './slice-window';

/** From the widest of the instrument to the ruler and to the strip, CSS pixels. */
const ROOM_PX = 7;
const STRIP_PX = 7;
const INK = '#e7eaee';

interface DepthMarksProps {
  readonly window: SliceWindow;
  readonly instrument: SliceInstrument;
  readonly path: SlicePath;
}

/**
 * Beside the needle, where the view lies along it: on one side how deep it is from the outer face
 * of the bone, on the other what it passes through. Nothing where the path has not been measured.
 */
export function DepthMarks({ window: w, instrument, path }: DepthMarksProps) {
  const { i18n } = useTranslation();
  const { measured, tipLps, halfWidthMm } = instrument;
  if (!measured) return null;
  const { zeroLps, directionLps, layers } = measured;
  const at = (mm: number): ScreenPoint => patientToScreen(w, along<PatientPoint>(zeroLps, directionLps, mm));
  const [x0, y0] = at(0);
  const [x1, y1] = at(1);
  const pxPerMm = Math.hypot(x1 - x0, y1 - y0);
  // Along the view: a foreshortened ruler would be read as a true one.
  if (pxPerMm * w.mmPerPx < 0.98) return null;
  const [dx, dy] = [(x1 - x0) / pxPerMm, (y1 - y0) / pxPerMm];
  /** A point beside the needle: to the right of who looks down it on the screen, CSS pixels. */
  const beside = ([x, y]: ScreenPoint, px: number): readonly [number, number] => [x + dy * px, y - dx * px];
  const awayPx = halfWidthMm / w.mmPerPx + ROOM_PX;
  const tipMm = dot(subtract<Vec3>(tipLps, zeroLps), directionLps);
  const fromMm = path.upperLipLps ? -distance(path.upperLipLps, zeroLps) : 0;
  const line = (a: readonly [number, number], b: readonly [number, number]) => ({
    x1: a[0],
    y1: a[1],
    x2: b[0],
    y2: b[1],
  });
  return (
    <g aria-hidden="true" pointerEvents="none">
      {layers.map(({ kind, fromMm: top, toMm: bottom }) => {
        const corners = [
          beside(at(top), -awayPx),
          beside(at(bottom), -awayPx),
          beside(at(bottom), -awayPx - STRIP_PX),
          beside(at(top), -awayPx - STRIP_PX),
        ];
        return (
          <polygon
            key={`${kind} ${top}`}
            data-layer={kind}
            points={corners.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')}
            fill={LAYER_COLOURS[kind]}
            stroke="#000"
            strokeWidth={1}
          />
        );
      })}
      <g stroke={INK} strokeWidth={1}>
        <line {...line(beside(at(fromMm), awayPx), beside(at(tipMm), awayPx))} strokeOpacity={0.7} />
        {depthTicks(fromMm, tipMm).map(({ depthMm, isMajor }) => (
          <line
            key={depthMm}
            data-depth-mm={depthMm}
            {...line(beside(at(depthMm), awayPx), beside(at(depthMm), awayPx + (isMajor ? 9 : 5)))}
          />
        ))}
      </g>
      {depthTicks(fromMm, tipMm)
        .filter(({ isMajor }) => isMajor)
        .map(({ depthMm }) => {
          const [x, y] = beside(at(depthMm), awayPx + 12);
          return (
            <text key={depthMm} x={x} y={y + 4} fill={INK} textAnchor={dy >= 0 ? 'start' : 'end'}>
              {`${number(depthMm, 0, i18n.language)} mm`}
            </text>
          );
        })}
    </g>
  );
}
