import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../language/format';
import { cutCylinder, projectCylinder, stretchNearPlane } from './cut-cylinder';
import { DepthMarks } from './depth-marks';
import { InstrumentMarks } from './instrument-marks';
import type { SliceInstrument, SlicePath } from './slice-view-props';
import { outlineOf } from './outline-of';
import { patientToPlane, planeToScreen, type PlanePoint, type SliceWindow } from './slice-window';
import { handleWords } from './slice-words';

/** A path without a bore counts as in the plane within this distance, mm. */
const LINE_REACH_MM = 0.5;
/** A handle fades with its distance from the plane, to this at 20 mm and beyond. */
const FAINTEST = 0.45;

/**
 * One trajectory on a slice: solid and exact where the plane cuts the bore and the sleeve, dashed
 * and seen along the view where they lie before or behind it; its ends as handles.
 */
export function PathMarks({
  window: w,
  path,
  instrument,
  onHandleKey,
}: {
  readonly window: SliceWindow;
  readonly path: SlicePath;
  /** In the place of the bore, where the view is of this path. */
  readonly instrument?: SliceInstrument | undefined;
  readonly onHandleKey: (event: KeyboardEvent, path: SlicePath, end: 'target' | 'entry') => void;
}) {
  const inPlane = (p: SlicePath['targetLps']): PlanePoint => patientToPlane(w.plane, p);
  const target = inPlane(path.targetLps);
  const entry = inPlane(path.entryLps);
  const far = path.upperLipLps ? inPlane(path.upperLipLps) : entry;
  const reachMm = path.boreDiameterMm ? path.boreDiameterMm / 2 : LINE_REACH_MM;
  const near = stretchNearPlane(target, far, reachMm);
  const bore =
    path.boreDiameterMm && !instrument
      ? cutCylinder({ from: target, to: far, radiusMm: path.boreDiameterMm / 2 })
      : [];
  const sleeve =
    path.lowerLipLps && path.upperLipLps && path.outerDiameterMm
      ? {
          from: inPlane(path.lowerLipLps),
          to: inPlane(path.upperLipLps),
          radiusMm: path.outerDiameterMm / 2,
        }
      : null;
  const sleeveCut = sleeve ? cutCylinder(sleeve) : [];
  const emphasis = path.selected ? 1 : 0.75;

  return (
    <g style={{ stroke: path.colour, color: path.colour }} fill="none" opacity={emphasis}>
      <Line w={w} from={target} to={far} dashed />
      {near && !instrument && <Line w={w} from={near[0]} to={near[1]} />}
      {bore.length > 0 && <path d={outlineOf(w, bore)} strokeWidth={1} />}
      {sleeve && sleeveCut.length === 0 && path.selected && (
        <path
          d={outlineOf(w, projectCylinder(sleeve))}
          strokeWidth={1}
          strokeDasharray="3 3"
          strokeOpacity={0.6}
        />
      )}
      {sleeveCut.length > 0 && !instrument && (
        <path d={outlineOf(w, sleeveCut)} strokeWidth={1.5} fill="currentColor" fillOpacity={0.12} />
      )}
      {instrument && <InstrumentMarks window={w} instrument={instrument} path={path} />}
      {instrument && <DepthMarks window={w} instrument={instrument} path={path} />}
      <TargetBall w={w} target={target} radiusMm={path.targetRadiusMm} />
      {path.error && <ErrorBall w={w} target={target} radiusMm={path.error.radiusMm} />}
      {path.entrySurfaceLps && <SurfaceMark w={w} at={inPlane(path.entrySurfaceLps)} />}
      <Handle w={w} at={entry} path={path} end="entry" onKey={onHandleKey} />
      <Handle w={w} at={target} path={path} end="target" onKey={onHandleKey} />
    </g>
  );
}

