import type { TFunction } from 'i18next';
import { scale } from '../../geometry/core/vector';
import type { PatientVector } from '../../geometry/core/frames';
import type { SceneDirection } from '../scene/scene-view-props';
import { boneOpacityField, nextBoneOpacity } from '../state/bone-opacity';
import { canCutOpen, cutOpen } from '../state/cut-open';
import { wholeTrajectories } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { START_APP } from '../state/session/app-session';
import { sessionStore, setSession } from '../state/session-store';
import { shownAxes } from '../state/use-axes';
import type { Command } from './command';
import { maximise } from './slice-commands';

const DIRECTIONS: readonly { readonly from: SceneDirection; readonly key: string }[] = [
  { from: 'dorsal', key: 'D' },
  { from: 'ventral', key: 'Shift+D' },
  { from: 'left', key: 'S' },
  { from: 'right', key: 'Shift+S' },
  { from: 'rostral', key: 'R' },
  { from: 'caudal', key: 'Shift+R' },
  { from: 'along-path', key: 'T' },
];

/** What the 3D view shows, and from where. */
export function sceneCommands(t: TFunction): readonly Command[] {
  const { scan, showPlanes, showUncertainty } = sessionStore.getState();
  const open = scan !== null;
  return [
    ...lookCommands(t),
    ...skullCommands(t),
    {
      id: 'planes',
      name: t('commands.planes'),
      key: 'P',
      run: () => setSession({ showPlanes: !sessionStore.getState().showPlanes }),
      enabled: open,
      isOn: showPlanes,
    },
    {
      id: 'uncertainty',
      name: t('bone.showUncertainty'),
      key: 'U',
      run: () => setSession({ step: 'bone', showUncertainty: !sessionStore.getState().showUncertainty }),
      enabled: open,
      isOn: showUncertainty,
    },
  ];
}

/** What the 3D view's bar offers, in its order. */
export const commandsOfScene = (t: TFunction): readonly Command[] => [
  ...lookCommands(t),
  ...skullCommands(t),
  maximise(t, 'scene', 'F4'),
];

/**
 * To the sides of the animal. Which side is left and which is right is told by nothing before the
 * orientation is confirmed.
 */
function lookCommands(t: TFunction): readonly Command[] {
  const open = sessionStore.getState().scan !== null;
  const draft = draftStore.getState();
  const whole = wholeTrajectories(draft).length > 0;
  const isKnown = (from: SceneDirection): boolean =>
    from === 'along-path' ? whole : (from !== 'left' && from !== 'right') || draft.orientation !== null;
  return DIRECTIONS.map(({ from, key }) => ({
    id: `look-${from}`,
    name: t('commands.look', { from: t(`directions.${from}`) }),
    key,
    run: () => setSession({ look: { from } }),
    enabled: open && isKnown(from),
  }));
}

/** How much of the skull is seen; of the view alone, never of the case. */
function skullCommands(t: TFunction): readonly Command[] {
  const session = sessionStore.getState();
  const draft = draftStore.getState();
  const open = session.scan !== null;
  const canCut = open && canCutOpen(draft, session.step);
  return [
    {
      id: 'cut-open',
      name: t('guide.clip'),
      key: 'X',
      run: turnCut,
      enabled: canCut,
      isOn: canCut && session.clip,
    },
    {
      id: 'bone-opacity',
      name: t('commands.boneOpacity', {
        percent: Math.round(100 * session[boneOpacityField(draft, session)]),
      }),
      key: 'B',
      run: nextOpacity,
      enabled: open,
    },
    {
      id: 'reset-scene',
      name: t('commands.resetScene'),
      key: 'H',
      run: () => {
        const { boneOpacity, boneOpacityOverPath } = START_APP;
        setSession({ look: { from: 'first' }, clip: false, boneOpacity, boneOpacityOverPath });
      },
      enabled: open,
    },
  ];
}

function nextOpacity(): void {
  const session = sessionStore.getState();
  const field = boneOpacityField(draftStore.getState(), session);
  setSession({ [field]: nextBoneOpacity(session[field]) });
}

/** Opens the skull, and looks into it; or closes it. */
function turnCut(): void {
  const session = sessionStore.getState();
  const draft = draftStore.getState();
  if (session.clip) {
    setSession({ clip: false });
    return;
  }
  const { axes } = shownAxes(draft, session.proposal);
  const cut = cutOpen(draft, axes, { clip: true, step: session.step });
  if (cut) {
    setSession({ clip: true, look: { at: cut.point, from: scale<PatientVector>(cut.normal, -1) } });
  }
}
