import { useState } from 'react';
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
import { stepOfCheck, stepOfFailure } from '../../state/step-of-check';
import { useOneAFrame } from '../../state/use-one-a-frame';
import { CheckFigures } from './check-figures';
import { CheckMark } from '../parts/check-mark';
import { ErrorBudget } from '../parts/error-budget';
import styles from '../parts/panels.module.css';

type PlanCheck = Plan['checks'][number];

const ORDER = { fail: 0, warn: 1, pass: 2 } as const;

/** So many rows take a frame. */
const CHECKS_A_FRAME = 4;

/**
 * Every check of the plan, what failed or warns first: what was found, what it was held against,
 * where to look and where to mend it.
 */
export function CheckPanel() {
  const { t } = useTranslation();
  const [isFolded, setFolded] = useState(true);
  const final = useSession(session => session.final);
  const jobs = useSession(session => session.jobs);
  const stale = useDraft(draft => isOutOfDate(draft, { final }));
  const rows =
    CHECKS_A_FRAME * useOneAFrame(Math.ceil((final?.value.plan.checks.length ?? 0) / CHECKS_A_FRAME));
  if (!final) return <p className={styles.note}>{t('check.none')}</p>;
  const { status, checks } = final.value.plan;
  const mendAt = stepOfFailure(checks);
  const sorted = [...checks].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
  const passed = sorted.filter(check => check.status === 'pass');
  // What is wrong is read first, and all of it; what passed is opened by who wants to see it.
  const listed = isFolded ? sorted.filter(check => check.status !== 'pass') : sorted;
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
        {listed.length === 0 && <p className={styles.note}>{t('check.nothing')}</p>}
        <ul
          className={`${styles.checks} ${stale ? styles.outdated : ''}`}
          aria-label={t('check.title')}
          hidden={listed.length === 0}
        >
          {listed.slice(0, rows).map(check => (
            <CheckRow key={`${check.id} ${check.trajectory ?? ''}`} check={check} isStale={stale} />
          ))}
        </ul>
        {passed.length > 0 && (
          <ActionButton wide expanded={!isFolded} onPress={() => setFolded(!isFolded)}>
            {t(isFolded ? 'check.showPassed' : 'check.hidePassed', { count: passed.length })}
          </ActionButton>
        )}
        <ErrorBudget />
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

interface CheckRowProps {
  readonly check: PlanCheck;
  /** Of a guide that is no longer. */
  readonly isStale: boolean;
}

/** One check with its figures and words, where it was found, and where it is mended. */
function CheckRow({ check, isStale }: CheckRowProps) {
  const { t, i18n } = useTranslation();
  const { id, trajectory, status, atLps } = check;
  const name = `${nameOfCheck(id, asLanguage(i18n.language))}${trajectory ? `, ${trajectory}` : ''}`;
  const show = (at: NonNullable<PlanCheck['atLps']>): void => {
    const point = patientPoint(at[0], at[1], at[2]);
    setSession({ crosshair: point, look: { at: point } });
  };
  const mendAt = status === 'pass' || isStale ? null : stepOfCheck(id);
  return (
    <li className={styles.check} data-check={id}>
      <CheckMark status={isStale ? 'outdated' : status} />
      <span className={styles.checkName}>{name}</span>
      <span className={styles.checkValue}>
        {isStale ? t('check.was', { status: t(`check.${status}`) }) : t(`check.${status}`)}
      </span>
      <CheckFigures check={check} />
      <span className={styles.checkWords}>
        <Translated of={check} />
      </span>
      {(atLps || mendAt) && (
        <span className={styles.checkFoot}>
          {mendAt && (
            <ActionButton
              kind="quiet"
              name={t('check.openName', { step: t(`steps.${mendAt}`), name })}
              onPress={() => setSession({ step: mendAt })}
            >
              {t('check.open', { step: t(`steps.${mendAt}`) })}
            </ActionButton>
          )}
          {atLps && (
            <ActionButton kind="quiet" name={t('check.showName', { name })} onPress={() => show(atLps)}>
              {t('check.show')}
            </ActionButton>
          )}
        </span>
      )}
    </li>
  );
}
