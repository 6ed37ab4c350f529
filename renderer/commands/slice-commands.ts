import type { TFunction } from 'i18next';
import type { WindowLevel, ZoomGoal } from '../slices/slice-view-props';
import { wholeTrajectories } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { sessionStore, setSession, START_WINDOW, type Session, type View } from '../state/session-store';
import { PATH_STEPS } from '../state/session/steps';
import { choosePathViews, isPathStep, showsPathViews, viewKeys } from '../state/stage-views';
import { viewedPath, type SliceName } from '../state/view-planes';
import type { Command } from './command';

/**
 * Window presets in the order in which W goes round. Brain and soft tissue as CT readers of small
 * animals use them.
 */
const WINDOW_PRESETS: readonly {
  readonly id: 'wide' | 'brain' | 'bone' | 'soft';
  readonly level: WindowLevel;
}[] = [
  { id: 'wide', level: START_WINDOW },
  { id: 'brain', level: { centerHu: 40, widthHu: 120 } },
  { id: 'bone', level: { centerHu: 600, widthHu: 2800 } },
  { id: 'soft', level: { centerHu: 50, widthHu: 350 } },
];

/** Takes up a tool, or lays it down where it is in hand. */
const takeUp = (next: Session['tool']) => () =>
  setSession({ tool: sessionStore.getState().tool === next ? 'crosshair' : next });

/** How the views are laid out, and how the slices are looked at and measured. */
export function sliceCommands(t: TFunction): readonly Command[] {
  const session = sessionStore.getState();
  const draft = draftStore.getState();
  const open = session.scan !== null;
  const whole = wholeTrajectories(draft).length > 0;
  return [
    ...viewKeys(draft, session).map((view, n) => maximise(t, view, `F${n + 1}`)),
    ...toolCommands(t),
    {
      id: 'crosshair',
      name: t('commands.crosshair'),
      key: 'C',
      run: () => setSession({ tool: 'crosshair' }),
      enabled: open,
    },
    {
      id: 'play',
      name: t('commands.play'),
      key: 'Space',
      run: () => setSession({ playing: !sessionStore.getState().playing }),
      enabled: open && whole,
    },
    {
      id: 'path-views',
      name: t('commands.pathViews'),
      key: 'V',
      run: () => choosePathViews(!showsPathViews(draftStore.getState(), sessionStore.getState())),
      enabled: isPathStep(session.step) && viewedPath(draft) !== null,
    },
    ...zoomCommands(t, null),
  ];
}

/** What one slice's bar offers, in its order. */
export function commandsOfSlice(t: TFunction, view: SliceName): readonly Command[] {
  const key = viewKeys(draftStore.getState(), sessionStore.getState()).indexOf(view);
  return [...toolCommands(t), ...zoomCommands(t, view), maximise(t, view, key < 0 ? null : `F${key + 1}`)];
}

/** A view over the whole stage, or back in its place. */
export function maximise(t: TFunction, view: View, key: string | null): Command {
  const { maximised, scan } = sessionStore.getState();
  return {
    id: `maximise-${view}`,
    name: t('commands.maximise', { view: t(`views.${view}`) }),
    ...(key ? { key } : {}),
    run: () => setSession({ maximised: sessionStore.getState().maximised === view ? null : view }),
    enabled: scan !== null,
    isOn: maximised === view,
  };
}

function toolCommands(t: TFunction): readonly Command[] {
  const { scan, tool } = sessionStore.getState();
  const enabled = scan !== null;
  return [
    { id: 'window', name: t('commands.window'), key: 'W', run: nextPreset, enabled },
    {
      id: 'measure',
      name: t('commands.measure'),
      key: 'M',
      run: takeUp('distance'),
      enabled,
      isOn: tool === 'distance',
    },
    {
      id: 'angle',
      name: t('commands.angle'),
      key: 'Shift+M',
      run: takeUp('angle'),
      enabled,
      isOn: tool === 'angle',
    },
  ];
}

/**
 * How near one slice comes, or all of them. A slice that has the focus takes F and Z for itself
 * before they come here.
 */
function zoomCommands(t: TFunction, view: SliceName | null): readonly Command[] {
  const { scan, step } = sessionStore.getState();
  const open = scan !== null;
  const zoom = (to: ZoomGoal) => () => setSession({ zoomTo: { view, to } });
  return [
    { id: 'zoom-whole', name: t('commands.zoomWhole'), key: 'F', run: zoom('whole'), enabled: open },
    {
      id: 'zoom-work',
      name: t('commands.zoomWork'),
      key: 'Z',
      run: zoom('work'),
      enabled: open && PATH_STEPS.has(step) && viewedPath(draftStore.getState()) !== null,
    },
    {
      id: 'reset-slices',
      name: t(view ? 'commands.resetSlice' : 'commands.resetSlices'),
      run: () => setSession({ windowLevel: START_WINDOW, zoomTo: { view, to: 'first' } }),
      enabled: open,
    },
  ];
}

function nextPreset(): void {
  const { windowLevel } = sessionStore.getState();
  const place = WINDOW_PRESETS.findIndex(
    ({ level }) => level.centerHu === windowLevel.centerHu && level.widthHu === windowLevel.widthHu,
  );
  setSession({ windowLevel: WINDOW_PRESETS[(place + 1) % WINDOW_PRESETS.length]!.level });
}
