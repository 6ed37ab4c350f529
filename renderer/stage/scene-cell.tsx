import { useMemo } from 'react';
import { SceneView } from '../scene/scene-view';
import type { SceneMesh, SceneViewProps } from '../scene/scene-view-props';
import { HOLDS_HANDLES } from '../slices/begin-drag';
import { boneOpacityField } from '../state/bone-opacity';
import { cutOpen } from '../state/cut-open';
import { useDraft } from '../state/draft-store';
import { caseKey, lesionKey } from '../state/result-keys';
import { predictionOf } from '../state/prediction';
import { sessionStore, setSession, useSession } from '../state/session-store';
import { useSeatWords } from '../state/use-seat-words';
import { shownPaths } from './found-paths';
import { dragEnd, placeEnd } from '../actions/place-end';
import { forgetPlaced, placeByClick, takeBackPlaced } from './take-back';
import { useShownSoftParts } from './use-shown-soft-parts';
import { useAxes } from '../state/use-axes';
import { slicePlanes, VIEW_COLOURS } from '../state/view-planes';
import type { Step } from '../state/session/steps';

/** Where the guide's loosest motion is shown. */
const SEAT_STEPS: ReadonlySet<Step> = new Set<Step>(['guide', 'check']);
/** Eyes and ear canals: bone and guide are seen through them. */
const SOFT_OPACITY = 0.5;
/** Where a path's ends can be moved: the steps on which it is made. */
const MOVED_STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide']);
const NO_SPOTS: NonNullable<SceneViewProps['spots']> = [];
const NO_PLANES: SceneViewProps['planes'] = [];

/** A click on bone: an end of the path while one is being placed, else the crosshair. */
const onPick: SceneViewProps['onPick'] = point => {
  const { tool } = sessionStore.getState();
  if (tool === 'target' || tool === 'entry') placeByClick(() => placeEnd(tool, point));
  else {
    forgetPlaced();
    setSession({ crosshair: point });
  }
};

/** The 3D view with everything that the stores say about it. */
export function SceneCell({ onMaximise }: { readonly onMaximise: () => void }) {
  const { axes, confirmed } = useAxes();
  const draft = useDraft(whole => whole);
  const scan = useSession(session => session.scan);
  const crosshair = useSession(session => session.crosshair);
  const bone = useSession(session => session.bonePreview ?? session.bone?.value ?? null);
  const proposal = useSession(session => session.proposal);
  const outlined = useSession(session => session.lesion);
  const measured = useSession(session => session.measured);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const verified = useSession(session => session.verified);
  const boneOpacity = useSession(session => session[boneOpacityField(draft, session)]);
  const guideOpacity = useSession(session => session.guideOpacity);
  const showUncertainty = useSession(session => session.showUncertainty);
  const showPlanes = useSession(session => session.showPlanes);
  const clip = useSession(session => session.clip);
  const step = useSession(session => session.step);
  const look = useSession(session => session.look);
  const theme = useSession(session => session.theme);
  const tool = useSession(session => session.tool);

  const key = caseKey(draft);
  const made = final?.key === key ? (final.value.guide?.mesh ?? null) : null;
  const shaped = !made && preview?.key === key ? preview.value.mesh : null;
  const boneMesh = bone?.mesh ?? null;
  const bonePaint = step === 'bone' && showUncertainty ? (bone?.certainty?.paint ?? null) : null;
  const lesion = outlined?.key === lesionKey(draft) ? outlined.value.mesh : null;
  const { mesh: soft } = useShownSoftParts();
  const meshes = useMemo(() => {
    const list: SceneMesh[] = [];
    if (boneMesh) {
      list.push({
        id: 'bone',
        mesh: boneMesh,
        kind: 'bone',
        opacity: boneOpacity,
        visible: boneOpacity > 0,
        paint: bonePaint,
      });
    }
    if (lesion) list.push({ id: 'lesion', mesh: lesion, kind: 'lesion', opacity: 1, visible: true });
    if (soft) list.push({ id: 'soft', mesh: soft, kind: 'soft', opacity: SOFT_OPACITY, visible: true });
    if (made) list.push({ id: 'guide', mesh: made, kind: 'guide', opacity: guideOpacity, visible: true });
    if (shaped) {
      const opacity = Math.min(0.6, guideOpacity);
      list.push({ id: 'guide-preview', mesh: shaped, kind: 'guide-preview', opacity, visible: true });
    }
    return list;
  }, [boneMesh, bonePaint, boneOpacity, lesion, soft, made, shaped, guideOpacity]);
  const paths = useMemo(
    () => shownPaths(draft, { measured, preview, final, step, verified }),
    [draft, measured, preview, final, step, verified],
  );
  const volume = scan?.volume;
  const planes = useMemo(() => {
    if (!volume || !crosshair || !showPlanes) return NO_PLANES;
    return Object.entries(slicePlanes(volume, axes, crosshair)).map(([id, plane]) => ({
      id,
      plane,
      colour: VIEW_COLOURS[id as keyof typeof VIEW_COLOURS],
      visible: true,
    }));
  }, [volume, axes, crosshair, showPlanes]);
  const cut = useMemo(() => cutOpen(draft, axes, { clip, step }), [clip, step, draft, axes]);

  const seating = useMemo(
    () => (SEAT_STEPS.has(step) ? (predictionOf(draft, { preview, final })?.seating ?? null) : null),
    [draft, preview, final, step],
  );
  const seatWords = useSeatWords(seating);
  const motion = useMemo(
    (): SceneViewProps['motion'] => (seating && seatWords ? { ...seating, words: seatWords } : null),
    [seating, seatWords],
  );

  return (
    <SceneView
      meshes={meshes}
      paths={paths}
      planes={planes}
      motion={motion}
      spots={SEAT_STEPS.has(step) ? draft.guide.keepOffLps : NO_SPOTS}
      crosshair={crosshair}
      axes={proposal || confirmed ? axes : null}
      axesConfirmed={confirmed}
      clip={cut}
      onPick={onPick}
      onTakeBack={takeBackPlaced}
      onHandle={confirmed && MOVED_STEPS.has(step) && HOLDS_HANDLES.has(tool) ? dragEnd : null}
      look={look}
      theme={theme}
      onMaximise={onMaximise}
    />
  );
}
