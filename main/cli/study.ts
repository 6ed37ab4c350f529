import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { chained } from '../../geometry/messages/compose';
import { words } from '../../geometry/messages/phrase';
import type { Result } from '../../geometry/core/result';
import {
  hashSettings,
  STUDY_DEFAULTS,
  STUDY_PRINTERS,
  STUDY_SUPPORTS,
  STUDY_VARIANTS,
  type StudySettings,
  type StudyVariant,
} from '../../samples/study/settings';
import type { StudyRow } from '../../samples/study/study-row';
import { describeSummary } from '../../samples/study/describe-summary';
import { summarizeStudy, type StudySummary } from '../../samples/study/summarize-study';
import { writeTable } from '../../samples/study/write-table';
import { writeStudyPage } from '../../samples/study/write-study-page';
import { checkWritable, writeTogether } from '../files/write-together';
import { refuseInput } from './exit';
import { languageOption, say, translateLines, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { range, refuseOption, whole } from './read-option';
import { runStudy } from './run-study';
import { patientsToRun, readRows, requireOneStudy, writeRows } from './study-files';

interface StudyCommandOptions extends Spoken {
  readonly patients: string;
  readonly seed: string;
  readonly out: string;
  readonly shard?: string;
  readonly ablate: readonly StudyVariant[];
  readonly ablations?: boolean;
  readonly support: readonly StudyVariant[];
  readonly printer?: string;
  readonly heads?: string;
  readonly voxel?: string;
  readonly blur?: string;
  readonly noise?: string;
  readonly threads?: string;
  readonly gather?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const PRINTERS = Object.keys(STUDY_PRINTERS) as (keyof typeof STUDY_PRINTERS)[];
const SUPPORTS: readonly StudyVariant[] = STUDY_SUPPORTS;
const ABLATIONS = (Object.keys(STUDY_VARIANTS) as StudyVariant[]).filter(
  v => v !== 'complete' && !SUPPORTS.includes(v),
);
/** As many as rows' names and an afternoon hold. */
const MOST_PATIENTS = 9999;
/** Stopped by Ctrl-C, as shells have it. */
const INTERRUPTED = 130;

/** `bregma study`. */
export function addStudy(program: Command): void {
  program
    .command('study')
    .description(say('help-study-heads'))
    .option('--patients <n>', say('help-study-patients'), '20')
    .option('--seed <n>', say('help-study-seed'), '1')
    .option('--out <dir>', say('help-study-out'), 'study')
    .option('--shard <i/n>', say('help-study-shard'))
    .option('--ablate <what>', say('help-study-ablate', { ablations: ABLATIONS }), addAblation, [])
    .option('--ablations', say('help-study-ablations'))
    .option(
      '--support <which>',
      say('help-study-support', { supports: chained('either', SUPPORTS) }),
      addSupport,
      [],
    )
    .option('--printer <which>', say('help-study-printer', { printers: chained('either', PRINTERS) }))
    .option('--heads <which>', say('help-study-heads-drawn'))
    .option('--voxel <low..high>', say('help-study-voxel'))
    .option('--blur <low..high>', say('help-study-blur'))
    .option('--noise <low..high>', say('help-study-noise'))
    .option('--threads <n>', say('help-study-threads'))
    .option('--gather', say('help-study-gather'))
    .addOption(languageOption())
    .option('--json', say('help-study-json'))
    .option('--quiet', say('help-quiet'))
    .action(async (options: StudyCommandOptions) => {
      const done = await study(options);
      if (!done) {
        if (!options.quiet) print(`${translateLines([words('shard-done')], options.language)}\n`);
      } else if (options.json) {
        print(`${JSON.stringify(done, null, 2)}\n`);
      } else if (!options.quiet) {
        const folder = resolve(options.out);
        const wrote = translateLines(
          [words('study-wrote', { file: join(folder, 'study.html') })],
          options.language,
        );
        print(`${describeSummary(done.summary, options.language)}${wrote}\n`);
      }
    });
}

interface Study {
  readonly rows: readonly StudyRow[];
  readonly summary: StudySummary;
}

/** Runs what is missing, then gathers; null for a shard, which gathers nothing. */
async function study(options: StudyCommandOptions): Promise<Study | null> {
  const settings = readSettings(options);
  const folder = resolve(options.out);
  const count = whole(options.patients, '--patients', 1, MOST_PATIENTS);
  const variants: StudyVariant[] = [
    'complete',
    ...new Set(options.support),
    ...(options.ablations ? ABLATIONS : new Set(options.ablate)),
  ];
  const everyone = Array.from({ length: count }, (_, n) => n + 1);
  const mine = options.shard === undefined ? everyone : shardOf(everyone, options.shard);
  accept(await checkWritable(folder));
  if (!options.gather) await runMissing(settings, mine, variants, folder, options);
  if (options.shard !== undefined && !options.gather) return null;
  return gather(folder, options.gather ? null : { everyone, variants }, settings);
}

async function runMissing(
  settings: StudySettings,
  patients: readonly number[],
  variants: readonly StudyVariant[],
  folder: string,
  { threads, quiet, language }: StudyCommandOptions,
): Promise<void> {
  const missing = patientsToRun(patients, variants, settings, accept(await readRows(folder)));
  const lanes = threads === undefined ? availableParallelism() : whole(threads, '--threads', 1, 256);
  const bar = createProgressBar(language, quiet);
  const stop = (): void => {
    bar.clear();
    process.stderr.write(`bregma: ${translateLines([words('study-stopped')], language)}\n`);
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', stop);
  await runStudy(
    missing,
    { settings, variants },
    lanes,
    async rows => void accept(await writeRows(folder, rows)),
    (done, fraction) =>
      bar.onProgress({
        doing: translateLines([words('patients-done', { done, count: missing.length })], language),
        fraction,
      }),
  ).finally(() => {
    bar.clear();
    process.removeListener('SIGINT', stop);
  });
}

/**
 * Reads the rows back, all of the folder or those that were asked for, and writes the table and the
 * page.
 */
async function gather(
  folder: string,
  asked: {
    readonly everyone: readonly number[];
    readonly variants: readonly StudyVariant[];
  } | null,
  settings: StudySettings,
): Promise<Study> {
  const all = accept(await readRows(folder));
  const hash = hashSettings(settings);
  const rows = asked
    ? all.filter(
        row =>
          row.settings === hash &&
          asked.everyone.includes(row.patient) &&
          asked.variants.includes(row.variant),
      )
    : all;
  accept(requireOneStudy(rows, folder));
  // Gathered without the options that they were made with: the page then says less of them.
  const isTheirs = rows[0]!.settings === hash;
  const summary = summarizeStudy(rows);
  const files = [
    { name: 'rows.csv', bytes: writeTable(rows) },
    { name: 'study.html', bytes: writeStudyPage(rows, summary, isTheirs ? settings : null) },
  ];
  accept(await writeTogether(folder, files));
  return { rows, summary };
}

/** The value, or the command ends with the refusal in words. */
function accept<T>(result: Result<T>): T {
  return result.ok ? result.value : refuseInput(result.problem);
}

function readSettings({ seed, printer, heads, voxel, blur, noise }: StudyCommandOptions): StudySettings {
  const voxelMm = voxel === undefined ? null : range(voxel, '--voxel', 0.2, 1.5);
  return {
    ...STUDY_DEFAULTS,
    seed: whole(seed, '--seed', 0, 2 ** 31),
    ...(heads === undefined || heads === 'usual' ? {} : { heads: readHeads(heads) }),
    ...(printer === undefined ? {} : { printer: STUDY_PRINTERS[readPrinter(printer)] }),
    ...(voxelMm === null
      ? {}
      : { pixelMm: voxelMm, sliceMm: voxelMm, nodeMm: Math.max(STUDY_DEFAULTS.nodeMm, voxelMm[0]) }),
    ...(blur === undefined ? {} : { blurMm: range(blur, '--blur', 0.2, 3) }),
    ...(noise === undefined ? {} : { noiseHu: range(noise, '--noise', 0, 200) }),
  };
}

function shardOf(patients: readonly number[], text: string): number[] {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const [index, count] = [Number(i), Number(n)];
  if (!(index >= 1 && index <= count)) {
    return refuseOption('--shard', text, words('needs-shard'));
  }
  return patients.filter(patient => (patient - 1) % count === index - 1);
}

const readHeads = (word: string): 'extreme' =>
  word === 'extreme'
    ? word
    : refuseOption('--heads', word, words('needs-one-of', { choices: ['usual', 'extreme'] }));

function readPrinter(word: string): keyof typeof STUDY_PRINTERS {
  return (
    PRINTERS.find(name => name === word) ??
    refuseOption('--printer', word, words('needs-one-of', { choices: PRINTERS }))
  );
}

function addSupport(word: string, earlier: readonly StudyVariant[]): readonly StudyVariant[] {
  const known = SUPPORTS.find(name => name === word);
  return known
    ? [...earlier, known]
    : refuseOption('--support', word, words('needs-one-of', { choices: SUPPORTS }));
}

function addAblation(word: string, earlier: readonly StudyVariant[]): readonly StudyVariant[] {
  const known = ABLATIONS.find(name => name === word);
  return known
    ? [...earlier, known]
    : refuseOption('--ablate', word, words('needs-one-of', { choices: ABLATIONS }));
}
