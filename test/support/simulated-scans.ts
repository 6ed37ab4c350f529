import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { buildSync } from 'esbuild';
import type { Volume } from '../../geometry/volume/volume';
import { simulateCt, type CtOptions, type SimulatedCt } from '../../samples/ct/simulate-ct';
import type { Head } from '../../samples/head/head';
import { simulateMr, type MrOptions } from '../../samples/mr/simulate-mr';
import type { MrSequence } from '../../samples/mr/tissue-signal';

/** `npm ci` empties it; each state of the simulation has a folder of its own there. */
const CACHE = resolve('node_modules/.cache/bregma-scans');

let folder: string | null = null;
/**
 * Named by the code that simulates (bundled, so that neither comments nor unrelated files count).
 */
function cacheFolder(): string {
  if (folder) return folder;
  const { outputFiles } = buildSync({
    stdin: {
      contents: ['ct/simulate-ct', 'mr/simulate-mr', 'head/build-head']
        .map(name => `export * from './samples/${name}';`)
        .join('\n'),
      resolveDir: resolve('.'),
    },
    bundle: true,
    minifyWhitespace: true,
    format: 'esm',
    packages: 'external',
    write: false,
  });
  const state = createHash('sha256').update(outputFiles[0]!.contents).digest('hex').slice(0, 16);
  folder = join(CACHE, state);
  mkdirSync(folder, { recursive: true });
  // Scans of code that is no longer are of no use.
  for (const other of readdirSync(CACHE)) {
    if (other !== state) rmSync(join(CACHE, other), { recursive: true, force: true });
  }
  return folder;
}

/** What `make` gives, kept on the disk by what it is made from; two workers may ask at once. */
function keep<T>(from: object, make: () => T): T {
  const name = createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 32);
  const file = join(cacheFolder(), name);
  try {
    return deserialize(readFileSync(file)) as T;
  } catch {
    // Not there yet.
  }
  const made = make();
  // Whole or not at all: under another name until it is complete.
  const partial = `${file}-${randomUUID()}`;
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(partial, serialize(made));
  renameSync(partial, file);
  return made;
}

/** `simulateCt`, its voxels kept from run to run. */
export function cachedCt(head: Head, options: CtOptions = {}): SimulatedCt {
  const voxels = keep({ ct: head.parameters, options }, () => simulateCt(head, options).volume.voxels);
  // Nothing left to fill in: what else is known of the scan takes no time.
  return simulateCt(head, { ...options, voxels, slices: [0, 0] });
}

/** `simulateMr`, kept from run to run. */
export const cachedMr = (head: Head, sequence: MrSequence, options: MrOptions = {}): Volume =>
  keep({ mr: head.parameters, sequence, options }, () => simulateMr(head, sequence, options));
