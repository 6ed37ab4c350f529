import { I18nProvider, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Panel } from '../panels/panel';
import { ReportDialog } from '../panels/report-dialog';
import { setSession, useSession } from './session-store';
import { AlertList } from './shell/alert-list';
import { CommandPalette } from './shell/command-palette';
import { DropTarget } from './shell/drop-target';
import { ElsewhereDialog } from './shell/elsewhere-dialog';
import { KeysDialog } from './shell/keys-dialog';
import styles from './shell/shell.module.css';
import { StatusBar } from './shell/status-bar';
import { StepRail } from './shell/step-rail';
import { TopBar } from './shell/top-bar';
import { TourDialog } from './shell/tour-dialog';
import { Stage } from './stage/stage';
import { useCommandKeys } from './use-command-keys';
import { usePlay } from './use-play';
import { STEPS } from './steps';

/** The window. */
export function App() {
  const { i18n } = useTranslation();
  const step = useSession(session => session.step);
  const dialog = useSession(session => session.dialog);
  useCommandKeys();
  usePlay();
  return (
    <I18nProvider locale={i18n.language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <div className={styles.app}>
        <TopBar />
        <Tabs
          className={styles.tabs!}
          orientation="vertical"
          selectedKey={step}
          onSelectionChange={key => {
            const chosen = STEPS.find(name => name === key);
            if (chosen) setSession({ step: chosen });
          }}
        >
          <StepRail />
          <div className={styles.stageArea}>
            <Stage />
          </div>
          <aside className={styles.side}>
            <AlertList />
            <Panel />
          </aside>
        </Tabs>
        <StatusBar />
      </div>
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'keys' && <KeysDialog />}
      {dialog === 'tour' && <TourDialog />}
      {dialog === 'elsewhere' && <ElsewhereDialog />}
      {dialog === 'report' && <ReportDialog />}
      <DropTarget />
    </I18nProvider>
  );
}
