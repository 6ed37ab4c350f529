import type { PatientPoint } from '../core/frames';
import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Problem, type Result } from '../core/result';
import { distance } from '../core/vector';
import { transformPoint } from '../fusion/rigid-transform';
import { phrase } from '../messages/phrase';
import type { Plan, PlanTrajectory } from '../plan/document/plan-schema';
import type { Volume } from '../volume/volume';
import { findInstrument } from './find-instrument';
import type { FoundInstrument } from './found-instrument';
import { registerPostoperativeScan, type RegisteredScan, type ScanPair } from './register-postoperative-scan';
import { isInsidePredicted, measureOutcome, plannedLine, type Outcome } from './measure-outcome';
import { pickInstrument } from './pick-instrument';
import { caseAxes } from '../plan/checks/case-axes';

/** Tools of two paths whose tips lie this close are one and the same, mm. */
const SAME_TIP_MM = 1;

/** Tip and entry as a person marked them. */
export interface MarkedTool {
  readonly trajectory: string;
  readonly tipLps: PatientPoint;
  readonly entryLps: PatientPoint;
  /** Whose patient frame they are in. */
  readonly frame: 'later' | 'planned';
}

export interface VerifyOptions {
  /** Only this path. Default all. */
  readonly trajectory?: string;
  /** Marked by hand; these paths are not searched. Default none. */
  readonly marked?: readonly MarkedTool[];
}

/** What a later scan says of a plan. */
export interface Verification {
  readonly laid: RegisteredScan;
  readonly outcomes: readonly Outcome[];
  /** Paths of which nothing was found, and why. */
  readonly missing: readonly { readonly trajectory: string; readonly problem: Problem }[];
}

/** Whether every path was found, and came out within what the plan predicted. */
export const isAsPredicted = ({ outcomes, missing }: Pick<Verification, 'outcomes' | 'missing'>): boolean =>
  missing.length === 0 && outcomes.every(isInsidePredicted);

/**
 * From a plan and a CT made after the biopsy to what came of it: lays the later scan on the planned
 * one, finds each path's tool or takes it as marked, and measures it against the plan and its
 * predicted error.
 *
 * @returns refused where the scan cannot be laid, where a named path is not in the plan, or where
 *   nothing was found at all
 */
export async function verifyPlan(
  plan: Plan,
  scans: ScanPair,
  options: VerifyOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Verification>> {
  const chosen = choosePaths(plan, options);
  if (!chosen.ok) return chosen;
  const [first] = chosen.value;
  const laid = await registerPostoperativeScan(
    scans,
    plannedLine(first!),
    {},
    within(onProgress, 0, 0.85),
    signal,
  );
  if (!laid.ok) return laid;
  onProgress?.({ doing: 'Finding the needle', fraction: 0.85 });
  const { outcomes, missing } = measureLaid(plan, scans.planned, scans.later, laid.value, options);
  onProgress?.({ doing: 'Finding the needle', fraction: 1 });
  const [reason] = missing;
  if (outcomes.length === 0 && reason) return { ok: false, problem: reason.problem };
  return succeed({ laid: laid.value, outcomes, missing });
}

/** The paths that are asked for, as the plan has them. */
export function choosePaths(
  plan: Plan,
  { trajectory, marked = [] }: VerifyOptions,
): Result<PlanTrajectory[]> {
  const paths = plan.trajectories.map(({ id }) => id);
  const unknown = [...(trajectory === undefined ? [] : [trajectory]), ...marked.map(m => m.trajectory)].find(
    id => !plan.trajectories.some(t => t.id === id),
  );
  if (unknown !== undefined || plan.trajectories.length === 0) {
    return refuse(
      'no-such-path',
      paths.length === 0
        ? phrase('no-path-measured')
        : phrase('no-such-path', { path: unknown ?? '', paths }),
    );
  }
  return succeed(plan.trajectories.filter(t => trajectory === undefined || t.id === trajectory));
}

/** Finds and measures the paths of a scan that is laid already; again after each mark by hand. */
export function measureLaid(
  plan: Plan,
  planned: Volume,
  later: Volume,
  { fixedFromMoving }: Pick<RegisteredScan, 'fixedFromMoving'>,
  options: VerifyOptions = {},
): Pick<Verification, 'outcomes' | 'missing'> {
  const chosen = choosePaths(plan, options);
  const { tool } = plan.case;
  const found = (chosen.ok ? chosen.value : []).map(path => {
    const mark = options.marked?.find(({ trajectory }) => trajectory === path.id);
    const inPlanned = (p: PatientPoint): PatientPoint =>
      mark?.frame === 'later' ? transformPoint(fixedFromMoving, p) : p;
    return {
      path,
      result: mark
        ? pickInstrument(inPlanned(mark.tipLps), inPlanned(mark.entryLps), tool)
        : findInstrument(planned, later, fixedFromMoving, plannedLine(path), tool),
    };
  });
  const axes = caseAxes(plan.case);
  const outcomes: Outcome[] = [];
  const missing: { trajectory: string; problem: Problem }[] = [];
  for (const { path, result } of found) {
    const owner = result.ok ? ownerOf(result.value, found) : path;
    if (!result.ok) missing.push({ trajectory: path.id, problem: result.problem });
    else if (owner === path) outcomes.push(measureOutcome(path, result.value, axes));
    else {
      missing.push({
        trajectory: path.id,
        problem: {
          code: 'found-for-another',
          ...phrase('found-for-another', { path: path.id, owner: owner.id }),
        },
      });
    }
  }
  return { outcomes, missing };
}

interface FoundForPath {
  readonly path: PlanTrajectory;
  readonly result: Result<FoundInstrument>;
}

/** Of all paths for which the same tool was found, the one whose target it lies nearest to. */
function ownerOf(tool: FoundInstrument, found: readonly FoundForPath[]): PlanTrajectory {
  const same = found.filter(
    ({ result }) => result.ok && distance(result.value.windowLps, tool.windowLps) < SAME_TIP_MM,
  );
  const missMm = ({ path }: FoundForPath): number => distance(path.targetLps, tool.windowLps);
  return same.reduce((best, other) => (missMm(other) < missMm(best) ? other : best)).path;
}
