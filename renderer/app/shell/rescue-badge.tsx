import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { rescueWords } from '../language/rescue-words';
import { setSession, useSession } from '../session-store';
import styles from './shell.module.css';

/** Stays in the bar as long as a rescued scan is open; leads to what was done to it. */
export function RescueBadge() {
  const { t, i18n } = useTranslation();
  const rescues = useSession(session => session.scan?.rescues ?? null);
  if (!rescues || rescues.length === 0) return null;
  const words = rescues.map(rescue => rescueWords(t, i18n.language, rescue));
  return (
    <Button
      className={styles.badge!}
      data-testid="rescue-badge"
      aria-label={t('rescue.badge', { what: words.join(', ') })}
      onPress={() => setSession({ step: 'scan' })}
    >
      <TriangleAlert size={13} aria-hidden="true" />
      <span className={styles.badgeWords}>{t('rescue.short', { what: words.join(', ') })}</span>
    </Button>
  );
}
