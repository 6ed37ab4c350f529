import type { ErrorPrediction } from '../workers/planner/planner-protocol';
import type { SlicePath } from '../slices/slice-view-props';
import { trajectoryColour, type Draft } from '../state/draft';
import { predictionOf } from '../state/prediction';
import { measuredPaths } from '../state/measured-paths';
import { sleevesOf } from '../state/sleeves-of';
import type { Session } from '../state/session-store';

type Known = Pick<Session, 'measured' | 'preview' | 'final'>;

/**
 * The paths as the viewports draw them: with what was measured and the sleeves that were made,
 * where still true.
 */
export function slicePaths(draft: Draft, { measured, preview, final }: Known): SlicePath[] {
  const sleeves = sleevesOf(draft, { preview, final });
  const prediction = predictionOf(draft, { preview, final });
  const paths = measuredPaths(draft, { measured }) ?? [];
  const outerMm = draft.tool.diameterMm + draft.guide.sleeve.boreClearanceMm + 2 * draft.guide.sleeve.wallMm;
  return draft.trajectories.flatMap(({ id, targetLps, entryLps }): SlicePath[] => {
    if (!targetLps || !entryLps) return [];
    const entry = paths.find(path => path.id === id)?.trajectory?.entrySurfaceLps;
    const sleeve = sleeves.find(s => s.id === id);
    return [
      {
        id,
        targetLps,
        entryLps,
        ...(entry ? { entrySurfaceLps: entry } : {}),
        ...(sleeve
          ? {
              lowerLipLps: sleeve.lowerLipLps as unknown as SlicePath['targetLps'],
              upperLipLps: sleeve.upperLipLps as unknown as SlicePath['targetLps'],
              boreDiameterMm: sleeve.boreDiameterMm,
              outerDiameterMm: outerMm,
            }
          : {}),
        colour: trajectoryColour(draft, id),
        selected: id === draft.selected,
        targetRadiusMm: draft.tool.diameterMm / 2,
        ...errorOf(prediction, id),
      },
    ];
  });
}

function errorOf(prediction: ErrorPrediction | null, id: string): Pick<SlicePath, 'error'> {
  const path = prediction?.paths.find(one => one.id === id);
  if (!path?.predictedErrorMm || !path.errorEllipsoid) return {};
  return { error: { radiusMm: path.predictedErrorMm.total95, ...path.errorEllipsoid } };
}
