import { Redo2, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { takeStepBack, takeStepForward } from '../actions/take-step-back';
import { showKey } from '../commands/match-key';
import { ActionButton } from '../controls/action-button';
import { Hint } from '../controls/hint';
import { changeWords } from '../commands/change-words';
import type { Change } from '../state/describe-change';

import { useDraft, useHistory } from '../state/draft-store';
import { useSession } from '../state/session-store';
import styles from './shell.module.css';

const isMac = /Mac/.test(navigator.platform);

/** Undo and redo, which tell what they would do. */
export function HistoryButtons() {
  const { t } = useTranslation();
  const { back, forward, canUndo, canRedo } = useHistory();
  return (
    <>
      <HistoryButton
        {...{ icon: Undo2, words: t('bar.undo'), keys: 'Mod+Z' }}
        {...{ change: back, isOn: canUndo, onPress: takeStepBack }}
      />
      <HistoryButton
        {...{ icon: Redo2, words: t('bar.redo'), keys: 'Mod+Shift+Z' }}
        {...{ change: forward, isOn: canRedo, onPress: takeStepForward }}
      />
    </>
  );
}

function HistoryButton(props: {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly keys: string;
  readonly change: Change | null;
  readonly isOn: boolean;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation();
  const { icon: Icon, words, keys, change, isOn, onPress } = props;
  return (
    <Hint
      words={change ? t('changes.of', { does: words, what: changeWords(t, change) }) : words}
      keyName={showKey(keys, isMac)}
    >
      <ActionButton kind="quiet" onPress={onPress} disabled={!isOn}>
        <Icon size={15} aria-hidden="true" />
        {words}
      </ActionButton>
    </Hint>
  );
}

/** What was undone or done again last, until something else is decided. */
export function SteppedWords() {
  const { t } = useTranslation();
  const stepped = useSession(session => session.stepped);
  const isLast = useDraft(draft => draft === stepped?.draft);
  return (
    <span role="status" className={styles.stepped}>
      {stepped && isLast && t(`changes.${stepped.way}`, { what: changeWords(t, stepped.change) })}
    </span>
  );
}
