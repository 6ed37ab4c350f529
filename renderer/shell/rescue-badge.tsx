import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isDoubt } from '../../geometry/scan/source/repair';
import { rescueWords } from '../language/rescue-words';
import { setSession, useSession } from '../state/session-store';
import styles from './shell.module.css';

/** Stays in the bar as long as a rescued scan is open; leads to what was done to it. */
export function RescueBadge() {
  const { t, i18n } = useTranslation();
  const rescues = useSession(session => session.scan?.rescues ?? null);
  if (!rescues || rescues.length === 0) return null;
  // A doubt comes first, and names the badge: nothing was put right then.
  const inOrder = [...rescues].sort((a, b) => Number(isDoubt(b)) - Number(isDoubt(a)));
  const what = inOrder.map(rescue => rescueWords(t, i18n.language, rescue)).join(', ');
  const hasDoubt = rescues.some(isDoubt);
  return (
    <Button
      className={styles.badge!}
      data-testid="rescue-badge"
      aria-label={t(hasDoubt ? 'rescue.doubtBadge' : 'rescue.badge', { what })}
      onPress={() => setSession({ step: 'scan' })}
    >
      <TriangleAlert size={13} aria-hidden="true" />
      <span className={styles.badgeWords}>
        {t(hasDoubt ? 'rescue.doubtShort' : 'rescue.short', { what })}
      </span>
    </Button>
  );
}
