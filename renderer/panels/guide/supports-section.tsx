import { useTranslation } from 'react-i18next';
import type { SupportComparison } from '../../../geometry/plan/compare-supports';
import { compareSupports } from '../../actions/compare-supports';
import { ActionButton } from '../../controls/action-button';
import { useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import { comparisonOf, presentSupport } from '../../state/support-choice';
import panels from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { tellSupport } from './support-words';
import { SupportsPlot } from './supports-plot';
import styles from './supports-section.module.css';

/** What the guide could stand on, what each bares and how it seats. */
export function SupportsSection() {
  const { t } = useTranslation();
  const draft = useDraft(whole => whole);
  const supports = useSession(session => session.supports);
  const isBusy = useSession(session =>
    session.jobs.some(job => job.kind === 'compareSupports' || job.kind === 'plan'),
  );
  const isReady = useSession(session => session.measured !== null);
  const comparison = comparisonOf(draft, { supports });
  return (
    <Section title={t('supports.title')}>
      {comparison ? (
        <Compared comparison={comparison} present={presentSupport(draft.guide, comparison)} />
      ) : (
        <>
          <p className={panels.note}>{t('supports.note')}</p>
          <ActionButton wide disabled={isBusy || !isReady} onPress={() => void compareSupports()}>
            {t('supports.compare')}
          </ActionButton>
        </>
      )}
    </Section>
  );
}

interface ComparedProps {
  readonly comparison: SupportComparison;
  /** Index of the option that the guide stands on; null: on none of them. */
  readonly present: number | null;
}

function Compared({ comparison: { options }, present }: ComparedProps) {
  const { t, i18n } = useTranslation();
  if (options.length === 0) return <p className={panels.warn}>{t('supports.none')}</p>;
  const told = options.map(option => tellSupport(option, t, i18n.language));
  return (
    <>
      <p className={panels.note}>{t('supports.pick')}</p>
      <SupportsPlot options={options} told={told} present={present} />
      <p className={panels.small}>{t('supports.legend')}</p>
      {present === null && <p className={panels.note}>{t('supports.notAmong')}</p>}
      <table className={styles.table} aria-label={t('supports.title')}>
        <thead>
          <tr>
            <th scope="col">{t('supports.support')}</th>
            <th scope="col">{t('supports.bare')}</th>
            <th scope="col">{t('supports.seating')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ name, bare, seating }, n) => (
            <tr key={name} data-present={n === present}>
              <th scope="row">
                {name}
                {n === present && <span className={styles.mark}> · {t('supports.now')}</span>}
                {options[n]!.isOnFront && <span className={styles.mark}> · {t('supports.front')}</span>}
              </th>
              <td>{bare}</td>
              <td>{seating}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
