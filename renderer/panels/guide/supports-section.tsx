import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SupportComparison, SupportOption } from '../../../geometry/plan/compare-supports';
import { compareSupports } from '../../actions/compare-supports';
import { ActionButton } from '../../controls/action-button';
import { number } from '../../language/format';
import { useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import { comparisonOf, presentSupport } from '../../state/support-choice';
import panels from '../parts/panels.module.css';
import { Section } from '../parts/section';
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

/** A support in the user's words: what it is, the bone that it bares in cm2, its seating in mm. */
function tellSupport({ pad, feet, bareMm2, seating95Mm }: SupportOption, t: TFunction, language: string) {
  const bare = number(bareMm2 / 100, 1, language);
  // A support that a motion is free on comes to rest nowhere.
  const seating = Number.isFinite(seating95Mm) ? number(seating95Mm, 2, language) : t('supports.loose');
  return { name: nameSupport({ pad, feet }, t, language), bare, seating };
}

function nameSupport(
  { pad, feet }: Pick<SupportOption, 'pad' | 'feet'>,
  t: TFunction,
  language: string,
): string {
  if (!pad) return t('guide.feetNumber', { feet: feet.length });
  const { rostral, left } = pad.shiftMm;
  const radius = number(pad.radiusMm, 0, language);
  const places = [
    rostral === 0 ? [] : [[rostral > 0 ? 'rostral' : 'caudal', rostral] as const],
    left === 0 ? [] : [[left > 0 ? 'left' : 'right', left] as const],
  ].flat();
  if (places.length === 0) return t('supports.pad', { radius });
  const place = places
    .map(([way, by]) => t(`seat.place.${way}`, { mm: `${number(Math.abs(by), 0, language)} mm` }))
    .join(', ');
  return t('supports.moved', { radius, place });
}
