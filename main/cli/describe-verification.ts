import { printable } from '../../geometry/core/printable';
import { describeDepth, describeMiss, WAY_WORDS } from '../../geometry/verify/describe-outcome';
import { isInsidePredicted, type Outcome } from '../../geometry/verify/measure-outcome';
import type { Verification } from '../../geometry/verify/verify-plan';

/** The result as a table for the terminal. */
export function describeVerification(
  { laid, outcomes, missing }: Verification,
  recorded: { readonly added: number; readonly replaced: number; readonly file: string } | null,
): string {
  return [
    `Later scan laid on the CT by ${laid.points} places of bone: edges ${laid.misfitMm.toFixed(2)} mm off (median).`,
    ...outcomes.flatMap(outcome => ['', ...describeOutcome(outcome)]),
    ...missing.flatMap(({ trajectory, problem }) => ['', `${trajectory}  NOT FOUND: ${problem.message}`]),
    ...(recorded ? ['', describeRecorded(recorded)] : []),
  ]
    .map(printable)
    .join('\n');
}

function describeOutcome(o: Outcome): string[] {
  const row = (
    name: string,
    value: number | null,
    limit: number | undefined,
    unit: string,
    inside: boolean | null,
  ) =>
    `${name.padEnd(16)}${(value === null ? 'unknown' : `${value.toFixed(2)} ${unit}`).padStart(14)}${(limit === undefined ? '-' : `${limit.toFixed(2)} ${unit}`).padStart(16)}   ${inside === null ? '-' : inside ? 'inside' : 'OUTSIDE'}`;
  return [
    `${o.trajectory}  found by ${WAY_WORDS[o.way]}${o.straightnessMm === null ? '' : `, straight to ${o.straightnessMm.toFixed(2)} mm`}`,
    `${''.padEnd(16)}${'error'.padStart(14)}${'predicted 95 %'.padStart(16)}`,
    row('Target', o.targetErrorMm, o.predicted?.target95Mm, 'mm', o.inside.target),
    row('Entry', o.entryErrorMm, o.predicted?.entry95Mm, 'mm', o.inside.entry),
    row('Angle', o.angleErrorDeg, o.predicted?.angle95Deg, 'deg', o.inside.angle),
    `At the target: ${describeMiss(o)}; ${describeDepth(o)}, ${o.acrossMm.toFixed(2)} mm across the path.`,
    ...(o.predicted
      ? [isInsidePredicted(o) ? 'As the plan foretold.' : 'OUTSIDE what the plan foretold.']
      : ['The plan foretold nothing to compare with: no guide could be made.']),
  ];
}

function describeRecorded({
  added,
  replaced,
  file,
}: {
  added: number;
  replaced: number;
  file: string;
}): string {
  const rows = (n: number): string => `${n} ${n === 1 ? 'row' : 'rows'}`;
  if (replaced === 0) return `Added ${rows(added)} to ${file}.`;
  const again = `replaced ${rows(replaced)} of the same case and scan`;
  return added === 0 ? `In ${file}, ${again}.` : `Added ${rows(added)} to ${file} and ${again}.`;
}
