import { basename, dirname, resolve } from 'node:path';
import process from 'node:process';
import { Option, type Command } from 'commander';
import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import { within, type OnProgress } from '../../geometry/core/progress';
import { plannedScan } from '../../geometry/plan/case-schema';
import { parseCase } from '../../geometry/plan/parse-case';
import { plan, type ReadScan } from '../../geometry/plan/plan';
import type { Plan } from '../../geometry/plan/plan-schema';
import type { Volume } from '../../geometry/volume/volume';
import { toRecordRow } from '../../geometry/verify/record-row';
import {
  choosePaths,
  isAsForetold,
  verifyPlan,
  type MarkedTool,
  type Verification,
} from '../../geometry/verify/verify-plan';
import { readScan } from '../files/read-scan';
import { describeVerification } from './describe-verification';
import { exitCode, refuseInput } from './exit';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { readCaseScans } from './read-case-scan';
import { threeNumbers } from './read-option';
import { readText } from './read-text';
import { addToRecordFile } from './record-file';

interface VerifyCommandOptions {
  readonly postop: string;
  readonly postopSeries?: string;
  readonly trajectory?: string;
  readonly tip?: string;
  readonly entry?: string;
  readonly frame: 'postop' | 'ct';
  readonly record?: string;
  readonly json?: boolean;
}

/** Adds `bregma verify`: where the needle came to lie, against where it should have. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .argument('<case>', 'the case file, case.json, with its CT beside it')
    .description('Compares a CT made after the biopsy with the plan: error at target and entry, and angle.')
    .requiredOption('--postop <path>', 'folder or file of the CT made after the biopsy')
    .option('--postop-series <uid>', 'which series of --postop, where it holds several')
    .option('--trajectory <id>', 'only this path; default all')
    .option('--tip <x,y,z>', "the needle's tip as you marked it, mm (with --entry; nothing is then searched)")
    .option('--entry <x,y,z>', 'where it enters the bone as you marked it, mm')
    .addOption(
      new Option('--frame <frame>', 'whose patient coordinates (LPS) --tip and --entry are in')
        .choices(['postop', 'ct'])
        .default('postop'),
    )
    .option('--record <file>', "add the result to the clinic's own record, a CSV; made where it is missing")
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      '\nExit code 1: an error lies outside its predicted 95 %, nothing was predicted, or a trajectory was not found in the scan.',
    )
    .action(async (casePath: string, options: VerifyCommandOptions) => {
      const bar = createProgressBar(options.json);
      const { planned, verification, scan } = await verifyCase(casePath, options, bar.onProgress).finally(
        bar.clear,
      );
      const recorded =
        options.record === undefined ? null : await record(options.record, planned, verification, scan);
      print(
        options.json
          ? `${JSON.stringify({ case: planned.case.patient.id, scan, ...verification, recorded }, null, 2)}\n`
          : `${describeVerification(verification, recorded && { ...recorded, file: options.record! })}\n`,
      );
      if (!isAsForetold(verification)) process.exitCode = exitCode.checkFailed;
    });
}

interface VerifiedCase {
  readonly planned: Plan;
  readonly verification: Verification;
  /** Series UID of the later scan. */
  readonly scan: string;
}

async function verifyCase(
  casePath: string,
  options: VerifyCommandOptions,
  onProgress: OnProgress,
): Promise<VerifiedCase> {
  const picks = readPicks(options);
  const parsed = parseCase(await readText(casePath, 'a case', 'no-case'), basename(casePath));
  if (!parsed.ok) refuseInput(parsed.problem);
  const later = await readScan([options.postop], options.postopSeries, within(onProgress, 0, 0.15));
  if (!later.ok) refuseInput(later.problem);

  // The prediction is the pipeline's own, so the case is planned once more; its CT is kept for the comparison.
  let ct: Volume | null = null;
  const read = readCaseScans(dirname(resolve(casePath)));
  const keep: ReadScan = async (scan, progress, signal) => {
    const result = await read(scan, progress, signal);
    if (result.ok && scan.id === plannedScan(parsed.value).id) ct = result.value.volume;
    return result;
  };
  const planned = await plan(parsed.value, keep, {}, within(onProgress, 0.15, 0.5));
  if (!planned.ok) refuseInput(planned.problem);
  const outcome = planned.value.plan;
  const chosen = choosePaths(outcome, options);
  if (!chosen.ok) refuseInput(chosen.problem);
  if (picks && chosen.value.length > 1) {
    refuseInput({
      code: 'which-path',
      message: `The case has ${chosen.value.length} trajectories; say with --trajectory which one --tip and --entry are of.`,
      where: '--trajectory',
    });
  }
  const marked: MarkedTool[] = picks ? [{ ...picks, trajectory: chosen.value[0]!.id }] : [];
  const verified = await verifyPlan(
    outcome,
    ct!,
    later.value.volume,
    { ...(options.trajectory === undefined ? {} : { trajectory: options.trajectory }), marked },
    within(onProgress, 0.5, 1),
  );
  if (!verified.ok) refuseInput(verified.problem);
  return { planned: outcome, verification: verified.value, scan: later.value.series.uid };
}

/** The marked points; null where none are given, refused where one is missing. */
function readPicks({ tip, entry, frame }: VerifyCommandOptions): Omit<MarkedTool, 'trajectory'> | null {
  if (tip === undefined && entry === undefined) return null;
  if (tip === undefined || entry === undefined) {
    return refuseInput({
      code: 'one-pick',
      message: 'Both --tip and --entry are needed: one point gives no line.',
      where: tip === undefined ? '--tip' : '--entry',
    });
  }
  return {
    tipLps: readPoint('--tip', tip),
    entryLps: readPoint('--entry', entry),
    frame: frame === 'ct' ? 'planned' : 'later',
  };
}

/** Farther from the scanner's own middle lies no patient, mm. */
const FARTHEST_MM = 10_000;

const readPoint = (option: string, text: string): PatientPoint =>
  patientPoint(...threeNumbers(text, ',', option, -FARTHEST_MM, FARTHEST_MM, 'mm'));

async function record(
  file: string,
  planned: Plan,
  { outcomes }: Verification,
  scan: string,
): Promise<{ readonly added: number; readonly replaced: number }> {
  const date = new Date().toISOString();
  const { added, replaced } = await addToRecordFile(
    file,
    outcomes.map(outcome => toRecordRow(planned, outcome, scan, date)),
  );
  return { added, replaced };
}
