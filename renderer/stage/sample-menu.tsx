import { ChevronDown, PawPrint } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { sampleNames, type SampleName } from '../../samples/patients';
import { openSample } from '../actions/opening/open-sample';
import { ActionButton } from '../controls/action-button';
import controls from '../controls/controls.module.css';
import dialogs from '../controls/dialogs.module.css';
import styles from './stage.module.css';

/** Opens the usual sample patient at once; the others are in a menu beside it. */
export function SampleMenu() {
  const { t } = useTranslation();
  return (
    <div className={styles.samples}>
      <ActionButton onPress={() => void openSample('mesocephalic')}>
        <PawPrint size={16} aria-hidden="true" />
        {t('scan.openSample')}
      </ActionButton>
      <MenuTrigger>
        <Button className={`${controls.button} ${styles.more}`} aria-label={t('scan.otherSamples')}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
        <Popover className={dialogs.popover!} placement="bottom end">
          <Menu className={dialogs.menu!} onAction={key => void openSample(key as SampleName)}>
            {sampleNames.map(name => (
              <MenuItem key={name} id={name} className={dialogs.item!}>
                {t(`samples.${name}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
