import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeReport } from '../../../geometry/plan/output/write-report';
import { ActionButton } from '../../controls/action-button';
import { isOutOfDate } from '../../state/current-guide';
import { useDraft } from '../../state/draft-store';
import { setSession, useSession } from '../../state/session-store';
import dialogs from '../../controls/dialogs.module.css';
import { HouseDialog } from '../../controls/house-dialog';
import styles from './panels.module.css';

/** The page that goes to the table, in its own lines: the panel is too narrow for them. */
export function ReportDialog() {
  const { t } = useTranslation();
  const final = useSession(session => session.final);
  const language = useSession(session => session.language);
  const report = useMemo(() => (final ? writeReport(final.value.plan, language) : ''), [final, language]);
  const stale = useDraft(draft => isOutOfDate(draft, { final }));
  return (
    <HouseDialog title={t('export.report')} wide>
      {stale && <p className={styles.warn}>↻ {t('export.reportStale')}</p>}
      <pre className={styles.report} tabIndex={0} aria-label={t('export.report')}>
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
