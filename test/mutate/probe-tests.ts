import type { Worker } from './run-worker';

/** A test file as the runner sees it. */
export interface ProbedTest {
  readonly file: string;
  readonly ms: number;
  /** Functions of the targets that it reaches, as `file@start`. */
  readonly reached: ReadonlySet<string>;
}

/**
 * A test file that takes more processor time is left out: a fault ought to be noticed by a faster
 * one.
 */
const SLOWEST_MS = 8_000;

/**
 * Runs every test file once without a fault: which functions each reaches, and how long it takes.
 * One that fails is left out, with a word: against such a one no mutant can be told.
 */
export async function probeTests(
  workers: readonly Worker[],
  tests: readonly string[],
  targets: readonly string[],
  print: (line: string) => void,
): Promise<ProbedTest[]> {
  const probed: ProbedTest[] = [];
  await shareOut(workers, tests, async (worker, file) => {
    const answer = await worker.ask({ kind: 'probe', test: file, targets, limitMs: SLOWEST_MS });
    if (!answer) print(`Left out, as it takes too long: ${file}`);
    else if (answer.failure !== null) {
      print(`Left out, as it fails without any mutant: ${answer.failure}`);
    } else if (answer.reached.length > 0) {
      probed.push({ file, ms: answer.ms, reached: new Set(answer.reached) });
    }
  });
  return probed.sort((a, b) => a.ms - b.ms);
}

/** Every item by the next worker that is free. */
export async function shareOut<T>(
  workers: readonly Worker[],
  items: readonly T[],
  run: (worker: Worker, item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    workers.map(async worker => {
      for (const item of waiting) await run(worker, item);
    }),
  );
}
