import { printable } from '../../../geometry/core/printable';
import { FileArchive, FileJson, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { checkSpacing } from '../../../geometry/plan/checks/check-scan';
import { pickCase, pickFiles, pickFolder } from '../../actions/opening/open-files';
import { saveVolume } from '../../actions/save-volume';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { NumberInput } from '../../controls/number-input';
import { Said } from '../../controls/said';
import { TextInput } from '../../controls/text-input';
import { NO_ID } from '../../state/case-id';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { number } from '../../language/format';
import { setSession, useSession } from '../../state/session-store';
import { RecentCases } from '../../stage/recent-cases';
import { SampleMenu } from '../../stage/sample-menu';
import { AddedList } from './added-list';
import { FusionPanel } from '../fusion/fusion-panel';
import { declaredFacts, identityFacts } from '../parts/declared-note';
import styles from '../parts/panels.module.css';
import { RescueList } from './rescue-list';
import { Section } from '../parts/section';
import { ScanQuestionList } from './scan-question-list';
import { SeriesList } from './series-list';

const WEIGHT = fieldLimits('patient.weightKg');

/** Which scan, and whose; in its place, while one is worked on, the fusion of a scan beside it. */
export function ScanPanel() {
  const fusing = useSession(session => session.fusing);
  const fused = useDraft(draft => draft.added.find(({ id }) => id === fusing) ?? null);
  return fused ? <FusionPanel key={fused.id} added={fused} /> : <ChosenScan />;
}

function ChosenScan() {
  const { t, i18n } = useTranslation();
  const scan = useSession(session => session.scan);
  const files = useSession(session => session.files);
  const patient = useDraft(draft => draft.patient);
  const change = (part: Partial<Draft['patient']>) =>
    edit(draft => ({ patient: { ...draft.patient, ...part } }));
  const series = files?.series ?? (scan ? [scan.series] : []);
  const spacing = scan?.volume.spacingMm;
  const idOfFile = scan?.series.identity?.patientId ?? null;
  const coarse = scan && checkSpacing(scan.volume, scan.rescues);
  return (
    <>
      <div className={styles.content}>
        <ScanQuestionList />
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
                    {printable(path)}: <Said of={reason} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Section>
        {scan && <AddedList />}
        {scan && spacing && (
          <Section title={t('scan.geometry')}>
            <Facts
              facts={[
                { name: t('scan.size'), value: scan.volume.sizeVoxels.join(' × ') },
                {
                  name: t('scan.spacing'),
                  value: `${spacing.map(v => number(v, 3, i18n.language)).join(' × ')} mm`,
                },
                {
                  name: t('scan.extent'),
                  value: `${spacing.map((v, n) => Math.round(v * scan.volume.sizeVoxels[n]!)).join(' × ')} mm`,
                },
              ]}
            />
            {coarse?.status === 'warn' && <p className={styles.warn}>{t('scan.coarse')}</p>}
            {coarse?.status === 'fail' && (
              <p className={styles.bad}>
                {t('rescue.tooCoarse', { mm: number(coarse.value ?? 0, 2, i18n.language) })}
              </p>
            )}
            <ActionButton wide onPress={() => void saveVolume()}>
              {t('scan.saveVolume')}
            </ActionButton>
            <p className={styles.small}>{t('scan.saveVolumeText')}</p>
          </Section>
        )}
        <RescueList />
        {scan && (
          <Section title={t('scan.patient')}>
            <Facts
              facts={[...identityFacts(scan.series, t, i18n.language), ...declaredFacts(scan.series, t)]}
            />
            <p className={styles.small}>{t('orientation.fileDoubt')}</p>
            <TextInput
              name={t('scan.patientId')}
              value={patient.id === NO_ID ? '' : patient.id}
              placeholder={t('scan.idPlaceholder')}
              most={64}
              onChange={id => change({ id: id || NO_ID })}
            />
            {idOfFile !== null && idOfFile !== patient.id && (
              <ActionButton kind="small" wide onPress={() => change({ id: idOfFile })}>
                {t('scan.idOfFile', { id: idOfFile })}
              </ActionButton>
            )}
            <Choice
              name={t('scan.species')}
              value={patient.species}
              options={(['canine', 'feline', 'other'] as const).map(id => ({ id, label: t(`bar.${id}`) }))}
              onChange={species => change({ species })}
            />
            <div className={styles.pair}>
              <TextInput
                name={t('scan.breed')}
                value={patient.breed}
                most={64}
                onChange={breed => change({ breed })}
              />
              <NumberInput
                name={t('scan.weight')}
                value={patient.weightKg}
                unit="kg"
                low={WEIGHT.low}
                high={WEIGHT.high}
                steps={[0.5, 5, 0.1]}
                leastDigits={1}
                onChange={weightKg => change({ weightKg })}
                onClear={() => change({ weightKg: null })}
              />
            </div>
          </Section>
        )}
        {scan && <RecentCases most={4} />}
      </div>
      {scan && (
        <div className={styles.foot}>
          <div className={styles.pair}>
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
      )}
    </>
  );
}
