import { useTranslation } from 'react-i18next';
import { NumberInput } from '../app/controls/number-input';
import type { DraftTrajectory } from '../app/draft';
import { typeCoordinate } from '../app/stage/place-end';
import styles from './panels.module.css';
import { Section } from './section';

const AXES = ['X', 'Y', 'Z'] as const;

/** Target and entry in numbers, LPS mm. */
export function EndFields({ trajectory }: { readonly trajectory: DraftTrajectory }) {
  const { t } = useTranslation();
  return (['target', 'entry'] as const).map(end => {
    const point = end === 'target' ? trajectory.targetLps : trajectory.entryLps;
    return (
      <Section key={end} title={t(`path.${end}`)}>
        <div className={styles.three}>
          {AXES.map((axis, n) => (
            <NumberInput
              key={axis}
              name={t(`path.${end}${axis}`)}
              caption={axis}
              value={point ? point[n]! : null}
              unit="mm"
              onChange={value => typeCoordinate(trajectory.id, end, n as 0 | 1 | 2, value)}
            />
          ))}
        </div>
      </Section>
    );
  });
}
