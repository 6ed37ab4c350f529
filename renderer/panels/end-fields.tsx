import { useTranslation } from 'react-i18next';
import type { DraftTrajectory } from '../app/draft';
import { typeCoordinate } from '../app/stage/place-end';
import { PointFields } from './point-fields';
import { Section } from './section';

/** Target and entry in numbers, LPS mm. */
export function EndFields({ trajectory }: { readonly trajectory: DraftTrajectory }) {
  const { t } = useTranslation();
  return (['target', 'entry'] as const).map(end => {
    const point = end === 'target' ? trajectory.targetLps : trajectory.entryLps;
    return (
      <Section key={end} title={t(`path.${end}`)}>
        <PointFields
          point={point}
          nameOf={axis => t(`path.${end}${axis}`)}
          onChange={(axis, value) => typeCoordinate(trajectory.id, end, axis, value)}
        />
      </Section>
    );
  });
}
