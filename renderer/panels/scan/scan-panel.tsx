import { FileArchive, FileJson, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { printable } from '../../../geometry/core/printable';
import { pickCase, pickFiles, pickFolder } from '../../actions/opening/open-files';
import { ActionButton } from '../../controls/action-button';
import { Translated } from '../../controls/translated';
import { RecentCases } from '../../stage/recent-cases';
import { SampleMenu } from '../../stage/sample-menu';
import { useDraft } from '../../state/draft-store';
import { setSession, useSession } from '../../state/session-store';
import { FusionPanel } from '../fusion/fusion-panel';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { AddedList } from './added-list';
import { GeometrySection } from './geometry-section';
import { PatientSection } from './patient-section';
import { RescueList } from './rescue-list';
import { ScanQuestionList } from './scan-question-list';
import { SeriesList } from './series-list';

/** Which scan, and whose; in its place, while one is worked on, the fusion of a scan beside it. */
export function ScanPanel() {
  const fusing = useSession(session => session.fusing);
  const fused = useDraft(draft => draft.added.find(({ id }) => id === fusing) ?? null);
  return fused ? <FusionPanel key={fused.id} added={fused} /> : <ChosenScan />;
}

function ChosenScan() {
  const scan = useSession(session => session.scan);
  return (
    <>
      <div className={styles.content}>
        <ScanQuestionList />
        <SeriesSection />
        {scan && <AddedList />}
        {scan && <GeometrySection scan={scan} />}
        <RescueList />
        {scan && <PatientSection scan={scan} />}
        {scan && <RecentCases most={4} />}
      </div>
      {scan && <ScanActions />}
    </>
  );
}

/** The series that were found, and the files that are none. */
function SeriesSection() {
  const { t } = useTranslation();
  const scan = useSession(session => session.scan);
  const files = useSession(session => session.files);
  const series = files?.series ?? (scan ? [scan.series] : []);
  return (
    <Section title={t('scan.series')}>
      {!scan && files?.doubt?.code === 'series-tied' && (
        <p role="status" className={styles.question}>
          {t('scan.choose', { count: series.filter(one => one.usable).length })}
        </p>
      )}
      {series.length > 0 ? (
        <SeriesList series={series} />
      ) : (
        <p className={styles.note}>{t('scan.noSeries')}</p>
      )}
      {files && files.ignored.length > 0 && (
        <details className={styles.note}>
          <summary>{t('scan.ignored', { count: files.ignored.length })}</summary>
          <ul>
            {files.ignored.slice(0, 50).map(({ path, reason }) => (
              <li key={path} className={styles.small}>
                {printable(path)}: <Translated of={reason} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** Another scan or case, and the next step. */
function ScanActions() {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      <div className={styles.uneven}>
        <ActionButton onPress={() => void pickFolder()}>
          <FolderOpen size={15} aria-hidden="true" />
          {t('scan.openFolder')}
        </ActionButton>
        <ActionButton onPress={() => void pickCase()}>
          <FileJson size={15} aria-hidden="true" />
          {t('scan.openCase')}
        </ActionButton>
      </div>
      <ActionButton wide onPress={() => void pickFiles()}>
        <FileArchive size={15} aria-hidden="true" />
        {t('scan.openFiles')}
      </ActionButton>
      <SampleMenu />
      <ActionButton kind="primary" wide onPress={() => setSession({ step: 'orientation' })}>
        {t('scan.next')}
      </ActionButton>
    </div>
  );
}
