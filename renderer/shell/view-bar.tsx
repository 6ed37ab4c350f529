import {
  Blend,
  Contrast,
  Crosshair,
  Ellipsis,
  Focus,
  Fullscreen,
  Maximize2,
  Minimize2,
  RotateCcw,
  Ruler,
  Scissors,
  TriangleRight,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Command } from '../commands/command';
import { showKey } from '../commands/match-key';
import { commandsOfScene } from '../commands/scene-commands';
import { commandsOfSlice } from '../commands/slice-commands';
import { Hint } from '../controls/hint';
import { useDraft } from '../state/draft-store';
import { useSession, type View } from '../state/session-store';
import styles from './view-bar.module.css';

const isMac = /Mac/.test(navigator.platform);

/** The first piece of a command's id, or the whole of it, to its sign. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  'look-along-path': Crosshair,
  'cut-open': Scissors,
  'bone-opacity': Blend,
  'reset-scene': RotateCcw,
  'reset-slices': RotateCcw,
  window: Contrast,
  measure: Ruler,
  angle: TriangleRight,
  'zoom-whole': Fullscreen,
  'zoom-work': Focus,
};

/** Sides that the 3D view is looked at from go by their letters, as everywhere. */
const LETTERS = {
  'look-dorsal': 'D',
  'look-ventral': 'V',
  'look-left': 'Le',
  'look-right': 'Rt',
  'look-rostral': 'R',
  'look-caudal': 'Cd',
} as const;
const isLetter = (id: string): id is keyof typeof LETTERS => id in LETTERS;

/**
 * What can be done with one view, for those who do not know the keys: a sign in its corner, which
 * opens into buttons while the pointer or the focus is in the view.
 */
export function ViewBar({ view }: { readonly view: View }) {
  const { t } = useTranslation();
  useWhatCommandsFollow();
  const commands = view === 'scene' ? commandsOfScene(t) : commandsOfSlice(t, view);
  const sign = (command: Command): ReactNode => {
    const { id, isOn } = command;
    if (isLetter(id)) return t(`sides.${LETTERS[id]}`);
    const Icon = id.startsWith('maximise-') ? (isOn ? Minimize2 : Maximize2) : (ICONS[id] ?? Ellipsis);
    return <Icon size={14} aria-hidden="true" />;
  };
  return (
    <div className={styles.bar} data-bar>
      <Ellipsis className={styles.hint} size={14} aria-hidden="true" />
      <Toolbar className={styles.tools!} aria-label={t('viewBar.tools', { view: t(`views.${view}`) })}>
        {commands.map(command => (
          <Tool key={command.id} command={command}>
            {sign(command)}
          </Tool>
        ))}
      </Toolbar>
    </div>
  );
}

function Tool({ command, children }: { readonly command: Command; readonly children: ReactNode }) {
  const { id, name, key, run, enabled, isOn } = command;
  return (
    <Hint words={name} keyName={key ? showKey(key, isMac) : null}>
      <Button
        className={styles.tool!}
        aria-label={name}
        data-command={id}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        isDisabled={!enabled}
        onPress={run}
      >
        {children}
      </Button>
    </Hint>
  );
}

/** Draws the bar again when what its commands say or allow may be another. */
function useWhatCommandsFollow(): void {
  useSession(session => session.scan);
  useSession(session => session.step);
  useSession(session => session.tool);
  useSession(session => session.maximised);
  useSession(session => session.pathViews);
  useSession(session => session.clip);
  useSession(session => session.boneOpacity);
  useSession(session => session.boneOpacityOverPath);
  useSession(session => session.lesion);
  useDraft(draft => draft.trajectories);
  useDraft(draft => draft.selected);
  useDraft(draft => draft.orientation);
}
