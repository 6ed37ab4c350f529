import { useTranslation } from 'react-i18next';
import { worstError } from '../../../geometry/accuracy/worst-error';
import { rankTerms, TERM_FIELDS, type BudgetTerm } from '../../state/budget-terms';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { NumberInput } from '../../controls/number-input';
import { selectedTrajectory, EMPTY_DRAFT, type Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { predictionOf } from '../../state/prediction';
import { number, UNKNOWN } from '../../language/format';
import { useSession } from '../../state/session-store';
import styles from './error-budget.module.css';
import shared from './panels.module.css';
import { Section } from './section';

type AccuracyField = Exclude<keyof Draft['accuracy'], 'warnAboveMm'>;

const change = (part: Partial<Draft['accuracy']>): void =>
  edit(d => ({ accuracy: { ...d.accuracy, ...part } }));

/**
 * The predicted error of the selected path: what it comes to at target, entry and in angle, and
 * each term with what it rests on, to be replaced by what the clinic has measured.
 */
export function ErrorBudget() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const selected = selectedTrajectory(draft);
  const paths = predictionOf(draft, { preview, final })?.paths ?? [];
  const path = paths.find(one => one.id === selected?.id);
  const worst = worstError(paths);
  const error = path?.predictedErrorMm ?? null;
  const angle = path?.predictedAngleDeg ?? null;
  const lang = i18n.language;
  const mm = (value: number | null | undefined): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, 2, lang)} mm`;
  const both = (p95: string, median: string): string => t('budget.both', { p95, median });
  const isChanged = draft.accuracy !== EMPTY_DRAFT.accuracy;
  return (
    <Section title={t('budget.title', { id: selected?.id ?? '' })}>
      <Facts
        facts={[
          // The selected path's own error follows; the guide is as good as its worst.
          ...(worst && worst.id !== selected?.id
            ? [
                {
                  name: t('budget.worst', { id: worst.id }),
                  value: both(mm(worst.predictedErrorMm.total95), mm(worst.predictedErrorMm.median)),
                  tone: worst.predictedErrorMm.total95 > draft.accuracy.warnAboveMm ? 'warn' : undefined,
                } as const,
              ]
            : []),
          {
            name: t('budget.target'),
            value: error ? both(mm(error.total95), mm(error.median)) : UNKNOWN,
            tone: error && error.total95 > draft.accuracy.warnAboveMm ? 'warn' : undefined,
          },
          {
            name: t('budget.entry'),
            value: error ? both(mm(error.entry95), mm(error.entryMedian)) : UNKNOWN,
          },
          {
            name: t('budget.angle'),
            value: angle
              ? both(`${number(angle.p95, 1, lang)}°`, `${number(angle.median, 1, lang)}°`)
              : UNKNOWN,
          },
        ]}
      />
      <p className={shared.note}>{t('budget.note')}</p>
      <ul className={styles.terms} aria-label={t('budget.terms')}>
        {rankTerms(error).map(term => (
          <li key={term}>
            <Term
              term={term}
              value={mm(error?.[term])}
              share={error?.[term] ? Math.min(1, error[term] / error.total95) : 0}
              accuracy={draft.accuracy}
            />
          </li>
        ))}
      </ul>
      <NumberInput
        layout="row"
        name={t('budget.warnAboveMm')}
        value={draft.accuracy.warnAboveMm}
        unit="mm"
        {...fieldLimits('accuracy.warnAboveMm')}
        leastDigits={1}
        onChange={warnAboveMm => change({ warnAboveMm })}
      />
      {isChanged && (
        <ActionButton onPress={() => edit(() => ({ accuracy: EMPTY_DRAFT.accuracy }))}>
          {t('budget.reset')}
        </ActionButton>
      )}
    </Section>
  );
}

/** One term: its own 95 % radius; opened, its source and formula and the numbers behind it. */
function Term({
  term,
  value,
  share,
  accuracy,
}: {
  readonly term: BudgetTerm;
  readonly value: string;
  readonly share: number;
  readonly accuracy: Draft['accuracy'];
}) {
  const { t } = useTranslation();
  const field = (name: AccuracyField) => {
    const { low, high } = fieldLimits(`accuracy.${name}`);
    const unit = name === 'placementDeg' ? '°' : 'mm';
    return (
      <NumberInput
        key={name}
        layout="row"
        name={t(`budget.fields.${name}`)}
        value={accuracy[name]}
        unit={unit}
        low={low}
        high={high}
        steps={[0.05, 0.5, 0.01]}
        hint={t('guide.limits', { low, high, unit })}
        onChange={next => change({ [name]: next })}
        // What the scan gives by itself comes back once its field is emptied.
        onClear={EMPTY_DRAFT.accuracy[name] === null ? () => change({ [name]: null }) : undefined}
      />
    );
  };
  return (
    <details className={styles.term}>
      <summary className={styles.termHead} title={t(`budget.sources.${term}`)}>
        <span>{t(`budget.names.${term}`)}</span>
        <span className={styles.termValue}>{value}</span>
        <span className={styles.termBar} aria-hidden="true" style={{ inlineSize: `${100 * share}%` }} />
      </summary>
      <p className={shared.note}>{t(`budget.sources.${term}`)}</p>
      {TERM_FIELDS[term].map(field)}
    </details>
  );
}
