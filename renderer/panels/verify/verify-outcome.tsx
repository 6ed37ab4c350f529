import { useTranslation } from 'react-i18next';
import { LEAST_WORTH_MM, missParts } from '../../../geometry/verify/describe-outcome';
import { isInsidePredicted, type Outcome } from '../../../geometry/verify/measure-outcome';
import { Translated } from '../../controls/translated';
import { useDraft } from '../../state/draft-store';
import { number, UNKNOWN } from '../../language/format';
import { selectTrajectory } from '../../actions/place-end';
import { ActionButton } from '../../controls/action-button';
import type { MeasuredLater } from '../../workers/planner/planner-protocol';
import { CheckMark } from '../parts/check-mark';
import shared from '../parts/panels.module.css';
import { Section } from '../parts/section';
import styles from './verify-panel.module.css';

interface VerifyOutcomeProps {
  readonly path: string;
  readonly value: MeasuredLater;
  /** False while it is being measured anew. */
  readonly isCurrent: boolean;
}

/** The errors of a path in a table, each beside what the plan predicted. */
export function VerifyOutcome({ path, value, isCurrent }: VerifyOutcomeProps) {
  const { t } = useTranslation();
  const paths = useDraft(draft => draft.trajectories);
  const outcome = value.outcomes.find(({ trajectory }) => trajectory === path);
  const missing = value.missing.find(({ trajectory }) => trajectory === path);
  return (
    <Section title={t('verify.result', { id: path })}>
      {paths.length > 1 && (
        <div className={shared.three}>
          {paths.map(({ id }) => (
            <ActionButton key={id} kind="small" disabled={id === path} onPress={() => selectTrajectory(id)}>
              {id}
            </ActionButton>
          ))}
        </div>
      )}
      {!isCurrent && <p className={shared.note}>{t('verify.measuring')}</p>}
      {isCurrent && missing && (
        <p className={shared.bad}>
          <Translated of={missing.problem} />
        </p>
      )}
      {isCurrent && outcome && <Errors outcome={outcome} />}
    </Section>
  );
}

function Errors({ outcome: o }: { readonly outcome: Outcome }) {
  const { t, i18n } = useTranslation();
  const lang = i18n.language;
  const mm = (value: number | null | undefined): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, 2, lang)} mm`;
  const degrees = (value: number | null | undefined): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, 1, lang)}°`;
  const rows = [
    {
      name: t('verify.target'),
      is: mm(o.targetErrorMm),
      limit: mm(o.predicted?.target95Mm),
      inside: o.inside.target,
    },
    {
      name: t('verify.entry'),
      is: mm(o.entryErrorMm),
      limit: mm(o.predicted?.entry95Mm),
      inside: o.inside.entry,
    },
    {
      name: t('verify.angle'),
      is: degrees(o.angleErrorDeg),
      limit: degrees(o.predicted?.angle95Deg),
      inside: o.inside.angle,
    },
  ];
  const parts = missParts(o).map(part => `${mm(part.mm)} ${t(`verify.towards.${part.towards}`)}`);
  const status = !o.predicted ? 'warn' : isInsidePredicted(o) ? 'pass' : 'fail';
  return (
    <>
      <p className={`${shared.verdict} ${shared[status]}`}>
        <CheckMark status={status} />
        {t(`verify.verdict.${status}`)}
      </p>
      <table className={styles.errors}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('verify.error')}</th>
            <th scope="col">{t('verify.predicted')}</th>
            <th scope="col">
              <span className={styles.unseen}>{t('verify.within')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, is, limit, inside }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{is}</td>
              <td className={styles.limit}>{limit}</td>
              <td className={inside === null ? '' : inside ? shared.good : shared.bad}>
                {inside === null ? UNKNOWN : t(inside ? 'verify.inside' : 'verify.outside')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={shared.small}>
        {t(`verify.found.${o.way}`)}{' '}
        {parts.length > 0 ? t('verify.miss', { parts: parts.join(', ') }) : t('verify.onTarget')}{' '}
        {Math.abs(o.alongMm) < LEAST_WORTH_MM
          ? t('verify.asDeep')
          : t(o.alongMm > 0 ? 'verify.tooDeep' : 'verify.tooShallow', { mm: mm(Math.abs(o.alongMm)) })}{' '}
        {t('verify.across', { mm: mm(o.acrossMm) })}
        {o.straightnessMm !== null && ` ${t('verify.straight', { mm: mm(o.straightnessMm) })}`}
      </p>
    </>
  );
}
