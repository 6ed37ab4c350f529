import { useTranslation } from 'react-i18next';
import { REACH_MM } from '../../../geometry/plan/document/case-fields';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { boxOf } from '../../../geometry/volume/crop-volume';
import type { Volume } from '../../../geometry/volume/volume';
import { NumberInput } from '../../controls/number-input';
import { OnOff } from '../../controls/on-off';
import { edit, useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

type Box = NonNullable<Case['bone']['crop']>;

const AXES = ['X', 'Y', 'Z'] as const;
/** The thinnest box that a case may have. */
const LEAST_MM = 1;

/** The box of the whole scan, out to whole millimetres, so that it cuts nothing to begin with. */
function wholeBox(volume: Volume): Box {
  const { minLps, maxLps } = boxOf(volume);
  return {
    minLps: [Math.floor(minLps[0]), Math.floor(minLps[1]), Math.floor(minLps[2])],
    maxLps: [Math.ceil(maxLps[0]), Math.ceil(maxLps[1]), Math.ceil(maxLps[2])],
  };
}

/** In which part of the scan bone is sought. */
export function CropControls() {
  const { t } = useTranslation();
  const crop = useDraft(draft => draft.bone.crop);
  const volume = useSession(session => session.scan?.volume ?? null);
  if (!volume) return null;
  const set = (box: Box | null): void => edit(({ bone }) => ({ bone: { ...bone, crop: box } }));
  const move = (end: 'minLps' | 'maxLps', axis: number, value: number): void => {
    if (!crop) return;
    const moved: Box['minLps'] = [...crop[end]];
    moved[axis] = value;
    set({ ...crop, [end]: moved });
  };
  return (
    <Section title={t('bone.crop')}>
      <OnOff value={crop !== null} onChange={on => set(on ? wholeBox(volume) : null)}>
        {t('bone.cropOn')}
      </OnOff>
      <p className={styles.small}>{t('bone.cropText')}</p>
      {crop &&
        AXES.map((axis, n) => (
          <div key={axis} className={styles.pair}>
            <NumberInput
              name={t('bone.from', { axis })}
              value={crop.minLps[n]!}
              unit="mm"
              low={-REACH_MM}
              high={crop.maxLps[n]! - LEAST_MM}
              steps={[1, 10, 0.1]}
              leastDigits={0}
              onChange={value => move('minLps', n, value)}
            />
            <NumberInput
              name={t('bone.to', { axis })}
              value={crop.maxLps[n]!}
              unit="mm"
              low={crop.minLps[n]! + LEAST_MM}
              high={REACH_MM}
              steps={[1, 10, 0.1]}
              leastDigits={0}
              onChange={value => move('maxLps', n, value)}
            />
          </div>
        ))}
    </Section>
  );
}
