import type { Mutant } from './make-mutants';

type Outcome = 'noticed' | 'endless' | 'survived' | 'not reached' | 'equivalent';

export interface Tried extends Mutant {
  readonly outcome: Outcome;
  /** The test that failed; '' where none did. */
  readonly by: string;
}

export interface Score {
  readonly all: number;
  /** By a test, or because it never ended. */
  readonly noticed: number;
  readonly missed: number;
  readonly equivalent: number;
  /** Noticed of those that can be, per cent; 100 where there are none. */
  readonly percent: number;
}

export function scoreOf(tried: readonly Tried[]): Score {
  const count = (...outcomes: Outcome[]): number =>
    tried.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const noticed = count('noticed', 'endless');
  const missed = tried.filter(isMissed).length;
  return {
    all: tried.length,
    ...{ noticed, missed, equivalent: count('equivalent') },
    percent: noticed + missed === 0 ? 100 : (100 * noticed) / (noticed + missed),
  };
}

/** A table by groups of files, in plain text. */
export function scoreTable(
  tried: readonly Tried[],
  groups: Readonly<Record<string, readonly string[]>>,
): string {
  const row = (name: string, of: readonly Tried[]): string => {
    const { all, noticed, missed, equivalent, percent } = scoreOf(of);
    const figures = [all, noticed, missed, equivalent].map(n => String(n).padStart(10));
    return `${name.padEnd(48)}${figures.join('')}${percent.toFixed(1).padStart(10)}`;
  };
  const lines = Object.entries(groups).flatMap(([group, files]) => {
    const ofGroup = tried.filter(({ file }) => files.includes(file));
    if (ofGroup.length === 0) return [];
    const parts = files.map(file => ({ file, of: ofGroup.filter(mutant => mutant.file === file) }));
    return [
      row(group, ofGroup),
      ...parts.filter(({ of }) => of.length > 0).map(({ file, of }) => row(`  ${file}`, of)),
    ];
  });
  const heads = ['mutants', 'noticed', 'missed', 'equivalent', '%'].map(head => head.padStart(10));
  return [`${' '.repeat(48)}${heads.join('')}`, ...lines, row('all', tried)].join('\n');
}

/** Every mutant, tab separated, with what became of it. */
export function outcomeTable(tried: readonly Tried[]): string {
  const rows = tried.map(({ file, line, mutator, outcome, was, becomes, by }) =>
    [file, line, mutator, outcome, was, becomes, by].join('\t'),
  );
  return `${['file\tline\tmutator\toutcome\twas\tbecomes\tby', ...rows].join('\n')}\n`;
}

export const isMissed = ({ outcome }: Tried): boolean => outcome === 'survived' || outcome === 'not reached';

/** A mutant that no test noticed, for reading. */
export const describeMissed = ({ file, line, mutator, outcome, was, becomes }: Tried): string =>
  `${file}:${line} ${mutator}, ${outcome}\n  - ${was}\n  + ${becomes}`;
