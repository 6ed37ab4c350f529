import { useTranslation } from 'react-i18next';
import { listCommands } from '../commands';
import { ActionButton } from '../controls/action-button';
import { showKey } from '../match-key';
import { setSession } from '../session-store';
import styles from './dialogs.module.css';
import { HouseDialog } from './house-dialog';

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
