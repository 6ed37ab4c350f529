import type { Command } from 'commander';
import { printable } from '../../geometry/core/printable';
import { refineTerms, type RefinedTerms } from '../../geometry/verify/refine-terms';
import { summariseRecord, type RecordSummary, type Spread } from '../../geometry/verify/summarise-record';
import type { Result } from '../../geometry/core/result';
import { print } from './print';
import { readRecordFile } from './record-file';

/** Adds `bregma record`: what a clinic's own record says of its guides. */
export function addRecord(program: Command): void {
  program
    .command('record')
    .argument('<file>', 'the record that bregma verify --record keeps, a CSV')
    .description("Statistics of a clinic's own record, and what they make of the error budget.")
    .option('--json', 'print everything as JSON')
    .addHelpText('after', '\nbregma plan --accuracy-from FILE plans with the refined terms.')
    .action(async (file: string, options: { json?: boolean }) => {
      const rows = await readRecordFile(file);
      const summary = summariseRecord(rows);
      const refined = refineTerms(rows);
      print(
        options.json
          ? `${JSON.stringify({ ...summary, refined: refined.ok ? refined.value : null, notRefined: refined.ok ? null : refined.problem.message }, null, 2)}\n`
          : `${describeRecord(summary, refined)}\n`,
      );
    });
}

function describeRecord(summary: RecordSummary, refined: Result<RefinedTerms>): string {
  const { inside, of } = summary.inside95;
  return [
    `${counted(summary.paths, 'trajectory', 'trajectories')} of ${counted(summary.guides, 'operation', 'operations')}`,
    ...spreadLine('Target', summary.targetMm, 'mm'),
    ...spreadLine('Entry', summary.entryMm, 'mm'),
    ...spreadLine('Angle', summary.angleDeg, 'degrees'),
    of === 0
      ? 'No row has a predicted error.'
      : `Inside the predicted 95 % at the target: ${inside} of ${of} (${Math.round((100 * inside) / of)} %)`,
    '',
    ...(refined.ok ? describeRefined(refined.value) : [refined.problem.message]),
  ]
    .map(printable)
    .join('\n');
}

function spreadLine(name: string, spread: Spread | null, unit: string): string[] {
  if (!spread) return [];
  const { n, median, min, max, mean, sd } = spread;
  const number = (v: number): string => v.toFixed(2);
  return [
    `${name.padEnd(7)} median ${number(median)} ${unit} (${number(min)} to ${number(max)}), mean ${number(mean)} ${unit}${sd === null ? '' : `, SD ${number(sd)} ${unit}`}, n = ${n}`,
  ];
}

function describeRefined(r: RefinedTerms): string[] {
  return [
    `Errors here are ${r.factor.toFixed(2)} times as large as the published terms foretell (95 %: ${r.factorLow.toFixed(2)} to ${r.factorHigh.toFixed(2)}; ${r.guides} operations, and a prior worth ${r.priorDegrees} of ${Math.round(r.degrees)} degrees of freedom).`,
    `Laid on the print term: "accuracy": { "printMm": ${r.printMm} } (95 %: ${r.printLowMm.toFixed(2)} to ${r.printHighMm.toFixed(2)} mm). bregma plan --accuracy-from FILE uses it.`,
  ];
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
