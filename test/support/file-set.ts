import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingFile } from '../../main/files/write-together';

/** Every name that a set of one plan or another may have. */
export const namesOfSets = [
  'guide.stl',
  'guide-FAILED.stl',
  'picture.png',
  'skull.stl',
  'plan.json',
  'report.txt',
];

const SIZES: Readonly<Record<string, number>> = {
  'picture.png': 200_000,
  'skull.stl': 700_000,
  'plan.json': 20_000,
  'report.txt': 4_000,
};

/**
 * The files of the plan numbered n, each of which says whose it is from its first byte to its last;
 * every third FAILED.
 */
export function filesOfSet(n: number): OutgoingFile[] {
  const names =
    n % 2 === 0
      ? ['picture.png', 'skull.stl', 'plan.json', 'report.txt']
      : ['skull.stl', 'plan.json', 'report.txt'];
  return [...names, n % 3 === 0 ? 'guide-FAILED.stl' : 'guide.stl'].map(name => ({
    name,
    bytes: `${n};`.repeat(Math.ceil((SIZES[name] ?? 300_000) / `${n};`.length)),
  }));
}

export interface FoundSet {
  /** Of which sets there are whole files; more than one is a mixed set. */
  readonly numbers: readonly number[];
  /** The one set is there whole, and nothing of any other. */
  readonly isWhole: boolean;
  /** What is neither of a set nor among `foreign`. */
  readonly leftovers: readonly string[];
}

/** What stands in a folder. Throws where a file is cut off or torn. */
export function readSet(folder: string, foreign: readonly string[] = []): FoundSet {
  const there = readdirSync(folder);
  const own = there.filter(name => namesOfSets.includes(name) && statSync(join(folder, name)).isFile());
  const numbers = new Set<number>();
  for (const name of own) {
    const text = readFileSync(join(folder, name), 'utf8');
    const n = Number.parseInt(text, 10);
    const whole = filesOfSet(n).find(file => file.name === name);
    if (whole?.bytes !== text) throw new Error(`${name} of set ${n} is torn`);
    numbers.add(n);
  }
  const [n] = numbers;
  return {
    numbers: [...numbers],
    isWhole:
      numbers.size === 1 &&
      filesOfSet(n!)
        .map(file => file.name)
        .sort()
        .join() === [...own].sort().join(),
    leftovers: there.filter(name => !own.includes(name) && !foreign.includes(name)),
  };
}
