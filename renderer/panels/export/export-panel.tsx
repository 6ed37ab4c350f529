import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  exportBench,
  exportCase,
  exportGuide,
  exportPlan,
  exportPrintSheet,
  exportReport,
  exportSkull,
} from '../../actions/export-files';
import { ActionButton } from '../../controls/action-button';
import { generateGuide } from '../../actions/make-guide';
import { isOutOfDate } from '../../state/current-guide';
import { hasId } from '../../state/case-id';
import { useDraft } from '../../state/draft-store';
import { whole } from '../../language/format';
import { setSession, useSession } from '../../state/session-store';
import { platform } from '../../platform/platform';
import { CaseIdQuestion } from '../parts/case-id-question';
import styles from '../parts/panels.module.css';
import { BenchSection } from './bench-section';
import { Section } from '../parts/section';

/** What leaves the window: files, each with its hash. */
export function ExportPanel() {
  const { t, i18n } = useTranslation();
  const final = useSession(session => session.final);
  const exported = useSession(session => session.exported);
  const stale = useDraft(draft => isOutOfDate(draft, { final }));
  const isMaking = useSession(({ jobs }) => jobs.some(({ kind }) => kind === 'plan'));
  const named = useDraft(hasId);
  const guide = stale || !named ? null : (final?.value.guide ?? null);
  const compensated = (final?.value.plan.guide?.compensation ?? null) !== null;
  const { showSaved } = platform;
  return (
    <>
      <div className={styles.content}>
        <CaseIdQuestion />
        {!final && <p className={styles.note}>{t('export.nothing')}</p>}
        {stale && (
          <>
            <p className={styles.warn}>↻ {t('export.stale')}</p>
            <ActionButton wide disabled={isMaking} onPress={() => void generateGuide()}>
              {t('check.again')}
            </ActionButton>
          </>
        )}
        {final?.value.plan.status === 'fail' && <p className={styles.bad}>{t('export.failed')}</p>}
        {final && (
          <ActionButton wide onPress={() => setSession({ dialog: 'report' })}>
            <FileText size={15} aria-hidden="true" />
            {t('export.read')}
          </ActionButton>
        )}
        <div className={styles.exportItem}>
          <div className={styles.pair}>
            <ActionButton disabled={!guide} onPress={() => void exportGuide('package')}>
              {t('export.package')}
            </ActionButton>
            <ActionButton disabled={!guide} onPress={() => void exportGuide('print')}>
              {t('export.print')}
            </ActionButton>
          </div>
          <p className={styles.small}>{t(compensated ? 'export.printCompensated' : 'export.printText')}</p>
          <ActionButton wide disabled={!guide} onPress={() => void exportPrintSheet()}>
            {t('printer.sheet')}
          </ActionButton>
        </div>
        <div className={styles.exportItem}>
          <div className={styles.pair}>
            <ActionButton disabled={!guide} onPress={() => void exportBench('bench')}>
              {t('export.bench')}
            </ActionButton>
            <ActionButton disabled={!guide} onPress={() => void exportBench('tryIn')}>
              {t('export.tryIn')}
            </ActionButton>
          </div>
          <p className={styles.small}>{t('export.benchText')}</p>
        </div>
        {guide && final && (
          <BenchSection
            plan={final.value.plan.id}
            paths={final.value.plan.trajectories.map(({ id }) => id)}
          />
        )}
        <div className={styles.exportItem}>
          <ActionButton wide disabled={!named} onPress={() => void exportCase()}>
            {t('export.case')}
          </ActionButton>
          <p className={styles.small}>{t(stale ? 'export.caseChanged' : 'export.caseText')}</p>
        </div>
        <div className={styles.three}>
          <ActionButton disabled={!final || stale || !named} onPress={() => void exportReport()}>
            {t('export.report')}
          </ActionButton>
          <ActionButton disabled={!final || stale || !named} onPress={() => void exportPlan()}>
            {t('export.plan')}
          </ActionButton>
          <ActionButton disabled={!final || stale || !named} onPress={() => void exportSkull()}>
            {t('export.skull')}
          </ActionButton>
        </div>
        {exported && (
          <Section title={t('export.written')}>
            <ul className={styles.written}>
              {exported.files.map(({ name, where, bytes, sha256 }) => (
                <li key={name}>
                  <span className={styles.seriesName}>{where}</span>
                  <span className={styles.small}>
                    {t('export.bytes', { n: whole(bytes, i18n.language) })}, {t('export.sha')}
                  </span>
                  <code className={styles.sha}>{sha256}</code>
                  {showSaved && (
                    <ActionButton kind="small" onPress={() => showSaved(where)}>
                      {t('export.show', { name })}
                    </ActionButton>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      <div className={styles.foot}>
        <p className={styles.small}>{t('export.stlText')}</p>
        <ActionButton kind="primary" wide disabled={!guide} onPress={() => void exportGuide()}>
          {t('export.stl')}
        </ActionButton>
      </div>
    </>
  );
}
