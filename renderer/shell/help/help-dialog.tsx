import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { HouseDialog } from '../../controls/house-dialog';
import { setSession, useSession } from '../../state/session-store';
import { About } from './about';
import styles from './help.module.css';
import { Manual } from './manual';

/** The manual, what this program is, and the way to tour and keys. */
export default function HelpDialog() {
  const { t } = useTranslation();
  const dialog = useSession(session => session.dialog);
  return (
    <HouseDialog title={t('help.title')} wide>
      <Tabs className={styles.tabs!} defaultSelectedKey={dialog === 'about' ? 'about' : 'manual'}>
        <div className={styles.head}>
          <TabList className={styles.list!} aria-label={t('help.title')}>
            <Tab className={styles.tab!} id="manual">
              {t('help.manual')}
            </Tab>
            <Tab className={styles.tab!} id="about">
              {t('help.about')}
            </Tab>
          </TabList>
          <ActionButton kind="quiet" onPress={() => setSession({ dialog: 'tour' })}>
            {t('help.tour')}
          </ActionButton>
          <ActionButton kind="quiet" onPress={() => setSession({ dialog: 'keys' })}>
            {t('help.keys')}
          </ActionButton>
        </div>
        <TabPanel className={styles.panel!} id="manual">
          <Manual />
        </TabPanel>
        <TabPanel className={styles.panel!} id="about">
          <About />
        </TabPanel>
      </Tabs>
    </HouseDialog>
  );
}
