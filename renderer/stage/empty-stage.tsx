import { FileJson, FolderOpen, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pickCase, pickFolder } from '../actions/opening/open-files';
import { ActionButton } from '../controls/action-button';
import { setSession, useSession } from '../state/session-store';
import { RecentCases } from './recent-cases';
import { SampleMenu } from './sample-menu';
import styles from './stage.module.css';

/** What the stage says before there is a scan. */
export function EmptyStage() {
  const { t } = useTranslation();
  const isChoosing = useSession(session => session.files?.doubt?.code === 'series-tied');
  return (
    <main className={styles.empty}>
      <ScanLine className={styles.emptyIcon} size={48} strokeWidth={1.25} aria-hidden="true" />
      <h2>{t(isChoosing ? 'empty.choose' : 'empty.title')}</h2>
      <p>{t(isChoosing ? 'empty.chooseText' : 'empty.text')}</p>
      <div className={styles.emptyActions}>
        <ActionButton kind="primary" onPress={() => void pickFolder()}>
          <FolderOpen size={16} aria-hidden="true" />
          {t('scan.openFolder')}
        </ActionButton>
        <ActionButton onPress={() => void pickCase()}>
          <FileJson size={16} aria-hidden="true" />
          {t('scan.openCase')}
        </ActionButton>
        <SampleMenu />
      </div>
      <RecentCases most={6} />
      <ActionButton kind="quiet" onPress={() => setSession({ dialog: 'tour' })}>
        {t('empty.tour')}
      </ActionButton>
    </main>
  );
}
