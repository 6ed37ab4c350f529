import { useTranslation } from 'react-i18next';
import { takeOver } from '../actions/opening/take-over';
import { ActionButton } from '../controls/action-button';
import { setSession } from '../state/session-store';
import styles from '../controls/dialogs.module.css';
import { HouseDialog } from '../controls/house-dialog';

/**
 * Asks what is to be done with a case that another window has: closed without an answer, it is
 * looked at.
 */
export function ElsewhereDialog() {
  const { t } = useTranslation();
  return (
    <HouseDialog title={t('elsewhere.title')}>
      <p>{t('elsewhere.text')}</p>
      <div className={styles.foot}>
        <div className={styles.footEnd}>
          <ActionButton onPress={() => void takeOver()}>{t('elsewhere.take')}</ActionButton>
          <ActionButton kind="primary" onPress={() => setSession({ dialog: null })}>
            {t('elsewhere.look')}
          </ActionButton>
        </div>
      </div>
    </HouseDialog>
  );
}
