import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewThreshold, retryBone } from '../../actions/keep-up';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { LevelSlider } from '../../controls/level-slider';
import { OnOff } from '../../controls/on-off';
import { NumberInput } from '../../controls/number-input';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { number, UNKNOWN, whole } from '../../language/format';
import { boneKey } from '../../state/result-keys';
import { setSession, useSession } from '../../state/session-store';
import { CropControls } from './crop-controls';
import { HistogramPlot } from './histogram-plot';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { UncertaintySection } from './uncertainty-section';

const LIMITS = fieldLimits('bone.thresholdHu');
/** What slider and histogram reach, HU, so that a step of the hand is a few HU; all that may be typed where the threshold lies beyond. */
const NEAR = { low: -200, high: 1600 };
const PRESETS = [
  { id: 'dry', hu: 226 },
  { id: 'cancellous', hu: 300 },
  { id: 'half', hu: 600 },
] as const;

/** Where bone begins, and which surface the guide will sit on. */
export function BonePanel() {
  const { t, i18n } = useTranslation();
  const bone = useDraft(draft => draft.bone);
  const made = useSession(session => session.bone);
  const histogram = useSession(session => session.scan?.histogram ?? null);
  const working = useSession(session => session.jobs.some(job => job.kind === 'prepareBone'));
  const wanted = useDraft(boneKey);
  const planes = useSession(session => session.showPlanes);
  const opacity = useSession(session => session.boneOpacity);
  const [moving, setMoving] = useState<number | null>(null);
  // Numbers of an earlier threshold say nothing of this one.
  const shown = made?.key === wanted && moving === null ? made.value : null;
  const threshold = moving ?? bone.thresholdHu;
  const reach = threshold < NEAR.low || threshold > NEAR.high ? LIMITS : NEAR;
  const change = (part: Partial<Draft['bone']>) => edit(draft => ({ bone: { ...draft.bone, ...part } }));
  const move = (hu: number, done: boolean): void => {
    setMoving(done ? null : hu);
    if (done) change({ thresholdHu: hu });
    else previewThreshold(hu);
  };
  const lang = i18n.language;
  const mm = (value: number | null | undefined, digits: number): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, digits, lang)} mm`;
  return (
    <>
      <div className={styles.content}>
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
            onChange={thresholdHu => change({ thresholdHu })}
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
              name={t('bone.histogram', { hu: threshold })}
            />
          )}
          <div className={styles.three}>
            {PRESETS.map(({ id, hu }) => (
              <ActionButton
                key={id}
                kind="small"
                name={t(`bone.${id}`)}
                onPress={() => change({ thresholdHu: hu })}
              >
                {hu} {t('units.hu')}
              </ActionButton>
            ))}
          </div>
        </Section>
        <Section title={t('bone.surface')}>
          <Choice
            name={t('bone.surface')}
            value={bone.surface}
            options={[
              { id: 'refined', label: t('bone.refined') },
              { id: 'threshold', label: t('bone.plain') },
            ]}
            onChange={surface => change({ surface })}
          />
          <p className={styles.small}>
            {t(bone.surface === 'refined' ? 'bone.refinedText' : 'bone.plainText')}
          </p>
          <Facts
            facts={[
              {
                name: t('bone.largest'),
                value: shown ? t('bone.dropped', { count: shown.droppedPieces }) : UNKNOWN,
              },
              { name: t('bone.blur'), value: mm(shown?.blurMm, 2) },
              {
                name: t('bone.cortex'),
                value: shown?.corticalHu ? `${whole(shown.corticalHu, lang)} ${t('units.hu')}` : UNKNOWN,
              },
              { name: t('bone.residual'), value: mm(shown?.residualMm?.rms, 3) },
              {
                name: t('bone.brain'),
                value: shown?.brainVolumeMm3
                  ? `${number(shown.brainVolumeMm3 / 1000, 1, lang)} cm³`
                  : UNKNOWN,
              },
              {
                name: t('bone.triangles'),
                value: shown ? whole(shown.mesh.triangles.length / 3, lang) : UNKNOWN,
              },
            ]}
          />
        </Section>
        <UncertaintySection />
        <LevelSlider
          name={t('bone.opacity')}
          value={opacity}
          low={0}
          high={1}
          step={0.05}
          words={`${Math.round(100 * opacity)} %`}
          onChange={boneOpacity => setSession({ boneOpacity })}
        />
        <OnOff value={planes} onChange={showPlanes => setSession({ showPlanes })}>
          {t('commands.planes')}
        </OnOff>
        <CropControls />
      </div>
      <div className={styles.foot}>
        {!working && made?.key !== wanted && (
          <ActionButton wide onPress={retryBone}>
            {t('bone.again')}
          </ActionButton>
        )}
        <ActionButton kind="primary" wide onPress={() => setSession({ step: 'path' })}>
          {t('bone.next')}
        </ActionButton>
      </div>
    </>
  );
}
