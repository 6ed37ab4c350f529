import { useTranslation } from 'react-i18next';
import { voxelPoint } from '../../geometry/core/frames';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { NumberInput } from '../app/controls/number-input';
import { OnOff } from '../app/controls/on-off';
import { edit, useDraft } from '../app/draft-store';
import { useSession } from '../app/session-store';
import type { CropBox } from '../workers/planner/planner-protocol';
import styles from './panels.module.css';
import { Section } from './section';

const AXES = ['X', 'Y', 'Z'] as const;

/** The box of the whole scan, LPS mm, rounded to whole millimetres. */
function wholeBox(volume: Volume): CropBox {
  const [ni, nj, nk] = volume.sizeVoxels;
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(n =>
    voxelToPatient(volume, voxelPoint(n & 1 ? ni - 1 : 0, n & 2 ? nj - 1 : 0, n & 4 ? nk - 1 : 0)),
  );
  const edge = (pick: (...values: number[]) => number) =>
    [0, 1, 2].map(axis => Math.round(pick(...corners.map(c => c[axis]!)))) as [number, number, number];
  return { min: edge(Math.min), max: edge(Math.max) };
}

/** What of the bone is shown. */
export function CropControls() {
  const { t } = useTranslation();
  const crop = useDraft(draft => draft.crop);
  const volume = useSession(session => session.scan?.volume ?? null);
  if (!volume) return null;
  const set = (end: 'min' | 'max', axis: number, value: number): void =>
    edit(draft => {
      if (!draft.crop) return {};
      const moved: [number, number, number] = [...draft.crop[end]];
      moved[axis] = value;
      return { crop: { ...draft.crop, [end]: moved } };
    });
  return (
    <Section title={t('bone.crop')}>
      <OnOff value={crop !== null} onChange={on => edit(() => ({ crop: on ? wholeBox(volume) : null }))}>
        {t('bone.cropOn')}
      </OnOff>
      <p className={styles.small}>{t('bone.cropText')}</p>
      {crop &&
        AXES.map((axis, n) => (
          <div key={axis} className={styles.pair}>
            {(['min', 'max'] as const).map(end => (
              <NumberInput
                key={end}
                name={t(end === 'min' ? 'bone.from' : 'bone.to', { axis })}
                value={crop[end][n]!}
                unit="mm"
                steps={[1, 10, 0.1]}
                digits={1}
                leastDigits={0}
                onChange={value => set(end, n, value)}
              />
            ))}
          </div>
        ))}
    </Section>
  );
}
