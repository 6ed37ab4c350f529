import type { Problem } from '../../geometry/core/result';
import type { Case } from '../../geometry/plan/document/case-schema';

/** The case, with this name's agreement on every scan that carries none yet. */
export const agreeToMissing = (c: Case, name: string): Case => ({
  ...c,
  scans: c.scans.map(scan => ({
    ...scan,
    interpolateMissing: scan.interpolateMissing ?? { agreedBy: name, at: null },
  })),
});

/** How a person answers a question of a plan on the command line. */
export function withWayToAgree(problem: Problem): Problem {
  if (problem.code === 'other-scan' || problem.code === 'other-animal') {
    return {
      ...problem,
      message: `${problem.message} To answer for it, run it again with --accept-scan and your name, and --reason.`,
    };
  }
  if (problem.code !== 'missing-slice') return problem;
  return {
    ...problem,
    message: `${problem.message} To agree, run it again with --interpolate-missing and your name, or write the name into the case (scans[].interpolateMissing.agreedBy).`,
  };
}
