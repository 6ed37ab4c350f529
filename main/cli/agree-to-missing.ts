import { joined, words } from '../../geometry/messages/phrase';
import type { Problem } from '../../geometry/core/result';
import type { Case } from '../../geometry/plan/document/case-schema';

/** The case, with this name's agreement on every scan that carries none yet. */
export const agreeToMissing = (planCase: Case, name: string): Case => ({
  ...planCase,
  scans: planCase.scans.map(scan => ({
    ...scan,
    interpolateMissing: scan.interpolateMissing ?? { agreedBy: name, at: null },
  })),
});

/** How a person answers a question of a plan on the command line. */
export function withWayToAgree(problem: Problem): Problem {
  if (problem.code === 'other-scan' || problem.code === 'other-animal') {
    return {
      ...problem,
      ...joined([problem, words('way-to-accept')]),
    };
  }
  if (problem.code !== 'missing-slice') return problem;
  return {
    ...problem,
    ...joined([problem, words('way-to-agree')]),
  };
}
