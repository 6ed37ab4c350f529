import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { patientPoint } from '../../geometry/core/frames';
import { lettersOf, sideOf } from '../../geometry/core/name-direction';
import { dot, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import { cutBox } from '../slices/cut-box';
import { coversAll, type SliceOverlay } from '../slices/slice-overlay';
import { SliceView } from '../slices/slice-view';
import type { SliceInstrument, SliceOutline, SliceTool, SliceViewProps } from '../slices/slice-view-props';
import { markOverlay, nudgeOverlay, setOverlayWindow } from '../actions/move-overlay';
import { draftStore, edit, useDraft } from '../state/draft-store';
import { number } from '../language/format';
import { sideWords } from '../language/side-words';
import { dragFound, foundPathOf } from '../state/edit-postoperative-scan';
import { edgeLetters, NO_LETTERS, type EdgeLetters } from '../state/planes';
import { caseKey, lesionKey } from '../state/result-keys';
import { sessionStore, setSession, useSession } from '../state/session-store';
import { shownPaths } from './found-paths';
import { dragEnd, placeEnd } from '../actions/place-end';
import { cropBoxes, hatchedBoxes } from './slice-boxes';
import { placeByClick, takeBackPlaced } from './take-back';
import { useAxes } from '../state/use-axes';
import { SOFT_COLOUR } from '../state/use-soft-parts';
import { useFocus } from './use-focus';
import { useInstrument } from './use-instrument';
import { useOverlay } from './use-overlay';
import { useShownSoftParts } from './use-shown-soft-parts';
import { useViewPlanes } from './use-view-planes';
import { scrollBeside, VIEW_COLOURS, type SliceName } from '../state/view-planes';
import type { SlicePlane } from '../slices/slice-plane';

interface SliceCellProps {
  readonly view: SliceName;
  readonly onMaximise: () => void;
}

const BONE_LINE = '#f2d9a0';
const GUIDE_LINE = '#56b4e9';
/** The accent as it is on the dark stage of both themes. */
const LESION_LINE = '#56b4e9';

const onWindowLevel: SliceViewProps['onWindowLevel'] = windowLevel => setSession({ windowLevel });
const onCrosshair: SliceViewProps['onCrosshair'] = crosshair => setSession({ crosshair });
const onHover: SliceViewProps['onHover'] = hover => setSession({ hover });
const moveHandle: SliceViewProps['onHandle'] = (id, end, point, done) => {
  const session = sessionStore.getState();
  const found = foundPathOf(id);
  if (found !== null) dragFound(found, end, point, done, session);
  // What was planned stands while it is compared with what was done.
  else if (session.step !== 'verify') dragEnd(id, end, point, done);
};

const onPlace: SliceViewProps['onPlace'] = (end, point) => placeByClick(() => placeEnd(end, point));
const onLandmark: NonNullable<SliceViewProps['onLandmark']> = point => placeByClick(() => markOverlay(point));

const onMeasurements: NonNullable<SliceViewProps['onMeasurements']> = measurements =>
  edit(() => ({ measurements }));

const scroll =
  (view: 'along' | 'across') =>
  (mm: number): void => {
    const { selected } = draftStore.getState();
    if (selected) setSession({ beside: scrollBeside(sessionStore.getState().beside, selected, view, mm) });
  };
const SCROLL = { along: scroll('along'), across: scroll('across') };

/** How far a plane stands beside its path, and towards which side of the animal. */
function besideWords(
  t: TFunction,
  language: string,
  mm: number,
  { into }: SlicePlane,
  axes: AnatomicalAxes,
): string {
  if (mm === 0) return t('views.onPath');
  const side = sideWords(t, lettersOf(mm > 0 ? into : scale(into, -1), axes));
  return t('views.beside', { mm: number(Math.abs(mm), 2, language), side });
}

/** How deep the probe's eye looks, from the bone's outer face; nothing until that is measured. */
function depthWords(
  t: TFunction,
  language: string,
  { center }: SlicePlane,
  instrument: SliceInstrument | null,
): string {
  if (!instrument?.measured) return '';
  const { zeroLps, directionLps } = instrument.measured;
  const mm = dot(subtract<Vec3>(center, zeroLps), directionLps);
  const words = mm >= 0 ? 'views.deep' : 'views.outside';
  return t(words, { mm: number(Math.abs(mm), 1, language) });
}

const ofEdges = <T,>({ left, right, top, bottom }: EdgeLetters, of: (letters: string) => T) => ({
  left: of(left),
  right: of(right),
  top: of(top),
  bottom: of(bottom),
});

/**
 * The tool, where it can be used: ends ask for confirmed axes, moves and landmarks for a fusion
 * that is worked on.
 */
function usable(tool: SliceTool, confirmed: boolean, isWorkedOn: boolean): SliceTool {
  const isAiming = tool === 'target' || tool === 'entry';
  const isFusing = tool === 'landmark' || tool === 'nudge';
  return (isAiming && !confirmed) || (isFusing && !isWorkedOn) ? 'crosshair' : tool;
}

/**
 * What is seen, by name: the planned CT, the scan over it, or, where that hides the CT, that scan
 * alone.
 */
function scanNames(overlay: SliceOverlay | null, planned: string): string {
  if (!overlay) return planned;
  const { name, description } = overlay;
  const over = description === '' ? name : `${name}: ${description}`;
  return coversAll(overlay) ? over : [planned, over].filter(Boolean).join(' + ');
}

/** One slice with everything that the stores say about it. */
export function SliceCell({ view, onMaximise }: SliceCellProps) {
  const { t, i18n } = useTranslation();
  const { axes, confirmed } = useAxes();
  const draft = useDraft(whole => whole);
  const scan = useSession(session => session.scan);
  const crosshair = useSession(session => session.crosshair);
  const windowLevel = useSession(session => session.windowLevel);
  const tool = useSession(session => session.tool);
  const bone = useSession(session => session.bonePreview ?? session.bone?.value ?? null);
  const outlined = useSession(session => session.lesion);
  const measured = useSession(session => session.measured);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);

  const volume = scan?.volume;
  const { planes, beside, hold } = useViewPlanes(view, axes);
  const onHandle: SliceViewProps['onHandle'] = (id, end, point, done) => {
    hold(done);
    moveHandle(id, end, point, done);
  };
  const step = useSession(session => session.step);
  const verified = useSession(session => session.verified);
  const paths = useMemo(
    () => shownPaths(draft, { measured, preview, final, step, verified }),
    [draft, measured, preview, final, step, verified],
  );
  const key = caseKey(draft);
  const guide =
    final?.key === key ? (final.value.guide?.mesh ?? null) : preview?.key === key ? preview.value.mesh : null;
  const { overlay, landmarks, isWorkedOn } = useOverlay();
  const { keepOffLps } = draft.guide;
  const marks = useMemo(
    () =>
      step === 'guide' ? keepOffLps.map(p => ({ fixedLps: patientPoint(...p), movedLps: null })) : landmarks,
    [step, keepOffLps, landmarks],
  );
  // A scan that is seen alone is seen without the other's bone.
  const boneMesh = overlay?.mode === 'only' ? null : (bone?.mesh ?? null);
  const lesion = outlined?.key === lesionKey(draft) ? outlined.value.mesh : null;
  const shownSoft = useShownSoftParts();
  const soft = overlay?.mode === 'only' ? null : shownSoft;
  const softMesh = soft?.mesh ?? null;
  const outlines = useMemo(() => {
    const list: SliceOutline[] = [];
    if (boneMesh) list.push({ id: 'bone', mesh: boneMesh, colour: BONE_LINE });
    if (softMesh) list.push({ id: 'soft', mesh: softMesh, colour: SOFT_COLOUR });
    if (lesion) list.push({ id: 'lesion', mesh: lesion, colour: LESION_LINE });
    if (guide) list.push({ id: 'guide', mesh: guide, colour: GUIDE_LINE });
    return list;
  }, [boneMesh, softMesh, lesion, guide]);
  const rescues = scan?.rescues;
  const boxes = useMemo(
    () => [
      ...(volume && rescues ? hatchedBoxes(volume, rescues) : []),
      ...(step === 'bone' ? cropBoxes(draft.bone) : []),
    ],
    [volume, rescues, step, draft.bone],
  );
  const instrument = useInstrument(view, paths);
  const own = planes?.find(([name]) => name === view)?.[1];
  const focus = useFocus(view);
  const zoomTo = useSession(({ zoomTo: asked }) => (asked && (asked.view ?? view) === view ? asked : null));
  const edges = own && confirmed ? edgeLetters(own, axes) : NO_LETTERS;
  if (!scan || !crosshair || !planes || !own) return null;

  const crossing = planes
    .filter(([name]) => name !== view)
    .map(([name, plane]) => ({ plane, colour: VIEW_COLOURS[name as SliceName] }));
  const place =
    view === 'along' || view === 'across'
      ? besideWords(t, i18n.language, beside[view], own, axes)
      : view === 'eye'
        ? depthWords(t, i18n.language, own, instrument)
        : `${number(dot(own.center, own.into), 2, i18n.language)} mm`;
  const isHatched = boxes.some(box => box.look === 'hatched' && cutBox(own, box).length > 0);
  return (
    <SliceView
      name={t(`views.${view}`)}
      accent={VIEW_COLOURS[view]}
      volume={scan.volume}
      plane={own}
      letters={ofEdges(edges, letters => sideWords(t, letters))}
      sides={ofEdges(edges, sideOf)}
      focus={focus}
      zoomTo={zoomTo}
      windowLevel={windowLevel}
      crosshair={crosshair}
      crossing={crossing}
      outlines={outlines}
      boxes={boxes}
      {...(soft ? { labels: { of: soft.labels, colour: SOFT_COLOUR } } : {})}
      paths={paths}
      instrument={instrument}
      hasLegend={view === 'along'}
      overlay={overlay}
      landmarks={marks}
      tool={usable(tool, confirmed, isWorkedOn)}
      scanName={scanNames(overlay, scan.series.description)}
      caption={place}
      {...(isHatched ? { note: t('rescue.hatched') } : {})}
      onWindowLevel={onWindowLevel}
      onOverlayWindow={setOverlayWindow}
      onCrosshair={onCrosshair}
      onHandle={onHandle}
      onPlace={onPlace}
      onLandmark={onLandmark}
      onTakeBack={takeBackPlaced}
      onNudge={nudgeOverlay}
      onHover={onHover}
      onMaximise={onMaximise}
      measurements={draft.measurements}
      onMeasurements={onMeasurements}
      {...(view === 'along' || view === 'across' ? { onScroll: SCROLL[view] } : {})}
    />
  );
}
