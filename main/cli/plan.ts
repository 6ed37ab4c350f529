import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { Option, type Command } from 'commander';
import { within } from '../../geometry/core/progress';
import { worstError } from '../../geometry/accuracy/worst-error';
import { needleStopOf, needleStopWords } from '../../geometry/plan/output/needle-stop';
import { nameOfCheck } from '../../geometry/messages/check-names';
import { asMessage, words } from '../../geometry/messages/phrase';
import { decimal, type Sentence } from '../../geometry/core/message';
import { translate, type Language } from '../../geometry/messages/translate';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { figureWords } from '../../geometry/plan/output/figure-words';
import { writeReport } from '../../geometry/plan/output/write-report';
import { STERILISING_CYCLES, type SterilisingCycle } from '../../geometry/print/printer-profile';
import { writePrint3mf } from '../../geometry/plan/output/write-print-3mf';
import { writePrintSheet } from '../../geometry/plan/output/write-print-sheet';
import { isReason, isSignature } from '../../geometry/plan/document/case-fields';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { benchFileName, makeBenchFiles } from '../../geometry/plan/make-bench-files';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { supportWords } from '../../geometry/plan/design-support';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import { plan, type PlanOptions, type PlanOutcome } from '../../geometry/plan/plan';
import { refineTerms } from '../../geometry/verify/refine-terms';
import { checkWritable, repairFolder, writeTogether, type OutgoingFile } from '../files/write-together';
import { agreeToMissing, withWayToAgree } from './agree-to-missing';
import { exitCode, refuseInput } from './exit';
import { refuseOption } from './read-option';
import { picturePlan } from '../../geometry/picture/picture-plan';
import { languageOption, say, translateLines, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { readCaseScans } from './read-case-scan';
import { requireOwnFolder, whoseCase } from './require-own-folder';
import { readProfile } from './read-profile';
import { warnOutside } from './warn-outside';
import { readText } from './read-text';
import { readRecordFile } from './record-file';
import type { Answer } from '../../geometry/plan/document/known-scan';

interface PlanCommandOptions extends Spoken {
  readonly out: string;
  readonly frame: 'patient' | 'print';
  readonly picture?: boolean;
  /** Who agrees that a missing slice is filled in. */
  readonly interpolateMissing?: string;
  /**
   * Who answers for scans that are not what the case says, and who confirms the orientation again;
   * each with `reason`.
   */
  readonly acceptScan?: string;
  readonly confirmOrientation?: string;
  readonly reason?: string;
  /** A clinic's record, whose refined terms the plan predicts by. */
  readonly accuracyFrom?: string;
  /**
   * On what it is printed, from which lot, and what it goes through; the case's own where they are
   * not given.
   */
  readonly printer?: string;
  readonly lot?: string;
  readonly cycle?: SterilisingCycle;
  /** What the guide is to stand on, in the place of the case's. */
  readonly support?: Case['guide']['support'];
  /** Whether the phantom to try the guide on is made too. */
  readonly bench?: boolean;
  /** Whether the supports that there are for it are compared and told. */
  readonly supports?: boolean;
  /** Whether the plan of another animal that lies in the folder is replaced. */
  readonly replace?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `bregma plan`. */
export function addPlan(program: Command): void {
  program
    .command('plan')
    .argument('<case>', say('help-plan-case'))
    .description(say('help-plan'))
    .requiredOption('--out <dir>', say('help-folder'))
    .addOption(
      new Option('--frame <frame>', say('help-plan-frame')).choices(['patient', 'print']).default('patient'),
    )
    .option('--bench', say('help-plan-bench'))
    .option('--picture', say('help-plan-picture'))
    .option('--interpolate-missing <name>', say('help-plan-missing'))
    .option('--accept-scan <name>', say('help-plan-accept'))
    .option('--confirm-orientation <name>', say('help-plan-confirm'))
    .option('--reason <text>', say('help-plan-reason'))
    .option('--accuracy-from <file>', say('help-plan-accuracy'))
    .option('--printer <profile>', say('help-plan-printer'))
    .option('--lot <lot>', say('help-plan-lot'))
    .addOption(new Option('--cycle <cycle>', say('help-plan-cycle')).choices([...STERILISING_CYCLES]))
    .addOption(new Option('--support <support>', say('help-plan-support')).choices(['pad', 'feet', 'auto']))
    .option('--supports', say('help-plan-supports'))
    .option('--replace', say('help-plan-replace'))
    .addOption(languageOption())
    .option('--json', say('help-plan-json'))
    .option('--quiet', say('help-quiet'))
    .action(async (casePath: string, options: PlanCommandOptions) => {
      const outcome = await planToFolder(casePath, options);
      if (options.json) print(planJson(outcome));
      else if (!options.quiet) print(summary(outcome, options));
      if (outcome.plan.status === 'fail') process.exitCode = exitCode.checkFailed;
    });
}

/** Plans the case and writes its files; refuses bad input in words before anything is written. */
export async function planToFolder(casePath: string, options: PlanCommandOptions): Promise<PlanOutcome> {
  const { out, picture, bench, quiet, interpolateMissing, accuracyFrom, support, replace, language } =
    options;
  const folder = resolve(out);
  const answers = readAnswers(options);
  const written = parseCase(await readText(casePath, words('a-case'), 'no-case'), basename(casePath));
  const agreed =
    written.ok && interpolateMissing !== undefined
      ? parseCase(
          agreeToMissing(written.value, interpolateMissing),
          'The case with --interpolate-missing',
          words('case-as-agreed'),
        )
      : written;
  if (!agreed.ok) refuseInput(agreed.problem);
  const refined = accuracyFrom === undefined ? agreed.value : await refineBudget(agreed.value, accuracyFrom);
  const printed = await printOn(refined, options);
  const planCase = support === undefined ? printed : { ...printed, guide: { ...printed.guide, support } };
  const writable = await checkWritable(folder);
  if (!writable.ok) refuseInput(writable.problem);
  // Also where this run comes to nothing, the set before it is whole.
  const repaired = await repairFolder(folder);
  if (!repaired.ok) refuseInput(repaired.problem);

  if (!replace) await requireOwnFolder(folder, whoseCase(planCase));

  const home = dirname(resolve(casePath));
  if (!quiet) await warnOutside(home, planCase, language);
  const bar = createProgressBar(language, quiet);
  const planned = await plan(
    planCase,
    readCaseScans(home),
    { ...answers, comparesSupports: options.supports ?? false },
    within(bar.onProgress, 0, picture ? 0.7 : 1),
  ).finally(bar.clear);
  if (!planned.ok) refuseInput(withWayToAgree(planned.problem));
  if (!replace) await requireOwnFolder(folder, whoseCase(planCase, planned.value.plan.scans));

  if (picture) bar.onProgress({ doing: 'Drawing the pictures', fraction: 0.7 });
  // The guide comes last: who finds it finds all that belongs to it.
  const benches = bench ? await benchFiles(planned.value) : [];
  const files = [
    ...(picture ? pictureFiles(planned.value) : []),
    ...benches,
    ...outgoingFiles(planned.value, options),
  ];
  bar.clear();
  const stale = everyName.filter(name => !files.some(file => file.name === name));
  const saved = await writeTogether(folder, files, stale);
  if (!saved.ok) refuseInput(saved.problem);
  return planned.value;
}

/**
 * The case, its budget's print term replaced by what the record says; refused where that is too
 * little.
 */
async function refineBudget(planCase: Case, record: string): Promise<Case> {
  const refined = refineTerms(await readRecordFile(record));
  if (!refined.ok) return refuseInput(refined.problem);
  return { ...planCase, accuracy: { ...planCase.accuracy, printMm: refined.value.printMm } };
}

/**
 * The case on the printer, lot and cycle that were given; refused in words where a lot or cycle has
 * no printer.
 */
async function printOn(
  planCase: Case,
  { printer, lot, cycle }: Pick<PlanCommandOptions, 'printer' | 'lot' | 'cycle'>,
): Promise<Case> {
  if (printer === undefined && lot === undefined && cycle === undefined) return planCase;
  const profile = printer === undefined ? planCase.printer?.profile : await readProfile(printer);
  if (!profile) {
    return refuseOption(lot === undefined ? '--cycle' : '--lot', lot ?? cycle ?? '', words('needs-printer'));
  }
  // What was said of another printer's lot is none of this one's.
  const known = printer === undefined ? planCase.printer : null;
  const said = { profile, lot: lot ?? known?.lot ?? '', cycle: cycle ?? known?.cycle ?? null };
  const named = parseCase(
    { ...planCase, printer: said },
    'The case with --printer',
    words('case-with-printer'),
  );
  return named.ok ? named.value : refuseInput(named.problem);
}

/** By whom and why the questions of a plan are answered, where somebody does. */
function readAnswers({
  acceptScan,
  confirmOrientation,
  reason,
}: PlanCommandOptions): Pick<PlanOptions, 'acceptScan' | 'confirmOrientation'> {
  const answer = (option: string, by: string): Answer => {
    if (!isSignature(by)) {
      return refuseOption(option, by, words('needs-signature'));
    }
    if (reason === undefined || !isReason(reason)) {
      return refuseOption('--reason', reason ?? '', words('needs-reason-for', { option }));
    }
    return { by, reason, at: new Date().toISOString() };
  };
  if (reason !== undefined && acceptScan === undefined && confirmOrientation === undefined) {
    refuseOption('--reason', reason, words('needs-answer-beside'));
  }
  return {
    ...(acceptScan === undefined ? {} : { acceptScan: answer('--accept-scan', acceptScan) }),
    ...(confirmOrientation === undefined
      ? {}
      : { confirmOrientation: answer('--confirm-orientation', confirmOrientation) }),
  };
}

const BENCH_FILES = ['bench', 'tryIn'] as const;
const PRINT_SHEET = 'print-sheet.txt';

/**
 * What an earlier run may have left and must not lie beside today's plan: its guide, its pictures.
 */
const everyName = [
  ...(['pass', 'fail'] as const).flatMap(status =>
    (['patient', 'print', 'package'] as const).map(file => guideFileName(status, file)),
  ),
  ...(['pass', 'fail'] as const).flatMap(status => BENCH_FILES.map(file => benchFileName(status, file))),
  PRINT_SHEET,
  'picture.png',
  'picture-clear.png',
];

function pictureFiles(outcome: PlanOutcome): OutgoingFile[] {
  const { solid, clear } = picturePlan(outcome);
  return [
    { name: 'picture.png', bytes: solid },
    { name: 'picture-clear.png', bytes: clear },
  ];
}

/** The phantom and the try-in; refused where no phantom of these paths can be made. */
async function benchFiles({ plan: planned, guide, bone }: PlanOutcome): Promise<OutgoingFile[]> {
  if (!guide) return [];
  const made = makeBenchFiles(planned, { guide: guide.mesh, bone: bone.mesh }, await loadKernel());
  if (!made.ok) return refuseInput(made.problem);
  return BENCH_FILES.flatMap(file =>
    made.value ? [{ name: benchFileName(planned.status, file), bytes: made.value[file] }] : [],
  );
}

function outgoingFiles(
  outcome: PlanOutcome,
  { frame, language }: Pick<PlanCommandOptions, 'frame' | 'language'>,
): OutgoingFile[] {
  const { plan: planned, guide, skullStl } = outcome;
  const files: OutgoingFile[] = [
    { name: 'skull.stl', bytes: skullStl },
    { name: 'plan.json', bytes: planJson(outcome) },
    { name: 'report.txt', bytes: writeReport(planned, language) },
  ];
  if (guide) {
    const printed = guideFileName(planned.status, 'print');
    const isForPrinter = frame === 'print';
    if (isForPrinter) files.push({ name: PRINT_SHEET, bytes: writePrintSheet(planned, printed, language) });
    files.push({ name: guideFileName(planned.status), bytes: guide.stl });
    if (isForPrinter) {
      files.push({ name: printed, bytes: guide.printStl });
      const bytes = writePrint3mf(planned, guide.printMesh);
      files.push({ name: guideFileName(planned.status, 'package'), bytes });
    }
  }
  return files;
}

const planJson = ({ plan: planned }: PlanOutcome): string => `${JSON.stringify(planned, null, 2)}\n`;

const HEADLINES = {
  pass: 'every-check-passed',
  warn: 'every-check-passed-warnings',
  fail: 'failed-do-not-print',
} as const;
const STATUSES = { pass: 'status-pass', warn: 'status-warn', fail: 'status-fail' } as const;

function summary(outcome: PlanOutcome, options: PlanCommandOptions): string {
  const { out, picture, bench, language } = options;
  const { plan: planned } = outcome;
  const stops = planned.trajectories.flatMap(({ id: path, sleeve }) => {
    const stop = sleeve && needleStopWords(needleStopOf(sleeve, planned.case.tool));
    return stop ? [words('stop-from-lip', { path, stop })] : [];
  });
  const worst = worstError(planned.trajectories);
  const told = worst && { error: decimal(worst.predictedErrorMm.total95, 2), path: worst.id };
  const isSeveral = planned.trajectories.length > 1;
  const error = told ? [words(isSeveral ? 'error-of-worst-path' : 'error-of-path', told)] : [];
  const remarks = planned.checks
    .filter(check => check.status !== 'pass')
    .map(check => `  ${translateLines([remarkOf(check, language)], language)}`);
  const names = [
    ...outgoingFiles(outcome, options).map(file => file.name),
    ...(bench && planned.guide ? BENCH_FILES.map(file => benchFileName(planned.status, file)) : []),
    ...(picture ? ['picture.png', 'picture-clear.png'] : []),
  ].map(name => join(out, name));
  const lines = [
    words(HEADLINES[planned.status]),
    ...stops,
    ...error,
    ...remarks,
    ...(options.supports ? supportLines(planned) : []),
    words('wrote-files', { files: names }),
  ];
  return `${translateLines(lines, language)}\n`;
}

/** What the guide could stand on, one line each, those that bare least first. */
const supportLines = ({ supports }: Plan): Sentence[] => [
  words('supports-compared', { supports: supports.length }),
  ...supports.map(support =>
    words('support-line', {
      mark: support.isChosen ? '*' : support.isOnFront ? '+' : ' ',
      seating: decimal(support.seating95Mm, 2),
      bare: decimal(support.bareMm2 / 100, 1),
      support: supportWords(support),
    }),
  ),
];

/** A check that did not pass: by its id in English, and by its name in other languages. */
function remarkOf(check: Plan['checks'][number], language: Language): Sentence {
  const name = language === 'en' ? check.id : nameOfCheck(check.id, language);
  const figures = figureWords(check);
  const translated = translate(asMessage(check).sentences, language);
  return words('check-line', {
    status: words(STATUSES[check.status]),
    check: check.trajectory ? words('check-of-path', { check: name, path: check.trajectory }) : name,
    said: figures === null ? translated : words('said-with-figures', { said: translated, figures }),
  });
}
