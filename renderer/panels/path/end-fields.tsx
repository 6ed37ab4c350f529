import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { boxOf, type PatientBox } from '../../../geometry/volume/crop-volume';
import type { DraftTrajectory } from '../../state/draft';
import { useSession } from '../../state/session-store';
import { typeCoordinate } from '../../actions/place-end';
import { PointFields } from '../parts/point-fields';
import { Section } from '../parts/section';

/** Target and entry in numbers, LPS mm. */
export function EndFields({ trajectory }: { readonly trajectory: DraftTrajectory }) {
  const { t } = useTranslation();
  const volume = useSession(session => session.scan?.volume ?? null);
  const scanned = useMemo(() => (volume ? hundredthsIn(boxOf(volume)) : undefined), [volume]);
  return (['target', 'entry'] as const).map(end => {
    const point = end === 'target' ? trajectory.targetLps : trajectory.entryLps;
    return (
      <Section key={end} title={t(`path.${end}`)}>
        <PointFields
          point={point}
          // An entry gives a direction alone, and may lie beyond the scan.
          {...(end === 'target' ? { within: scanned, because: t('path.targetInScan') } : {})}
          nameOf={axis => t(`path.${end}${axis}`)}
          onChange={(axis, value) => typeCoordinate(trajectory.id, end, axis, value)}
        />
      </Section>
    );
  });
}

/** The box in whole hundredths, no larger than it is. */
function hundredthsIn({ minLps, maxLps }: PatientBox): PatientBox {
  const up = (v: number): number => Math.ceil(v * 100) / 100;
  const down = (v: number): number => Math.floor(v * 100) / 100;
  return {
    minLps: [up(minLps[0]), up(minLps[1]), up(minLps[2])],
    maxLps: [down(maxLps[0]), down(maxLps[1]), down(maxLps[2])],
  };
}
