import { useTranslation } from 'react-i18next';
import { previewThreshold } from '../../actions/keep-up';
import { ActionButton } from '../../controls/action-button';
import { LevelSlider } from '../../controls/level-slider';
import { NumberInput } from '../../controls/number-input';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { HistogramPlot } from './histogram-plot';

const LIMITS = fieldLimits('bone.thresholdHu');
/**
 * What slider and histogram reach, HU, so that a step of the hand is a few HU; all that may be
 * typed where the threshold lies beyond.
 */
const NEAR = { low: -200, high: 1600 };
const PRESETS = [
  { id: 'dry', hu: 226 },
  { id: 'cancellous', hu: 300 },
  { id: 'half', hu: 600 },
] as const;

interface ThresholdSectionProps {
  /** Where the slider is held just now, HU; null while it is let go. */
  readonly moving: number | null;
  onMoving(hu: number | null): void;
}

/** Where bone begins: typed, drawn on the histogram, or one of the usual values. */
export function ThresholdSection({ moving, onMoving }: ThresholdSectionProps) {
  const { t } = useTranslation();
  const thresholdHu = useDraft(draft => draft.bone.thresholdHu);
  const histogram = useSession(session => session.scan?.histogram ?? null);
  const threshold = moving ?? thresholdHu;
  const reach = threshold < NEAR.low || threshold > NEAR.high ? LIMITS : NEAR;
  const change = (hu: number): void => edit(({ bone }) => ({ bone: { ...bone, thresholdHu: hu } }));
  const move = (hu: number, done: boolean): void => {
    onMoving(done ? null : hu);
    if (done) change(hu);
    else previewThreshold(hu);
  };
  return (
    <Section title={t('bone.threshold')}>
      <NumberInput
        name={t('bone.threshold')}
        caption=""
        value={threshold}
        unit="HU"
        low={LIMITS.low}
        high={LIMITS.high}
        steps={[5, 50, 1]}
        leastDigits={0}
        onChange={change}
      />
      <LevelSlider
        bare
        name={t('bone.threshold')}
        value={threshold}
        low={reach.low}
        high={reach.high}
        step={2}
        words={`${threshold} ${t('units.hu')}`}
        onChange={move}
      />
      {histogram && (
        <HistogramPlot
          histogram={histogram}
          thresholdHu={threshold}
          lowHu={reach.low}
          highHu={reach.high}
          presetsHu={PRESETS.map(({ hu }) => hu)}
          name={t('bone.histogram', { hu: threshold })}
        />
      )}
      <div className={styles.three}>
        {PRESETS.map(({ id, hu }) => (
          <ActionButton key={id} kind="small" onPress={() => change(hu)}>
            <span className={styles.preset}>
              {t(`bone.${id}`)}
              <span>
                {hu} {t('units.hu')}
              </span>
            </span>
          </ActionButton>
        ))}
      </div>
    </Section>
  );
}
