import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { seededRandom } from '../../geometry/core/random';
import { repairFolder, writeTogether } from '../../main/files/write-together';
import { filesOfSet, namesOfSets, readSet } from './file-set';

/** Bundles a program of test/support, so that Node alone can run it; gives its path. */
export function bundleProgram(entry: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-program-'));
  chmodSync(folder, 0o755); // other users of the machine run it too
  const outfile = join(folder, 'program.mjs');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return outfile;
}

export interface Killings {
  readonly kills: number;
  /** Kills that left moves.json or files half moved: the swap itself was hit. */
  readonly hitSwaps: number;
  readonly mixed: readonly string[];
  /** A guide without all that belongs to it. */
  readonly bareGuides: readonly string[];
  readonly brokenAfter: readonly string[];
}

/**
 * Kills a writer of sets at a random time, `kills` times over, looks at once at what a reader would
 * find, and again after the next run: half of these write a set, half only put the folder right.
 *
 * @param program the bundle of set-writer
 */
export async function killWriters(kills: number, seed: number, program: string): Promise<Killings> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'bregma-killed-'));
  const foreign = ['case.json', 'notes.txt'];
  for (const name of foreign) writeFileSync(join(folder, name), 'mine');
  const mixed: string[] = [];
  const bareGuides: string[] = [];
  const brokenAfter: string[] = [];
  let hitSwaps = 0;
  for (let kill = 0; kill < kills; kill++) {
    const first = 1000 * (kill + 1);
    await runUntilKilled(program, folder, first, 2 + 60 * random.uniform());
    const found = readSet(folder, foreign);
    const guides = found.numbers.length === 1 && hasGuide(folder, foreign);
    if (found.numbers.length > 1) mixed.push(`kill ${kill}: ${found.numbers.join()}`);
    if (guides && !found.isWhole) bareGuides.push(`kill ${kill}`);
    if (!found.isWhole) hitSwaps++;
    if (kill % 2 === 0) {
      const n = first + 999;
      const files = filesOfSet(n);
      const stale = namesOfSets.filter(name => !files.some(file => file.name === name));
      await writeTogether(folder, files, stale);
      if (readSet(folder).numbers[0] !== n) brokenAfter.push(`kill ${kill}: not written`);
    } else await repairFolder(folder);
    const after = readSet(folder, foreign);
    if (!after.isWhole || after.leftovers.length > 0) {
      brokenAfter.push(`kill ${kill}: ${JSON.stringify(after)}`);
    }
  }
  return { kills, hitSwaps, mixed, bareGuides, brokenAfter };
}

/** The time counts from the first set that was written whole. */
async function runUntilKilled(program: string, folder: string, first: number, ms: number): Promise<void> {
  const child = spawn(process.execPath, [program, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise(resolve => child.once('exit', resolve));
  await new Promise(resolve => child.stdout.once('data', resolve));
  await delay(ms);
  child.kill('SIGKILL');
  await gone;
}

function hasGuide(folder: string, foreign: readonly string[]): boolean {
  const { leftovers } = readSet(folder, [...foreign, '.bregma-writing', '.bregma-writing.lock']);
  if (leftovers.length > 0) throw new Error(`unknown files: ${leftovers.join()}`);
  return namesOfSets.slice(0, 2).some(name => existsSync(join(folder, name)));
}
