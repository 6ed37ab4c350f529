import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SliceBalls } from '../slices/slice-view-props';
import { useSession } from '../state/session-store';
import type { Step } from '../state/session/steps';
import { useSoftParts } from '../state/use-soft-parts';

/** Where a guide is kept off them, or was. */
const STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide', 'check']);

interface ShownSoft {
  readonly mesh: TriangleMesh | null;
  readonly labels: readonly SliceBalls[];
}
const NONE: ShownSoft = { mesh: null, labels: [] };

/** Eyes and ear canals as the views show them: where they are wanted, none where they are not. */
export function useShownSoftParts(): ShownSoft {
  const { t } = useTranslation();
  const parts = useSoftParts();
  const isWanted = useSession(session => session.showSoftParts && STEPS.has(session.step));
  return useMemo(
    () =>
      parts && isWanted
        ? {
            mesh: parts.mesh,
            labels: parts.found.map(({ kind, side, middlesLps, ballRadiusMm }) => ({
              id: `${kind}-${side}`,
              words: t(`soft.${kind}.${side}`),
              middlesLps,
              ballRadiusMm,
            })),
          }
        : NONE,
    [parts, isWanted, t],
  );
}