function Line({
  w,
  from,
  to,
  dashed = false,
}: {
  readonly w: SliceWindow;
  readonly from: PlanePoint;
  readonly to: PlanePoint;
  readonly dashed?: boolean;
}) {
  const [x1, y1] = planeToScreen(w, from);
  const [x2, y2] = planeToScreen(w, to);
  return (
    <line
      x1={x1}
      y1={y1}
      x2={x2}
      y2={y2}
      strokeWidth={dashed ? 1.25 : 2}
      {...(dashed ? { strokeDasharray: '4 4', strokeOpacity: 0.7 } : {})}
    />
  );
}

/**
 * The ball round the target: its true circle where the plane cuts it, dashed at full size where it
 * does not.
 */
function TargetBall({
  w,
  target,
  radiusMm,
}: {
  readonly w: SliceWindow;
  readonly target: PlanePoint;
  readonly radiusMm: number | undefined;
}) {
  if (!radiusMm) return null;
  const [cx, cy] = planeToScreen(w, target);
  const cut2 = radiusMm * radiusMm - target[2] * target[2];
  const r = (cut2 > 0 ? Math.sqrt(cut2) : radiusMm) / w.mmPerPx;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={r}
      strokeWidth={1.25}
      {...(cut2 > 0 ? {} : { strokeDasharray: '2 4', strokeOpacity: 0.5 })}
    />
  );
}

/**
 * The ball about the target that the tool is predicted to stay within 95 times in 100: filled
 * faintly where the plane cuts it, dashed at full size where it does not, so that it is on every
 * slice.
 */
function ErrorBall({
  w,
  target,
  radiusMm,
}: {
  readonly w: SliceWindow;
  readonly target: PlanePoint;
  readonly radiusMm: number;
}) {
  const { t, i18n } = useTranslation();
  const [cx, cy] = planeToScreen(w, target);
  const cut2 = radiusMm * radiusMm - target[2] * target[2];
  const r = (cut2 > 0 ? Math.sqrt(cut2) : radiusMm) / w.mmPerPx;
  const words = t('budget.circle', { mm: number(radiusMm, 2, i18n.language) });
  return (
    <circle
      role="img"
      aria-label={words}
      data-error-mm={radiusMm.toFixed(3)}
      cx={cx}
      cy={cy}
      r={r}
      strokeWidth={1.5}
      strokeDasharray={cut2 > 0 ? '6 3' : '2 5'}
      {...(cut2 > 0 ? { fill: 'currentColor', fillOpacity: 0.1 } : { strokeOpacity: 0.5 })}
    >
      <title>{words}</title>
    </circle>
  );
}

/** A small diamond where the path leaves the bone. */
function SurfaceMark({ w, at }: { readonly w: SliceWindow; readonly at: PlanePoint }) {
  const [x, y] = planeToScreen(w, at);
  return <path d={`M${x} ${y - 4}l4 4l-4 4l-4 -4Z`} strokeWidth={1} fill="#0b0c0f" />;
}

function Handle({
  w,
  at,
  path,
  end,
  onKey,
}: {
  readonly w: SliceWindow;
  readonly at: PlanePoint;
  readonly path: SlicePath;
  readonly end: 'target' | 'entry';
  readonly onKey: (event: KeyboardEvent, path: SlicePath, end: 'target' | 'entry') => void;
}) {
  const { t, i18n } = useTranslation();
  const [x, y] = planeToScreen(w, at);
  const depthMm = Math.abs(at[2]);
  const opacity = Math.max(FAINTEST, 1 - depthMm / 20);
  const shape =
    end === 'target' ? (
      // Hollow, so that the pixel aimed at is seen.
      <circle cx={x} cy={y} r={6} strokeWidth={1.5} />
    ) : (
      <rect x={x - 5} y={y - 5} width={10} height={10} rx={1.5} strokeWidth={1.5} />
    );
  if (!path.selected) return <g opacity={opacity}>{shape}</g>;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={handleWords(t, i18n.language, path.id, end, at[2])}
      data-handle={`${path.id} ${end}`}
      opacity={opacity}
      onKeyDown={event => onKey(event, path, end)}
      onKeyUp={event => onKey(event, path, end)}
    >
      <circle className="focus-ring" cx={x} cy={y} r={11} stroke="none" />
      {shape}
    </g>
  );
}
