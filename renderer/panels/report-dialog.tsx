import { useTranslation } from 'react-i18next';
import { ActionButton } from '../app/controls/action-button';
import { setSession, useSession } from '../app/session-store';
import dialogs from '../app/shell/dialogs.module.css';
import { HouseDialog } from '../app/shell/house-dialog';
import styles from './panels.module.css';

/** The page that goes to the table, in its own lines: the panel is too narrow for them. */
export function ReportDialog() {
  const { t } = useTranslation();
  const report = useSession(session => session.final?.value.report ?? '');
  return (
    <HouseDialog title={t('export.report')} wide>
      <pre className={styles.report} lang="en" tabIndex={0} aria-label={t('export.report')}>
        {report}
      </pre>
      <div className={dialogs.foot}>
        <div className={dialogs.footEnd}>
          <ActionButton kind="primary" onPress={() => setSession({ dialog: null })}>
            {t('keys.close')}
          </ActionButton>
        </div>
      </div>
    </HouseDialog>
  );
}
