import { useTranslation } from 'react-i18next';
import { patientPoint } from '../../../geometry/core/frames';
import { nameOfCheck } from '../../../geometry/messages/check-names';
import { asLanguage } from '../../../geometry/messages/translate';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { generateGuide } from '../../actions/make-guide';
import { ActionButton } from '../../controls/action-button';
import { Translated } from '../../controls/translated';
import { useDraft } from '../../state/draft-store';
import { isOutOfDate } from '../../state/current-guide';
import { setSession, useSession } from '../../state/session-store';
import { stepOfFailure } from '../../state/step-of-check';
import { useOneAFrame } from '../../state/use-one-a-frame';
import { CheckFigures } from './check-figures';
import { CheckMark } from '../parts/check-mark';
import { GuideHeadline } from '../parts/guide-headline';
import { ErrorBudget } from '../parts/error-budget';
import styles from '../parts/panels.module.css';

type PlanCheck = Plan['checks'][number];

const ORDER = { fail: 0, warn: 1, pass: 2 } as const;

/** So many rows take a frame. */
const CHECKS_A_FRAME = 4;

/** Every check of the plan: what was found, what it was held against, and where to look. */
export function CheckPanel() {
  const { t, i18n } = useTranslation();
  const final = useSession(session => session.final);
  const jobs = useSession(session => session.jobs);
  const stale = useDraft(draft => isOutOfDate(draft, { final }));
  const rows =
    CHECKS_A_FRAME * useOneAFrame(Math.ceil((final?.value.plan.checks.length ?? 0) / CHECKS_A_FRAME));
  if (!final) return <p className={styles.note}>{t('check.none')}</p>;
  const { status, checks } = final.value.plan;
  const mendAt = stepOfFailure(checks);
  const sorted = [...checks].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
  const nameOf = ({ id, trajectory }: PlanCheck): string =>
    `${nameOfCheck(id, asLanguage(i18n.language))}${trajectory ? `, ${trajectory}` : ''}`;
  const show = (at: NonNullable<PlanCheck['atLps']>): void => {
    const point = patientPoint(at[0], at[1], at[2]);
    setSession({ crosshair: point, look: { at: point } });
  };
  const verdict = { pass: 'verdictPass', warn: 'verdictWarn', fail: 'verdictFail' } as const;
  return (
    <>
      <div className={styles.content}>
        {stale ? (
          <p className={styles.verdict} data-stale>
            <CheckMark status="outdated" />
            {t('check.stale')}
          </p>
        ) : (
          <p className={`${styles.verdict} ${styles[status]}`}>
            <CheckMark status={status} />
            {t(`check.${verdict[status]}`)}
          </p>
        )}
        <GuideHeadline />
        <ErrorBudget />
        <ul className={`${styles.checks} ${stale ? styles.outdated : ''}`} aria-label={t('check.title')}>
          {sorted.slice(0, rows).map(check => (
            <li key={`${check.id} ${check.trajectory ?? ''}`} className={styles.check} data-check={check.id}>
              <CheckMark status={stale ? 'outdated' : check.status} />
              <span className={styles.checkName}>{nameOf(check)}</span>
              <span className={styles.checkValue}>
                {stale ? t('check.was', { status: t(`check.${check.status}`) }) : t(`check.${check.status}`)}
              </span>
              <CheckFigures check={check} />
              <span className={styles.checkWords}>
                <Translated of={check} />
              </span>
              {check.atLps && (
                <span className={styles.checkFoot}>
                  <ActionButton
                    kind="quiet"
                    name={t('check.showName', { name: nameOf(check) })}
                    onPress={() => show(check.atLps!)}
                  >
                    {t('check.show')}
                  </ActionButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        {stale ? (
          <ActionButton
            kind="primary"
            wide
            disabled={jobs.some(job => job.kind === 'plan')}
            onPress={() => void generateGuide()}
          >
            {t('check.again')}
          </ActionButton>
        ) : status === 'fail' ? (
          <>
            <ActionButton wide onPress={() => setSession({ step: 'export' })}>
              {t('check.nextFailed')}
            </ActionButton>
            <ActionButton kind="primary" wide onPress={() => setSession({ step: mendAt })}>
              {t('check.mend', { step: t(`steps.${mendAt}`) })}
            </ActionButton>
          </>
        ) : (
          <ActionButton kind="primary" wide onPress={() => setSession({ step: 'export' })}>
            {t('check.next')}
          </ActionButton>
        )}
      </div>
    </>
  );
}
