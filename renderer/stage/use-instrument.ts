import { useMemo } from 'react';
import type { PatientPoint, PatientVector } from '../../geometry/core/frames';
import { normalize, subtract } from '../../geometry/core/vector';
import { stopRingDiameterMm } from '../../geometry/guide/place-sleeve';
import { listLayers } from '../../geometry/path/list-layers';
import { placeTool } from '../../geometry/path/place-tool';
import type { SliceInstrument, SlicePath } from '../slices/slice-view-props';
import type { Draft } from '../state/draft';
import { useDraft } from '../state/draft-store';
import { measuredPaths } from '../state/measured-paths';
import { useSession, type Session } from '../state/session-store';
import { sleevesOf } from '../state/sleeves-of';
import { viewedPath, type SliceName } from '../state/view-planes';

/** Beside a needle without a sleeve the ruler stands as far off as beside most sleeves, mm. */
const NO_SLEEVE_HALF_MM = 3;

/** The needle in the selected path, for the views along it; null in every other view. */
export function useInstrument(view: SliceName, paths: readonly SlicePath[]): SliceInstrument | null {
  const draft = useDraft(whole => whole);
  const measured = useSession(session => session.measured);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  return useMemo(() => {
    if (view !== 'along' && view !== 'across' && view !== 'eye') return null;
    const outerMm = paths.find(({ id }) => id === draft.selected)?.outerDiameterMm;
    return placeInstrument(draft, { measured, preview, final }, outerMm);
  }, [view, paths, draft, measured, preview, final]);
}

/** @param outerDiameterMm the sleeve's, where it is known */
function placeInstrument(
  draft: Draft,
  session: Pick<Session, 'measured' | 'preview' | 'final'>,
  outerDiameterMm: number | undefined,
): SliceInstrument | null {
  const path = viewedPath(draft);
  const { tool, selected } = draft;
  if (!path || selected === null) return null;
  const direction: PatientVector = normalize(subtract<PatientVector>(path.target, path.entry));
  const sleeve = sleevesOf(draft, session).find(({ id }) => id === selected);
  const trajectory = measuredPaths(draft, session)?.find(({ id }) => id === selected)?.trajectory;
  const stopRingMm = sleeve ? stopRingDiameterMm(sleeve.boreDiameterMm, tool) : null;
  return {
    pathId: selected,
    ...placeTool(path.target as PatientPoint, direction, tool),
    diameterMm: tool.diameterMm,
    stopRingMm,
    halfWidthMm: Math.max(outerDiameterMm ?? 0, stopRingMm ?? 0, 2 * NO_SLEEVE_HALF_MM) / 2,
    measured: trajectory
      ? {
          zeroLps: trajectory.entrySurfaceLps,
          directionLps: trajectory.directionLps,
          layers: listLayers(trajectory),
        }
      : null,
  };
}
