import { useTranslation } from 'react-i18next';
import { placeInHead, type PlaceInHead } from '../../geometry/anatomy/place-in-head';
import { worstError } from '../../geometry/accuracy/worst-error';
import { needleStopOf, type NeedleStop } from '../../geometry/plan/output/needle-stop';
import { number, UNKNOWN } from '../language/format';
import { stopSum } from '../language/stop-sum';
import { CheckMark } from '../panels/parts/check-mark';
import type { Draft } from '../state/draft';
import { useDraft } from '../state/draft-store';
import { guideState, type GuideState } from '../state/guide-state';
import { measuredPaths } from '../state/measured-paths';
import { predictionOf } from '../state/prediction';
import { useSession } from '../state/session-store';
import { sleevesOf } from '../state/sleeves-of';
import { useAxes } from '../state/use-axes';
import { useSoftParts } from '../state/use-soft-parts';
import styles from './plan-card.module.css';

/**
 * What matters of the plan, on every step in one place: each path's needle stop with its sum,
 * the worst predicted error, the side and place of the target, the angle, and what state the guide
 * is in. Every number is of what is decided now, or is not there.
 */
export function PlanCard() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const isOpen = useSession(session => session.scan !== null);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const measured = useSession(session => session.measured);
  if (!isOpen || draft.trajectories.length === 0) return null;
  const { trajectories, selected } = draft;
  const sleeves = sleevesOf(draft, { preview, final });
  const worst = worstError(predictionOf(draft, { preview, final })?.paths ?? []);
  const isOne = trajectories.length === 1;
  const mm = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  const stopOf = (id: string): NeedleStop | null => {
    const sleeve = sleeves.find(one => one.id === id);
    return sleeve ? needleStopOf(sleeve, draft.tool) : null;
  };
  const shown = trajectories.find(({ id }) => id === selected) ?? trajectories[0]!;
  const stop = stopOf(shown.id);
  const path = measuredPaths(draft, { measured })?.find(({ id }) => id === shown.id)?.trajectory ?? null;
  return (
    <section className={styles.card} aria-label={t('card.title')} data-testid="plan-card">
      <p className={styles.patient}>{draft.patient.id || t('card.noPatient')}</p>
      <StateLine state={guideState(draft, { preview, final })} />
      <dl className={styles.facts}>
        <div className={styles.stop}>
          <dt>{isOne ? t('stop.needle') : t('stop.needleOf', { id: shown.id })}</dt>
          <dd className={styles.number}>{stop ? mm(stop.needleMm, stop.digits) : UNKNOWN}</dd>
          {stop && <dd className={styles.sum}>{stopSum(stop, t, i18n.language)}</dd>}
        </div>
        {trajectories
          .filter(({ id }) => id !== shown.id)
          .map(({ id }) => {
            const other = stopOf(id);
            return (
              <div key={id}>
                <dt>{t('stop.needleOf', { id })}</dt>
                <dd>{other ? mm(other.needleMm, other.digits) : UNKNOWN}</dd>
              </div>
            );
          })}
        <div title={worst ? t('stop.errorText') : undefined}>
          <dt>{worst && !isOne ? t('stop.worst', { id: worst.id }) : t('card.error')}</dt>
          <dd>{worst ? mm(worst.predictedErrorMm.total95, 2) : UNKNOWN}</dd>
        </div>
        <div>
          <dt>{t('card.angle')}</dt>
          <dd>{path ? `${number(path.angleToNormalDeg, 1, i18n.language)}°` : UNKNOWN}</dd>
        </div>
        <TargetPlace target={shown} deepMm={path?.lengthMm ?? null} />
      </dl>
    </section>
  );
}

const STATE_WORDS = {
  none: 'card.noGuide',
  preview: 'card.preview',
  stale: 'check.outdated',
  pass: 'card.passed',
  warn: 'card.warned',
  fail: 'card.failed',
} as const;

/** How far the guide has come. */
function StateLine({ state }: { readonly state: GuideState }) {
  const { t } = useTranslation();
  const isMade = state !== 'none' && state !== 'preview';
  return (
    <p className={styles.state} data-status={state}>
      {isMade && <CheckMark status={state === 'stale' ? 'outdated' : state} />}
      {t(STATE_WORDS[state])}
    </p>
  );
}

interface TargetPlaceProps {
  readonly target: Draft['trajectories'][number];
  /** Along the path, from the outer bone; null: not measured. */
  readonly deepMm: number | null;
}

/** Where the target lies, by what a hand finds on the head; nothing before the sides are known. */
function TargetPlace({ target: { targetLps }, deepMm }: TargetPlaceProps) {
  const { t, i18n } = useTranslation();
  const { axes, confirmed } = useAxes();
  // Of what is no skull that could be read, the plane in which it mirrors itself says nothing.
  const mirror = useSession(({ proposal }) => (proposal?.from === 'anatomy' ? proposal.mirror : null));
  const softParts = useSoftParts();
  if (!targetLps || !confirmed) return null;
  const place = placeInHead(targetLps, axes, mirror, softParts?.found ?? []);
  const mm = (value: number, digits: number): string => number(Math.abs(value), digits, i18n.language);
  const beside = sideOf(place);
  const words = [
    beside && t(`card.${beside}`, { mm: mm(place.leftMm!, 0) }),
    place.caudalOfEyesMm === null
      ? null
      : t(place.caudalOfEyesMm >= 0 ? 'card.caudalOfEyes' : 'card.rostralOfEyes', {
          mm: mm(place.caudalOfEyesMm, 0),
        }),
    deepMm === null ? null : t('card.deep', { mm: mm(deepMm, 1) }),
  ].filter(part => part !== null);
  return (
    <div className={styles.place}>
      <dt>{t('card.target')}</dt>
      <dd>{words.length > 0 ? words.join(', ') : UNKNOWN}</dd>
    </div>
  );
}

/** Nearer to the median plane than it can be told by, the target is on neither side. */
const ON_MIDLINE_MM = 1;

function sideOf({ leftMm }: PlaceInHead): 'left' | 'right' | 'midline' | null {
  if (leftMm === null) return null;
  return Math.abs(leftMm) < ON_MIDLINE_MM ? 'midline' : leftMm > 0 ? 'left' : 'right';
}
