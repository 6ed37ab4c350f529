import { worstStatus } from '../../geometry/core/check';
import { checkSpacing } from '../../geometry/plan/check-scan';
import { isAsForetold } from '../../geometry/verify/verify-plan';
import { wholeTrajectories, type Draft } from './draft';
import { laterKey } from './later-scan';
import { boneKey, caseKey, pathsKey } from './result-keys';
import { STEPS, type Session, type Step } from './session-store';

export type StepStatus = 'todo' | 'done' | 'attention' | 'stale';

export interface StepState {
  readonly status: StepStatus;
  /** The step that has to be done before this one can start; null where it can. */
  readonly waitsFor: Step | null;
}

type Known = Pick<Session, 'scan' | 'bone' | 'measured' | 'final' | 'exported' | 'verified' | 'alerts'>;

/** The state of every step, from what has been decided and what is known. Nothing is remembered: it cannot lie. */
export function stepStates(draft: Draft, session: Known): Readonly<Record<Step, StepState>> {
  const { scan, bone, measured, final, exported, verified } = session;
  const isTooCoarse = scan !== null && checkSpacing(scan.volume, scan.rescues).status === 'fail';
  const status: Record<Step, StepStatus> = {
    scan: isTooCoarse ? 'attention' : scan ? 'done' : 'todo',
    orientation: scan && draft.orientation ? 'done' : 'todo',
    bone: !scan || !bone ? 'todo' : bone.key === boneKey(draft) ? 'done' : 'stale',
    path: 'todo',
    // Whatever is made on such a scan fails; the panel says why.
    guide: isTooCoarse ? 'attention' : 'todo',
    check: 'todo',
    export: 'todo',
    verify: 'todo',
  };

  const whole = wholeTrajectories(draft);
  const unfinished = draft.trajectories.length > whole.length;
  if (scan && draft.orientation && whole.length > 0) {
    if (!measured) status.path = 'todo';
    else if (measured.key !== pathsKey(draft)) status.path = 'stale';
    else if (unfinished || worstStatus(measured.value.flatMap(path => path.checks)) === 'fail') {
      status.path = 'attention';
    } else status.path = 'done';
  }

  if (final) {
    const current = final.key === caseKey(draft);
    const { status: outcome } = final.value.plan;
    status.guide = !current ? 'stale' : outcome === 'fail' ? 'attention' : 'done';
    status.check = !current ? 'stale' : outcome === 'pass' ? 'done' : 'attention';
    if (exported) status.export = exported.key === final.key && current ? 'done' : 'stale';
    if (draft.later && !current) status.verify = 'stale';
    else if (verified && verified.key === laterKey(draft, session)) {
      status.verify = isAsForetold(verified.value) ? 'done' : 'attention';
    }
  }

  const waitsFor: Record<Step, Step | null> = {
    scan: null,
    orientation: scan ? null : 'scan',
    bone: scan ? null : 'scan',
    path: !scan ? 'scan' : !draft.orientation ? 'orientation' : null,
    guide: !scan ? 'scan' : !draft.orientation ? 'orientation' : whole.length === 0 ? 'path' : null,
    check: !scan ? 'scan' : final ? null : 'guide',
    export: !scan ? 'scan' : !draft.orientation ? 'orientation' : whole.length === 0 ? 'path' : null,
    verify: !scan ? 'scan' : final ? null : 'guide',
  };
  return Object.fromEntries(
    STEPS.map(step => {
      const troubled = session.alerts.some(alert => alert.step === step);
      return [step, { status: troubled ? 'attention' : status[step], waitsFor: waitsFor[step] }];
    }),
  ) as Record<Step, StepState>;
}
