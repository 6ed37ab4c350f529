import { worstStatus } from '../../geometry/core/check';
import { checkSpacing } from '../../geometry/plan/checks/check-scan';
import { isAsPredicted } from '../../geometry/verify/verify-plan';
import { isSeated } from '../../geometry/verify/verify-seated';
import { judgeOf } from './carried-out';
import { wholeTrajectories, type Draft } from './draft';
import { laterKey, seatedKey } from './edit-postoperative-scan';
import { boneKey, caseKey, pathsKey } from './result-keys';
import { isOtherScan } from './scan-questions';
import { type Session } from './session-store';
import { STEPS, type Step } from './session/steps';

/**
 * `attention`: a warning, or something left to answer; `failed`: what was made here must not be
 * used.
 */
type StepStatus = 'todo' | 'done' | 'attention' | 'failed' | 'stale';

/** How the outcome of checks shows on a step: a tick only where every one passed. */
const OF_CHECKS = { pass: 'done', warn: 'attention', fail: 'failed' } as const;

export interface StepState {
  readonly status: StepStatus;
  /** The step that has to be done before this one can start; null where it can. */
  readonly waitsFor: Step | null;
}

type Known = Pick<
  Session,
  'scan' | 'bone' | 'measured' | 'final' | 'exported' | 'verified' | 'seated' | 'alerts'
>;

/**
 * The state of every step, from what has been decided and what is known. Nothing is remembered: it
 * cannot lie.
 */
export function stepStates(draft: Draft, session: Known): Readonly<Record<Step, StepState>> {
  const { scan, bone, measured, final, exported, verified, seated } = session;
  const judge = judgeOf(draft, session);
  const spacing = scan && checkSpacing(scan.volume, scan.rescues).status;
  // Nothing goes on before somebody has answered for a scan that is not the case's own.
  const isOther = scan !== null && isOtherScan(draft, scan);
  const status: Record<Step, StepStatus> = {
    scan: isOther ? 'attention' : spacing ? OF_CHECKS[spacing] : 'todo',
    orientation: scan && draft.orientation ? 'done' : 'todo',
    bone: !scan || !bone ? 'todo' : bone.key === boneKey(draft) ? 'done' : 'stale',
    path: 'todo',
    // Whatever is made on such a scan fails; the panel says why.
    guide: spacing === 'fail' ? 'failed' : 'todo',
    check: 'todo',
    export: 'todo',
    verify: 'todo',
  };

  const whole = wholeTrajectories(draft);
  const unfinished = draft.trajectories.length > whole.length;
  if (scan && draft.orientation && whole.length > 0) {
    if (!measured) status.path = 'todo';
    else if (measured.key !== pathsKey(draft)) status.path = 'stale';
    else {
      const worst = OF_CHECKS[worstStatus(measured.value.flatMap(path => path.checks))];
      status.path = unfinished && worst !== 'failed' ? 'attention' : worst;
    }
  }

  if (final) {
    const current = final.key === caseKey(draft);
    const outcome = OF_CHECKS[final.value.plan.status];
    status.guide = current ? outcome : 'stale';
    status.check = current ? outcome : 'stale';
    if (exported) status.export = exported.key === final.key && current ? outcome : 'stale';
  }
  if (judge) {
    // A plan that was opened stays what was carried out, whatever is planned anew.
    const current = judge.isOpened || judge.key === caseKey(draft);
    if (draft.later && !current) status.verify = 'stale';
    else if (verified && verified.key === laterKey(draft, session)) {
      status.verify = isAsPredicted(verified.value) ? 'done' : 'failed';
    } else if (seated && seated.key === seatedKey(draft, session)) {
      // A guide that sits is not yet a biopsy.
      status.verify = isSeated(seated.value) ? 'attention' : 'failed';
    }
  }

  const ready = scan !== null && !isOther;
  const waitsFor: Record<Step, Step | null> = {
    scan: null,
    orientation: ready ? null : 'scan',
    bone: ready ? null : 'scan',
    path: !ready ? 'scan' : !draft.orientation ? 'orientation' : null,
    guide: !ready ? 'scan' : !draft.orientation ? 'orientation' : whole.length === 0 ? 'path' : null,
    check: !ready ? 'scan' : final ? null : 'guide',
    export: !ready ? 'scan' : !draft.orientation ? 'orientation' : whole.length === 0 ? 'path' : null,
    verify: !ready ? 'scan' : judge ? null : 'guide',
  };
  return Object.fromEntries(
    STEPS.map(step => {
      // What could not be done leaves a step that stands as it is: a text file that was dropped is
      // no fault of the scan.
      const lacking = status[step] === 'todo' || status[step] === 'stale';
      const troubled = lacking && session.alerts.some(alert => alert.step === step);
      return [step, { status: troubled ? 'attention' : status[step], waitsFor: waitsFor[step] }];
    }),
  ) as Record<Step, StepState>;
}
