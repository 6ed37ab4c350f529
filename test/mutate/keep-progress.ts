import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './make-mutants';
import type { ProbedTest } from './probe-tests';
import type { Tried } from './report';

type Outcome = Pick<Tried, 'outcome' | 'by'>;

/** What is known of mutants from a run that came before. */
export interface Progress {
  /** Null where it has to be tried. */
  readonly outcomeOf: (mutant: Mutant) => Outcome | null;
  readonly keep: (mutant: Mutant, outcome: Outcome) => void;
}

/** A line of the file: what was tried, with which tests, and what came of it. */
interface Line extends Outcome {
  readonly mutant: string;
  readonly tests: string;
}

/**
 * Outcomes in a file, a line each, written as they come, so that a run that was stopped can be
 * taken up again. One that was noticed stays so while its source has the same text; one that was
 * missed is tried again once any test has changed.
 *
 * @param texts of the sources, by their paths
 */
export function openProgress(file: string, texts: ReadonlyMap<string, string>, isResumed: boolean): Progress {
  if (!isResumed) rmSync(file, { force: true });
  const tests = hashOf(readTests());
  const keyOf = ({ file: source, start, end, replacement }: Mutant): string =>
    hashOf([source, texts.get(source)!, start, end, replacement]);
  const known = new Map<string, Outcome>();
  for (const { mutant, tests: by, ...outcome } of readLines(file)) {
    const isNoticed = outcome.by !== '' || outcome.outcome === 'endless';
    if (isNoticed || by === tests) known.set(mutant, outcome);
  }
  return {
    outcomeOf: mutant => known.get(keyOf(mutant)) ?? null,
    keep: (mutant, { outcome, by }) => {
      const line: Line = { mutant: keyOf(mutant), tests, outcome, by };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}

/**
 * What the probe of a run that came before has found, where sources and tests are the same; else
 * what `probe` finds, which is kept.
 */
export async function keepProbe(
  file: string,
  texts: ReadonlyMap<string, string>,
  isResumed: boolean,
  probe: () => Promise<readonly ProbedTest[]>,
): Promise<readonly ProbedTest[]> {
  const of = hashOf([...texts.values(), ...readTests()]);
  if (isResumed && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { of: string; probed: KeptProbe[] };
    if (kept.of === of)
      return kept.probed.map(({ reached, ...test }) => ({ ...test, reached: new Set(reached) }));
  }
  const probed = await probe();
  const kept: KeptProbe[] = probed.map(({ reached, ...test }) => ({ ...test, reached: [...reached] }));
  writeFileSync(file, JSON.stringify({ of, probed: kept }));
  return probed;
}

type KeptProbe = Omit<ProbedTest, 'reached'> & { readonly reached: readonly string[] };

/** The last line may be half written, where a run was stopped. */
function readLines(file: string): Line[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => (line.endsWith('}') ? [JSON.parse(line) as Line] : []));
}

const readTests = (): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .sort()
    .map(path => path + readFileSync(join('test', path), 'utf8'));

const hashOf = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
