import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { FoundMarker } from '../../../geometry/anatomy/find-marker';
import type { PatientPoint } from '../../../geometry/core/frames';
import { sideOfMarker } from '../../../geometry/plan/checks/side-of-marker';
import { ActionButton } from '../../controls/action-button';
import controls from '../../controls/controls.module.css';
import { number } from '../../language/format';
import { markerDoubt, NO_ANSWER, type MarkerAnswer } from '../../state/marker-answer';
import { setSession } from '../../state/session-store';
import type { TwoAxes } from '../../state/turn-axes';
import { CheckMark } from '../parts/check-mark';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

interface MarkerQuestionProps {
  readonly markers: readonly FoundMarker[];
  readonly medianLps: PatientPoint;
  /** As they are shown: proposed or turned. */
  readonly axes: TwoAxes;
  readonly answer: MarkerAnswer;
  readonly onAnswer: (answer: MarkerAnswer) => void;
}

/**
 * Where a marker was found, and on which side it was stuck: one marker after the other until one is
 * confirmed to be one.
 */
export function MarkerQuestion({ markers, medianLps, axes, answer, onAnswer }: MarkerQuestionProps) {
  const { t, i18n } = useTranslation();
  const marker = markers[answer.none];
  if (!marker) {
    return (
      <Section title={t('orientation.marker')}>
        <p className={styles.small}>{t('orientation.markerNone')}</p>
        <ActionButton wide onPress={() => onAnswer(NO_ANSWER)}>
          {t('orientation.markerAgain')}
        </ActionButton>
      </Section>
    );
  }
  const { side, distanceMm } = sideOfMarker(marker.centreLps, medianLps, axes);
  const doubt = markerDoubt(markers, medianLps, axes, answer);
  const look = (): void => setSession({ crosshair: marker.centreLps, look: { at: marker.centreLps } });
  const mm = number(distanceMm, 0, i18n.language);
  return (
    <Section title={t('orientation.marker')}>
      <p className={styles.small}>
        {side === null
          ? t('orientation.markerMiddle', { mm })
          : t(side === 'left' ? 'orientation.markerLeft' : 'orientation.markerRight', { mm })}{' '}
        {t('orientation.markerSize', {
          mm: number(marker.sizeMm, 0, i18n.language),
          hu: number(marker.meanHu, 0, i18n.language),
        })}
      </p>
      <ActionButton wide onPress={look}>
        {t('orientation.markerLook')}
      </ActionButton>
      <p className={styles.small}>{t('orientation.markerAsk')}</p>
      <ToggleButtonGroup
        className={controls.choice!}
        aria-label={t('orientation.markerAsk')}
        selectionMode="single"
        selectedKeys={answer.stuckOn === null ? [] : [answer.stuckOn]}
        onSelectionChange={keys => {
          const [chosen] = [...keys];
          if (chosen === 'none') onAnswer({ none: answer.none + 1, stuckOn: null });
          else onAnswer({ ...answer, stuckOn: chosen === 'left' || chosen === 'right' ? chosen : null });
        }}
      >
        {(['left', 'right', 'none'] as const).map(id => (
          <ToggleButton key={id} id={id} className={controls.option!}>
            {t(`orientation.markerOn.${id}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div role="status">
        {doubt === 'disagrees' && (
          <div className={styles.reason}>
            <CheckMark status="fail" />
            <span className={`${styles.small} ${styles.bad}`}>
              {t(answer.stuckOn === 'left' ? 'orientation.markerNotLeft' : 'orientation.markerNotRight')}
            </span>
          </div>
        )}
      </div>
    </Section>
  );
}
