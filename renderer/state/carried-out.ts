import { plannedScan, type Case } from '../../geometry/plan/document/case-schema';
import { differingFields } from '../../geometry/plan/document/differing-fields';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { caseDocument, draftOfCase, type Draft } from './draft';
import type { LoadedScan, Session } from './session-store';

/** The plan that Verify judges by. */
export interface Judge {
  readonly plan: Plan;
  /** Of what it was made from; another plan has another. */
  readonly key: string;
  /** Whether it was opened from its file; it then stands whatever is planned anew. */
  readonly isOpened: boolean;
}

/**
 * The plan that was opened as the one that was carried out, else that of the guide that was made
 * here; null for neither.
 */
export function judgeOf(
  { carriedOut }: Pick<Draft, 'carriedOut'>,
  { final }: Pick<Session, 'final'>,
): Judge | null {
  if (carriedOut) return { plan: carriedOut, key: carriedOut.id, isOpened: true };
  return final && { plan: final.value.plan, key: final.key, isOpened: false };
}

/**
 * The case of a plan that was carried out, as a draft to go on with. Its scan is known by what the
 * plan says of it.
 */
export const draftOfPlan = (plan: Plan): Draft => ({ ...draftOfCase(knownCase(plan)), carriedOut: plan });

/**
 * In which fields the draft is another case than the plan was made from; as a programmer writes
 * them.
 */
export const changedSince = (draft: Draft, plan: Plan): string[] =>
  differingFields(caseDocument(draft), caseDocument(draftOfPlan(plan)));

/**
 * Whether the CT on screen is by its content another than the plan was made on; a plan from before
 * does not say.
 */
export function isOfOtherScan(plan: Plan, scan: Pick<LoadedScan, 'content'>): boolean {
  const known = plannedScan(knownCase(plan)).content;
  return known !== null && known !== scan.content;
}

/**
 * The case with what the plan learnt of its scans as it read them, where the case itself does not
 * say.
 */
function knownCase({ case: planCase, scans }: Plan): Case {
  return {
    ...planCase,
    scans: planCase.scans.map(scan => {
      const read = scans.find(({ id }) => id === scan.id);
      return {
        ...scan,
        series: scan.series ?? read?.series ?? null,
        content: scan.content ?? read?.content ?? null,
        patientId: scan.patientId ?? read?.patientId ?? null,
      };
    }),
  };
}
