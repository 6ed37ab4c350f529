import { useTranslation } from 'react-i18next';
import { worstError } from '../../../geometry/accuracy/worst-error';
import { needleStopOf, type NeedleStop } from '../../../geometry/plan/output/needle-stop';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { useDraft } from '../../state/draft-store';
import { predictionOf } from '../../state/prediction';
import { number, UNKNOWN } from '../../language/format';
import { useSession } from '../../state/session-store';
import { sleevesOf, type ShownSleeve } from '../../state/sleeves-of';
import styles from './panels.module.css';

/**
 * What the surgeon sets and what the guide promises, first wherever it is spoken of: each path's
 * needle stop with its sum, and the predicted error of the worst path, which speaks for all.
 */
export function GuideHeadline() {
  const draft = useDraft(whole => whole);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  return (
    <Headline
      ids={draft.trajectories.map(({ id }) => id)}
      sleeves={sleevesOf(draft, { preview, final })}
      tool={draft.tool}
      predicted={predictionOf(draft, { preview, final })?.paths ?? []}
    />
  );
}

/** The same of a plan as it was made, whatever is decided now. */
export function PlanHeadline({ plan }: { readonly plan: Plan }) {
  const { trajectories } = plan;
  return (
    <Headline
      ids={plan.case.trajectories.map(({ id }) => id)}
      sleeves={trajectories.flatMap(({ id, sleeve }) => (sleeve ? [{ id, ...sleeve }] : []))}
      tool={plan.case.tool}
      predicted={trajectories}
    />
  );
}

interface HeadlineProps {
  /** Of every path, in order. */
  readonly ids: readonly string[];
  readonly sleeves: readonly Pick<ShownSleeve, 'id' | 'depthStopMm' | 'needleStopMm'>[];
  readonly tool: Plan['case']['tool'];
  readonly predicted: Parameters<typeof worstError>[0];
}

function Headline({ ids, sleeves, tool, predicted }: HeadlineProps) {
  const { t, i18n } = useTranslation();
  const worst = worstError(predicted);
  const isOne = ids.length <= 1;
  const mm = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  const sum = ({ needleMm, depthMm, halfWindowMm, tipMm, digits }: NeedleStop): string =>
    [
      `${mm(needleMm, digits)} = ${t('stop.depth', { mm: number(depthMm, digits, i18n.language) })}`,
      ...(halfWindowMm === 0
        ? []
        : [t('stop.halfWindow', { mm: number(halfWindowMm, digits, i18n.language) })]),
      ...(tipMm === 0 ? [] : [t('stop.tip', { mm: number(tipMm, digits, i18n.language) })]),
    ].join(' + ');
  return (
    <dl className={styles.headline} data-testid="headline">
      {ids.map(id => {
        const sleeve = sleeves.find(one => one.id === id);
        const stop = sleeve && needleStopOf(sleeve, tool);
        return (
          <div key={id}>
            <dt>{isOne ? t('stop.needle') : t('stop.needleOf', { id })}</dt>
            <dd>{stop ? mm(stop.needleMm, stop.digits) : UNKNOWN}</dd>
            {stop && <dd className={styles.small}>{sum(stop)}</dd>}
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
