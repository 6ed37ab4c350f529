#!/usr/bin/env node
/**
 * The build: every program of the house, one bundle each (packages stay outside and come from
 * node_modules), the window's preload alone in its one file, and the window by Vite.
 *
 *   node build.mjs               build everything
 *   node build.mjs --if-missing  only when an output is absent
 *   node build.mjs --if-stale    only when a source is newer than the oldest output
 *   node build.mjs --watch       build the programs, then rebuild each on every change (npm run dev
 *                                serves the window)
 */
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { build as buildWindow } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Bundles for Node: source entry, output, and whether it is run by name (needs a shebang and the
 * executable bit).
 */
const nodePrograms = [
  { entry: 'main/cli/index.ts', output: 'out/cli/bregma.mjs', runByName: true },
  // Decodes compressed slices beside the program; found by main/files/decode-pool.ts.
  { entry: 'main/files/decode-worker.ts', output: 'out/cli/decode-worker.mjs', runByName: false },
  // Makes its share of a sample's scan; found by main/cli/scan-sample.ts.
  { entry: 'main/cli/sample-worker.ts', output: 'out/cli/sample-worker.mjs', runByName: false },
  // Runs patients of the in-silico study; found by main/cli/run-study.ts.
  { entry: 'main/cli/study-worker.ts', output: 'out/cli/study-worker.mjs', runByName: false },
  { entry: 'main/cli/start.ts', output: 'out/cli/start.mjs', runByName: false },
  { entry: 'main/cli/serve.ts', output: 'out/cli/serve.mjs', runByName: false },
  { entry: 'main/index.ts', output: 'out/main/index.mjs', runByName: false },
  // The side-by-side measurements live with the tests and are not part of the shipped program.
  { entry: 'test/bench/index.ts', output: 'out/bench/index.mjs', runByName: false },
  // Tries the tests on faults (npm run mutate).
  { entry: 'test/mutate/index.ts', output: 'out/mutate/index.mjs', runByName: false },
  { entry: 'test/mutate/worker.ts', output: 'out/mutate/worker.mjs', runByName: false },
  // Writes the slices of test/fixtures/codecs (npm run fixtures).
  { entry: 'test/fixtures/make-codec-fixtures.ts', output: 'out/fixtures/index.mjs', runByName: false },
  // Writes the JSON Schemas of docs/format (npm run docs); not part of the shipped program either.
  { entry: 'main/docs/index.ts', output: 'out/docs/index.mjs', runByName: false },
].filter(program => existsSync(join(root, program.entry)));

/**
 * A sandboxed preload may be no module and can require nothing but 'electron': everything else is
 * bundled in.
 */
const preload = {
  absWorkingDir: root,
  entryPoints: ['main/preload.ts'],
  outfile: 'out/preload/preload.cjs',
  bundle: true,
  external: ['electron'],
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
};

const WINDOW_PAGE = 'out/renderer/index.html';
const outputs = [...nodePrograms.map(({ output }) => output), preload.outfile, WINDOW_PAGE];

/** Folders and files whose change makes an output stale. */
const sources = [
  'main',
  'geometry',
  'samples',
  'renderer',
  'test/bench',
  'test/mutate',
  'test/fixtures/make-codec-fixtures.ts',
  'build.mjs',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

const optionsFor = ({ entry, output, runByName }) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile: output,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  ...(runByName ? { banner: { js: '#!/usr/bin/env node' } } : {}),
});

/** The newest modification time below `path`, ms; 0 where it does not exist. */
function newestMs(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time counts too: it changes when a file is removed.
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    stats.mtimeMs,
  );
}

function oldestOutputMs() {
  const times = outputs.map(output => {
    const path = join(root, output);
    return existsSync(path) ? statSync(path).mtimeMs : 0;
  });
  return Math.min(...times);
}

function isNeeded(options) {
  if (options.has('--if-missing')) return oldestOutputMs() === 0;
  if (options.has('--if-stale'))
    return Math.max(...sources.map(source => newestMs(join(root, source)))) > oldestOutputMs();
  return true;
}

async function build() {
  const programs = [...nodePrograms.map(optionsFor), preload];
  await Promise.all(programs.map(program => esbuild.build(program)));
  for (const { output, runByName } of nodePrograms) if (runByName) chmodSync(join(root, output), 0o755);
  await buildWindow({
    root: join(root, 'renderer'),
    configFile: join(root, 'vite.config.ts'),
    configLoader: 'runner',
  });
}

async function watch() {
  for (const program of [...nodePrograms.map(optionsFor), preload]) {
    const context = await esbuild.context({ ...program, logLevel: 'info' });
    await context.watch();
  }
}

const known = new Set(['--if-missing', '--if-stale', '--watch']);
const options = new Set(process.argv.slice(2));
const unknown = [...options].filter(option => !known.has(option));
if (unknown.length > 0) {
  console.error(`build.mjs does not know ${unknown.join(' ')}; it knows ${[...known].join(' ')}.`);
  process.exitCode = 2;
} else if (options.has('--watch')) {
  await watch();
} else if (isNeeded(options)) {
  if (options.has('--if-stale') || options.has('--if-missing')) console.log('Building Bregma ...');
  await build().catch(error => {
    process.exitCode = 1;
    console.error(error.message);
  });
}
