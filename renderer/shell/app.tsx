import { lazy, Suspense } from 'react';
import { I18nProvider, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Panel } from '../panels/panel';
import { CouponDialog } from '../panels/guide/coupon-dialog';
import { ReportDialog } from '../panels/parts/report-dialog';
import { setSession, useSession } from '../state/session-store';
import { AlertList } from './alert-list';
import { CommandPalette } from './command-palette';
import { DropTarget } from './drop-target';
import { ElsewhereDialog } from './elsewhere-dialog';
import { KeysDialog } from './keys-dialog';
import styles from './shell.module.css';
import { StatusBar } from './status-bar';
import { StepRail } from './step-rail';
import { TopBar } from './top-bar';
import { TourDialog } from './tour-dialog';
import { ViewBar } from './view-bar';
import { Stage } from '../stage/stage';
import { useCommandKeys } from '../commands/use-command-keys';
import { usePlay } from '../state/use-play';
import { STEPS } from '../state/session/steps';

/** Read only where it is asked for, with the manual. */
const HelpDialog = lazy(() => import('./help/help-dialog'));

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
            <Stage bar={view => <ViewBar view={view} />} />
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
      {(dialog === 'help' || dialog === 'about') && (
        <Suspense>
          <HelpDialog />
        </Suspense>
      )}
      {dialog === 'elsewhere' && <ElsewhereDialog />}
      {dialog === 'report' && <ReportDialog />}
      {dialog === 'coupon' && <CouponDialog />}
      <DropTarget />
    </I18nProvider>
  );
}
