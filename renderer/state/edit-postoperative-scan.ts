import type { PatientPoint } from '../../geometry/core/frames';
import { along, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { windowToTipMm } from '../../geometry/path/place-tool';
import type { RegisteredScan } from '../../geometry/verify/register-postoperative-scan';
import type { PlanTrajectory } from '../../geometry/plan/document/plan-schema';
import { newAdded } from './case-scans';
import { judgeOf } from './carried-out';
import type { Draft } from './draft';
import { draftStore, edit } from './draft-store';
import type { Session } from './session-store';
import type { AddedScan } from './added-scan';
import type { LaterPurpose, ToolMark, PostoperativeScan } from './postoperative-scan';
import { FUSION_DEFAULTS } from '../../geometry/plan/document/scan-schema';
/** Its name among the scans of the work. */
const LATER_ID = 'postop';

/** Every scan beside the CT: those of the case, and the later one. */
export const scansBeside = ({ added, later }: Pick<Draft, 'added' | 'later'>): readonly AddedScan[] =>
  later ? [...added, later] : added;

/** Every edit of the later scan; each is one undo step. */

export function addLater(
  scan: Pick<AddedScan, 'source' | 'seriesUid' | 'description'>,
  operated: PostoperativeScan['operated'] = null,
): void {
  const fresh = newAdded({ ...scan, id: LATER_ID, role: 'ct' });
  edit(() => ({ later: { ...fresh, laid: null, marks: [], operated } }));
}

export const removeLater = (): void => edit(() => ({ later: null }));

/** What the later scan was made for; null without one. */
export const purposeOf = ({ later }: Pick<Draft, 'later'>): LaterPurpose | null =>
  later && (later.madeFor ?? 'biopsy');

export const setPurpose = (madeFor: LaterPurpose): void =>
  edit(({ later }) => ({ later: later && { ...later, madeFor } }));

/**
 * Lays it on the CT; marks were made on how it lay before.
 *
 * @param content what the voxels that were laid are known by: others of its series are not laid
 */
export function layLater(laid: RegisteredScan, content: string): void {
  const { fixedFromMoving, metric, quality } = laid;
  const { nudges, acceptedBy, at, seal } = FUSION_DEFAULTS;
  const fusion = {
    fixedFromMoving,
    method: 'mutual-information',
    metric,
    quality,
    nudges,
    acceptedBy,
    at,
    seal,
  } as const;
  edit(({ later }) => ({ later: later && { ...later, content, laid, fusion, marks: [] } }));
}

/** Marks one end of a path's tool; the other is the one that was marked or found before. */
export function markTool(
  trajectory: string,
  part: Partial<Pick<ToolMark, 'tipLps' | 'entryLps'>>,
  before: Pick<ToolMark, 'tipLps' | 'entryLps'>,
  done = true,
): void {
  edit(({ later }) => {
    if (!later) return {};
    const own = later.marks.find(mark => mark.trajectory === trajectory) ?? { trajectory, ...before };
    const others = later.marks.filter(mark => mark.trajectory !== trajectory);
    return { later: { ...later, marks: [...others, { ...own, ...part }] } };
  }, done);
}

/** Goes back to what was found by itself. */
export const unmarkTool = (trajectory: string): void =>
  edit(({ later }) => ({
    later: later && { ...later, marks: later.marks.filter(mark => mark.trajectory !== trajectory) },
  }));

/** What the measures of a later scan are made from; null while there is nothing to measure. */
export function laterKey(
  draft: Pick<Draft, 'later' | 'carriedOut'>,
  session: Pick<Session, 'final'>,
): string | null {
  const { later } = draft;
  const judge = judgeOf(draft, session);
  if (!later?.laid || !judge || purposeOf(draft) !== 'biopsy') return null;
  return JSON.stringify([judge.key, later.seriesUid, later.content, later.laid.fixedFromMoving, later.marks]);
}

/**
 * What the check of a seated guide is made from; null while there is nothing to check. The guide
 * itself is looked for: a plan that was opened from its file has none here.
 */
export function seatedKey(
  draft: Pick<Draft, 'later' | 'carriedOut'>,
  session: Pick<Session, 'final'>,
): string | null {
  const { later } = draft;
  const judge = judgeOf(draft, session);
  if (!later?.laid || !judge || judge.isOpened || purposeOf(draft) !== 'seated') return null;
  return session.final?.value.guide
    ? JSON.stringify([judge.key, later.seriesUid, later.content, later.laid.fixedFromMoving])
    : null;
}

/**
 * Where a path's tool is drawn and marked from: as marked, as found, or as it was planned where
 * nothing was found.
 */
export function toolEnds(
  trajectory: string,
  draft: Pick<Draft, 'later' | 'carriedOut'>,
  { verified, final }: Pick<Session, 'verified' | 'final'>,
): (Pick<ToolMark, 'tipLps' | 'entryLps'> & { readonly from: 'marked' | 'found' | 'planned' }) | null {
  const mark = draft.later?.marks.find(one => one.trajectory === trajectory);
  if (mark) return { tipLps: mark.tipLps, entryLps: mark.entryLps, from: 'marked' };
  const plan = judgeOf(draft, { final })?.plan;
  const planned = plan?.trajectories.find(({ id }) => id === trajectory);
  if (!plan || !planned) return null;
  const outcome = verified?.value.outcomes.find(one => one.trajectory === trajectory);
  const entryLps = outcome?.entryLps ?? planned.entrySurfaceLps;
  const target = outcome?.windowLps ?? planned.targetLps;
  const down = outcome?.directionLps ?? planned.directionLps;
  const tipLps = outcome?.tipLps ?? along<Vec3>(target, down, windowToTipMm(plan.case.tool));
  return { tipLps, entryLps, from: outcome ? 'found' : 'planned' };
}

/** The middle of the window of a tool with these ends. */
export function windowOf(
  { tipLps, entryLps }: Pick<ToolMark, 'tipLps' | 'entryLps'>,
  tool: Draft['tool'],
): Vec3 {
  const apart = subtract<Vec3>(tipLps, entryLps);
  return Math.hypot(...apart) < 1e-6 ? tipLps : along<Vec3>(tipLps, normalize(apart), -windowToTipMm(tool));
}

/** The tip of a tool whose window's middle is dragged to a point, its entry left where it is. */
export function tipBeyond(windowLps: Vec3, entryLps: Vec3, tool: Draft['tool']): Vec3 {
  const apart = subtract<Vec3>(windowLps, entryLps);
  return Math.hypot(...apart) < 1e-6
    ? windowLps
    : along<Vec3>(windowLps, normalize(apart), windowToTipMm(tool));
}

/** The path that a found tool's line in the views stands for; null for a planned one. */
export const foundPathOf = (id: string): string | null =>
  id.startsWith(FOUND) ? id.slice(FOUND.length) : null;
export const foundPathId = (trajectory: string): string => `${FOUND}${trajectory}`;
const FOUND = 'found ';

/** The path that is looked at on the Verify step: the selected one, or the plan's first. */
export function verifiedPath(
  draft: Pick<Draft, 'selected' | 'carriedOut'>,
  session: Pick<Session, 'final'>,
): PlanTrajectory | null {
  const paths = judgeOf(draft, session)?.plan.trajectories ?? [];
  return paths.find(({ id }) => id === draft.selected) ?? paths[0] ?? null;
}

/** A click on the Verify step while an end is being marked. */
export function placeMark(end: 'target' | 'entry', point: PatientPoint, session: Session): void {
  const draft = draftStore.getState();
  if (purposeOf(draft) !== 'biopsy') return;
  const trajectory = verifiedPath(draft, session)?.id;
  const before = trajectory === undefined ? null : toolEnds(trajectory, draft, session);
  if (trajectory === undefined || !before) return;
  markTool(trajectory, end === 'target' ? { tipLps: kept(point) } : { entryLps: kept(point) }, before);
}

/** A handle of a found tool's line dragged: its window's middle or its entry. */
export function dragFound(
  trajectory: string,
  end: 'target' | 'entry',
  point: PatientPoint,
  done: boolean,
  session: Session,
): void {
  const draft = draftStore.getState();
  const before = toolEnds(trajectory, draft, session);
  const plan = judgeOf(draft, session)?.plan;
  if (!before || !plan) return;
  const at = kept(point);
  markTool(
    trajectory,
    end === 'entry' ? { entryLps: at } : { tipLps: kept(tipBeyond(at, before.entryLps, plan.case.tool)) },
    before,
    done,
  );
}

/** A hundredth of a millimetre, as targets are kept that were clicked. */
const kept = (p: Vec3): Vec3 => [round(p[0]), round(p[1]), round(p[2])];
const round = (value: number): number => Math.round(value * 100) / 100 + 0;
