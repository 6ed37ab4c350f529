import type { PatientPoint } from '../../geometry/core/frames';
import type { SlicePath } from '../slices/slice-view-props';
import { draftOfPlan, judgeOf } from '../state/carried-out';
import type { Draft } from '../state/draft';
import { foundPathId, purposeOf, toolEnds, verifiedPath, windowOf } from '../state/edit-postoperative-scan';
import type { Session } from '../state/session-store';
import { slicePaths } from './slice-paths';

/** Where a tool came to lie: apart from every planned path's hue. */
const FOUND_COLOUR = '#56b4e9';

/**
 * Where each tool came to lie, as the viewports draw it on the Verify step: from where it enters
 * the bone to the middle of its window, so that it stands beside the planned target. Nothing where
 * neither a find nor a mark says so.
 */
function foundPaths(draft: Draft, session: Pick<Session, 'verified' | 'final'>): SlicePath[] {
  if (!draft.later?.laid || purposeOf(draft) !== 'biopsy') return [];
  const plan = judgeOf(draft, session)?.plan;
  if (!plan) return [];
  const { tool } = plan.case;
  const selected = verifiedPath(draft, session)?.id;
  return plan.trajectories.flatMap(({ id }): SlicePath[] => {
    const ends = toolEnds(id, draft, session);
    if (!ends || ends.from === 'planned') return [];
    return [
      {
        id: foundPathId(id),
        targetLps: windowOf(ends, tool) as unknown as PatientPoint,
        entryLps: ends.entryLps as unknown as PatientPoint,
        colour: FOUND_COLOUR,
        selected: id === selected,
        targetRadiusMm: tool.diameterMm / 2,
      },
    ];
  });
}

/**
 * The planned paths, and on the Verify step the tools that were found over them; hands and keys
 * then take hold of these, not of the plan.
 */
export function shownPaths(
  draft: Draft,
  session: Pick<Session, 'measured' | 'preview' | 'final' | 'verified' | 'step'>,
): SlicePath[] {
  const { carriedOut } = draft;
  // Beside the tools stands the plan that they are judged by.
  const planned = slicePaths(
    session.step === 'verify' && carriedOut
      ? { ...draft, trajectories: draftOfPlan(carriedOut).trajectories }
      : draft,
    session,
  );
  const found = session.step === 'verify' ? foundPaths(draft, session) : [];
  return found.some(path => path.selected)
    ? [...planned.map(path => ({ ...path, selected: false })), ...found]
    : [...planned, ...found];
}
