import { CircleQuestionMark, Languages, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exportCase } from '../actions/export-files';
import { takeOver } from '../actions/opening/take-over';
import { switchLanguage } from '../commands/commands';
import { ActionButton } from '../controls/action-button';
import { useDraft } from '../state/draft-store';
import { number } from '../language/format';
import { showKey } from '../commands/match-key';
import { setSession, useSession } from '../state/session-store';
import dialogs from '../controls/dialogs.module.css';
import { HistoryButtons } from './history-buttons';
import { RescueBadge } from './rescue-badge';
import styles from './shell.module.css';

const isMac = /Mac/.test(navigator.platform);

/** Case, save state, and what is always at hand. */
export function TopBar() {
  const { t, i18n } = useTranslation();
  const patient = useDraft(draft => draft.patient);
  const scan = useSession(session => session.scan);
  const save = useSession(session => session.save);
  const lookOnly = useSession(session => session.lookOnly);
  const isUnsaved = save.kind === 'failed' || save.kind === 'unsafe';
  const theme = useSession(session => session.theme);
  const language = useSession(session => session.language);
  const about = [
    t(`bar.${patient.species}`),
    patient.breed,
    patient.weightKg === null ? '' : `${number(patient.weightKg, 1, i18n.language)} kg`,
  ].filter(Boolean);
  return (
    <header className={styles.top}>
      <h1 className={styles.brand}>Bregma</h1>
      <span className={styles.case} data-testid="case">
        {scan ? (
          <>
            <strong>{patient.id}</strong>
            {about.join(', ')}
          </>
        ) : (
          t('bar.noCase')
        )}
      </span>
      <RescueBadge />
      <span className={`${styles.saved} ${isUnsaved ? styles.notSaved : ''}`} role="status">
        {lookOnly && t('bar.lookOnly')}
        {save.kind === 'saving' && t('bar.saving')}
        {save.kind === 'saved' &&
          t('bar.saved', {
            time: save.at.toLocaleTimeString(i18n.language === 'fr' ? 'fr-FR' : 'en-GB', {
              hour: '2-digit',
              minute: '2-digit',
            }),
          })}
        {isUnsaved && t('bar.notSaved')}
      </span>
      {isUnsaved && <ActionButton onPress={() => void exportCase()}>{t('bar.download')}</ActionButton>}
      {lookOnly && <ActionButton onPress={() => void takeOver()}>{t('elsewhere.take')}</ActionButton>}
      <div className={styles.tools}>
        <HistoryButtons />
        <ActionButton
          kind="quiet"
          name={`${t('bar.palette')}, ${showKey('Mod+K', isMac)}`}
          onPress={() => setSession({ dialog: 'palette' })}
        >
          <span className={dialogs.key}>{showKey('Mod+K', isMac)}</span>
        </ActionButton>
        <ActionButton
          kind="quiet"
          name={t('bar.language', { name: language.toUpperCase() })}
          onPress={switchLanguage}
        >
          <Languages size={15} aria-hidden="true" />
          {language.toUpperCase()}
        </ActionButton>
        <ActionButton
          kind="quiet"
          name={t('bar.theme', { name: t(`bar.${theme}`) })}
          onPress={() => setSession({ theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          {theme === 'dark' ? <Moon size={15} aria-hidden="true" /> : <Sun size={15} aria-hidden="true" />}
          {t(`bar.${theme}`)}
        </ActionButton>
        <ActionButton kind="quiet" name={t('bar.help')} onPress={() => setSession({ dialog: 'help' })}>
          <CircleQuestionMark size={15} aria-hidden="true" />
        </ActionButton>
      </div>
    </header>
  );
}
