import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retryBone } from '../../actions/keep-up';
import { ActionButton } from '../../controls/action-button';
import { LevelSlider } from '../../controls/level-slider';
import { OnOff } from '../../controls/on-off';
import { useDraft } from '../../state/draft-store';
import { boneKey } from '../../state/result-keys';
import { setSession, useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { CropControls } from './crop-controls';
import { SurfaceSection } from './surface-section';
import { ThresholdSection } from './threshold-section';
import { UncertaintySection } from './uncertainty-section';

/** Where bone begins, and which surface the guide will sit on. */
export function BonePanel() {
  const { t } = useTranslation();
  const made = useSession(session => session.bone);
  const working = useSession(session => session.jobs.some(job => job.kind === 'prepareBone'));
  const wanted = useDraft(boneKey);
  const planes = useSession(session => session.showPlanes);
  const opacity = useSession(session => session.boneOpacity);
  const [moving, setMoving] = useState<number | null>(null);
  return (
    <>
      <div className={styles.content}>
        <ThresholdSection moving={moving} onMoving={setMoving} />
        <SurfaceSection moving={moving !== null} />
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
