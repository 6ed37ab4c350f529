import { useTranslation } from 'react-i18next';
import { listCommands } from '../commands/commands';
import { ActionButton } from '../controls/action-button';
import { showKey } from '../commands/match-key';
import { setSession } from '../state/session-store';
import styles from '../controls/dialogs.module.css';
import { HouseDialog } from '../controls/house-dialog';

const isMac = /Mac/.test(navigator.platform);

/** Every key with what it does. */
export function KeysDialog() {
  const { t } = useTranslation();
  return (
    <HouseDialog title={t('keys.title')}>
      <ul className={styles.keys} tabIndex={0}>
        {listCommands(t).map(
          ({ id, name, key }) =>
            key && (
              <li key={id}>
                {name}
                <kbd className={styles.key}>{showKey(key, isMac)}</kbd>
              </li>
            ),
        )}
      </ul>
      <p className={styles.note}>{t('keys.mouse')}</p>
      <div className={styles.foot}>
        <ActionButton onPress={() => setSession({ dialog: null })}>{t('keys.close')}</ActionButton>
      </div>
    </HouseDialog>
  );
}
