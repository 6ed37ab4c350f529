import type { PatientPoint } from '../../../geometry/core/frames';
import type { SlicePath } from '../../slices/slice-view-props';
import type { Draft } from '../draft';
import { foundPathId, toolEnds, verifiedPath, windowOf } from '../later-scan';
import type { Session } from '../session-store';

/** Where a tool came to lie: apart from every planned path's hue. */
const FOUND_COLOUR = '#56b4e9';

/**
 * Where each tool came to lie, as the viewports draw it on the Verify step: from where it enters the bone to the middle of its
 * window, so that it stands beside the planned target. Nothing where neither a find nor a mark says so.
 */
export function foundPaths(draft: Draft, session: Pick<Session, 'verified' | 'final'>): SlicePath[] {
  if (!draft.later?.laid) return [];
  const selected = verifiedPath(draft, session);
  return (session.final?.value.plan.trajectories ?? []).flatMap(({ id }): SlicePath[] => {
    const ends = toolEnds(id, draft, session);
    if (!ends || ends.from === 'planned') return [];
    return [
      {
        id: foundPathId(id),
        targetLps: windowOf(ends, draft.tool) as unknown as PatientPoint,
        entryLps: ends.entryLps as unknown as PatientPoint,
        colour: FOUND_COLOUR,
        selected: id === selected,
        targetRadiusMm: draft.tool.diameterMm / 2,
      },
    ];
  });
}
