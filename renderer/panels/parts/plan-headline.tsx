import { useTranslation } from 'react-i18next';
import { worstError } from '../../../geometry/accuracy/worst-error';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { needleStopOf } from '../../../geometry/plan/output/needle-stop';
import { number, UNKNOWN } from '../../language/format';
import { stopSum } from '../../language/stop-sum';
import styles from './panels.module.css';

/**
 * What a plan that was made has the surgeon set and what it promises, whatever is decided now: each
 * path's needle stop with its sum, and the predicted error of the worst path, which speaks for all.
 */
export function PlanHeadline({ plan: { case: planCase, trajectories } }: { readonly plan: Plan }) {
  const { t, i18n } = useTranslation();
  const worst = worstError(trajectories);
  const isOne = planCase.trajectories.length <= 1;
  const mm = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  return (
    <dl className={styles.headline} data-testid="headline">
      {planCase.trajectories.map(({ id }) => {
        const sleeve = trajectories.find(one => one.id === id)?.sleeve;
        const stop = sleeve && needleStopOf(sleeve, planCase.tool);
        return (
          <div key={id}>
            <dt>{isOne ? t('stop.needle') : t('stop.needleOf', { id })}</dt>
            <dd>{stop ? mm(stop.needleMm, stop.digits) : UNKNOWN}</dd>
            {stop && <dd className={styles.small}>{stopSum(stop, t, i18n.language)}</dd>}
          </div>
        );
      })}
      <div>
        <dt>{worst && !isOne ? t('stop.worst', { id: worst.id }) : t('stop.error')}</dt>
        <dd>{worst ? mm(worst.predictedErrorMm.total95, 2) : UNKNOWN}</dd>
        {worst && <dd className={styles.small}>{t('stop.errorText')}</dd>}
      </div>
    </dl>
  );
}
