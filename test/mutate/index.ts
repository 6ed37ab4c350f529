import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../geometry/core/random';
import { EQUIVALENTS } from './equivalents';
import { findImports, findTests } from './find-tests';
import { keepProbe, openProgress } from './keep-progress';
import { applyMutant, makeMutants, type Mutant } from './make-mutants';
import { probeTests, shareOut, type ProbedTest } from './probe-tests';
import { describeMissed, isMissed, outcomeTable, scoreOf, scoreTable, type Tried } from './report';
import { createWorker, type Worker } from './run-worker';
import { TARGETS } from './targets';

/** Less than this share of the mutants noticed is a failure, per cent. */
const LEAST_PERCENT = 85;
/** What a worker that has just been started needs beside its tests, ms of processor time. */
const START_MS = 5_000;
/** For the tests without a mutant, ms. No Infinity: between processes that is no number. */
const CONTROL_MS = 600_000;
const TABLE = 'test/output/mutation.tsv';
const PROGRESS = 'test/output/mutation-progress.jsonl';
const PROBE = 'test/output/mutation-probe.json';
/**
 * A mutant is tried by the first of its tests that together take no more processor time, ms: what
 * they all let pass counts as missed.
 */
const MOST_MS = 10_000;

const { values: options } = parseArgs({
  options: {
    /** So many mutants, drawn with the seed; all of them where it is not given. */
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Of files alone whose path holds this. */
    only: { type: 'string', default: '' },
    /** Takes up a run that was stopped, or tries again what was missed once tests have changed. */
    resume: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});

const root = process.cwd();
const files = Object.values(TARGETS)
  .flat()
  .filter(file => file.includes(options.only));
const texts = new Map(files.map(file => [file, readFileSync(file, 'utf8')]));
const all = files.flatMap(file => makeMutants(file, texts.get(file)!));
const isEquivalent = equivalenceOf(all);
const drawn = options.sample === undefined ? all : draw(all, Number(options.sample), Number(options.seed));

mkdirSync('test/output', { recursive: true });
const progress = openProgress(PROGRESS, texts, options.resume);

const workers = Array.from({ length: Number(options.workers) }, createWorker);
try {
  const tests = findTests(root, files);
  console.log(
    `${drawn.length} of ${all.length} mutants in ${files.length} files; ${tests.length} test files.`,
  );
  const probed = await keepProbe(PROBE, texts, options.resume, () =>
    probeTests(workers, tests, files, console.log),
  );
  const imports = findImports(root, tests);
  const tried: Tried[] = [];
  await shareOut(workers, drawn, async (worker, mutant) => {
    if (isEquivalent(mutant)) tried.push({ ...mutant, outcome: 'equivalent', by: '' });
    else {
      const known = progress.outcomeOf(mutant);
      const one = known ? { ...mutant, ...known } : await tryOut(worker, mutant, probed, imports);
      if (!known) progress.keep(mutant, one);
      tried.push(one);
      if (isMissed(one)) console.log(describeMissed(one));
    }
    if (tried.length % 50 === 0) console.log(`${tried.length} of ${drawn.length}`);
  });
  await assertControls(workers[0]!, tried);
  tried.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.start - b.start);
  writeFileSync(TABLE, outcomeTable(tried));
  console.log(`\n${scoreTable(tried, TARGETS)}\n\nEvery mutant: ${TABLE}`);
  if (scoreOf(tried).percent < LEAST_PERCENT) process.exitCode = 1;
} finally {
  for (const worker of workers) worker.stop();
}

/**
 * Runs the tests that reach the mutant's function: those that import its file themselves, as they
 * are about it, then the others, the fastest first.
 */
async function tryOut(
  worker: Worker,
  mutant: Mutant,
  probed: readonly ProbedTest[],
  imports: ReadonlyMap<string, readonly string[]>,
): Promise<Tried> {
  const { file, within } = mutant;
  const isMet = ({ reached }: ProbedTest): boolean =>
    within === null
      ? [...reached].some(name => name.startsWith(`${file}@`))
      : reached.has(`${file}@${within}`);
  const tests: ProbedTest[] = [];
  let usualMs = 0;
  const met = probed.filter(isMet);
  const isAbout = (test: ProbedTest): boolean => imports.get(test.file)!.includes(file);
  for (const test of [...met.filter(isAbout), ...met.filter(test => !isAbout(test))]) {
    if (tests.length > 0 && usualMs + test.ms > MOST_MS) break;
    tests.push(test);
    usualMs += test.ms;
  }
  if (tests.length === 0) return { ...mutant, outcome: 'not reached', by: '' };
  const answer = await worker.ask({
    kind: 'mutant',
    tests: tests.map(test => test.file),
    file,
    text: applyMutant(texts.get(file)!, mutant),
    limitMs: START_MS + 3 * usualMs,
  });
  if (!answer) return { ...mutant, outcome: 'endless', by: '' };
  return answer.failure === null
    ? { ...mutant, outcome: 'survived', by: '' }
    : { ...mutant, outcome: 'noticed', by: answer.failure };
}

/**
 * The text as it stands has to pass where a mutant of it failed: else it was not the mutant that
 * was noticed.
 */
async function assertControls(worker: Worker, tried: readonly Tried[]): Promise<void> {
  for (const file of files) {
    const by = tried.filter(mutant => mutant.file === file && mutant.by !== '').map(({ by }) => by);
    const tests = [...new Set(by.map(name => name.split(/ > |: /)[0]!))];
    if (tests.length === 0) continue;
    const answer = await worker.ask({
      ...{ kind: 'mutant', tests, file, text: texts.get(file)! },
      limitMs: CONTROL_MS,
    });
    if (answer?.failure !== null) {
      throw new Error(`Without a mutant in ${file} fails: ${answer?.failure ?? 'the worker'}`);
    }
  }
}

/** `count` of them, each as likely as the other; in their own order. */
function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = seededRandom(seed);
  return mutants
    .map(mutant => ({ mutant, lot: random.uniform() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .map(({ mutant }) => mutant)
    .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.start - b.start);
}

/**
 * Whether a mutant is on the list of equivalents; an entry of that list that fits none is out of
 * date, and said.
 */
function equivalenceOf(mutants: readonly Mutant[]): (mutant: Mutant) => boolean {
  const keyOf = ({ file, was, becomes }: { file: string; was: string; becomes: string }): string =>
    JSON.stringify([file, was, becomes]);
  const made = new Set(mutants.map(keyOf));
  for (const entry of EQUIVALENTS.filter(({ file }) => files.includes(file))) {
    if (!made.has(keyOf(entry)))
      console.log(`No such mutant (test/mutate/equivalents.ts): ${entry.file}: ${entry.was}`);
  }
  const keys = new Set(EQUIVALENTS.map(keyOf));
  return mutant => keys.has(keyOf(mutant));
}
