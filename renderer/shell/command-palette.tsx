import { Autocomplete, Input, Menu, MenuItem, TextField, useFilter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { listCommands } from '../commands/commands';
import { showKey } from '../commands/match-key';
import { setSession } from '../state/session-store';
import styles from '../controls/dialogs.module.css';
import { HouseDialog } from '../controls/house-dialog';

const isMac = /Mac/.test(navigator.platform);

/** Every command by name. */
export function CommandPalette() {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = listCommands(t);
  const run = (id: string): void => {
    setSession({ dialog: null });
    commands.find(command => command.id === id)?.run();
  };
  return (
    <HouseDialog title={t('palette.title')}>
      <Autocomplete filter={contains}>
        <TextField aria-label={t('palette.search')} autoFocus>
          <Input className={styles.search!} placeholder={t('palette.search')} />
        </TextField>
        {/* The search field keeps the focus and walks the list; whoever tabs on can scroll it. */}
        <div className={styles.menu} tabIndex={0}>
          <Menu
            className={styles.list!}
            aria-label={t('palette.title')}
            onAction={key => run(String(key))}
            disabledKeys={commands.filter(command => !command.enabled).map(({ id }) => id)}
            renderEmptyState={() => <div className={styles.none}>{t('palette.none')}</div>}
          >
            {commands.map(({ id, name, key }) => (
              <MenuItem key={id} id={id} textValue={name} className={styles.item!}>
                {name}
                {key && <kbd className={styles.key}>{showKey(key, isMac)}</kbd>}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Autocomplete>
    </HouseDialog>
  );
}
