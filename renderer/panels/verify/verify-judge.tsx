import { useTranslation } from 'react-i18next';
import { shortHash } from '../../../geometry/plan/document/plan-id';
import { changedSince, isOfOtherScan, type Judge } from '../../state/carried-out';
import { ActionButton } from '../../controls/action-button';
import { isOutOfDate } from '../../state/current-guide';
import { edit, useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';

/** So many differing fields are named. */
const MOST_NAMED = 4;

/** By which plan it is judged, and what of the case is another now. */
export function VerifyJudge({ judge }: { readonly judge: Judge }) {
  const { t } = useTranslation();
  const final = useSession(session => session.final);
  const isStale = useDraft(draft => isOutOfDate(draft, { final }));
  if (judge.isOpened) return <OpenedPlan judge={judge} />;
  return (
    <p className={isStale ? styles.warn : styles.small}>
      {t(isStale ? 'verify.judgedBefore' : 'verify.judged', { id: shortHash(judge.plan.id) })}
    </p>
  );
}

function OpenedPlan({ judge: { plan } }: { readonly judge: Judge }) {
  const { t } = useTranslation();
  const draft = useDraft(all => all);
  const isOther = useSession(({ scan }) => scan !== null && isOfOtherScan(plan, scan));
  const fields = changedSince(draft, plan);
  const id = shortHash(plan.id);
  const named = fields.slice(0, MOST_NAMED).join(', ');
  const more = fields.length - MOST_NAMED;
  return (
    <>
      <p className={styles.small} data-testid="judge">
        {t('verify.judgedOpened', { id, patient: plan.case.patient.id, version: plan.bregmaVersion })}{' '}
        {plan.guide
          ? t('verify.judgedGuide', { sha: shortHash(plan.guide.sha256) })
          : t('verify.judgedNoGuide')}
      </p>
      {plan.status === 'fail' && <p className={styles.bad}>{t('verify.judgedFailed')}</p>}
      {isOther && <p className={styles.bad}>{t('verify.judgedOtherScan', { id })}</p>}
      {fields.length > 0 && (
        <p className={styles.warn}>
          {t('verify.judgedDiffers', {
            id,
            fields: more > 0 ? t('verify.judgedMore', { fields: named, count: more }) : named,
          })}
        </p>
      )}
      <ActionButton kind="quiet" onPress={() => edit(() => ({ carriedOut: null }))}>
        {t('verify.judgedLeave')}
      </ActionButton>
    </>
  );
}
