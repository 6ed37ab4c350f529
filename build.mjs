#!/usr/bin/env node
/**
 * The build: every program of the house, one bundle each; packages stay outside and come from node_modules.
 *
 *   node build.mjs               build everything
 *   node build.mjs --if-missing  only when an output is absent
 *   node build.mjs --if-stale    only when a source is newer than the oldest output
 *   node build.mjs --watch       build, then rebuild on every change
 */
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));

/** Bundles for Node: source entry, output, and whether it is run by name (needs a shebang and the executable bit). */
const nodePrograms = [
  { entry: 'main/cli/index.ts', output: 'out/cli/bregma.mjs', runByName: true },
  // Decodes compressed slices beside the program; found by main/files/decode-pool.ts.
  { entry: 'main/files/decode-worker.ts', output: 'out/cli/decode-worker.mjs', runByName: false },
  { entry: 'main/cli/start.ts', output: 'out/cli/start.mjs', runByName: false },
  // The side-by-side measurements live with the tests and are not part of the shipped program.
  { entry: 'test/bench/index.ts', output: 'out/bench/index.mjs', runByName: false },
].filter(program => existsSync(join(root, program.entry)));

/** Folders and files whose change makes an output stale. */
const sources = [
  'main',
  'geometry',
  'samples',
  'test/bench',
  'build.mjs',
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
  const times = nodePrograms.map(({ output }) => {
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
  await Promise.all(nodePrograms.map(program => esbuild.build(optionsFor(program))));
  for (const { output, runByName } of nodePrograms) if (runByName) chmodSync(join(root, output), 0o755);
}

async function watch() {
  for (const program of nodePrograms) {
    const context = await esbuild.context({ ...optionsFor(program), logLevel: 'info' });
    await context.watch();
  }
}

const known = new Set(['--if-missing', '--if-stale', '--watch']);
const options = new Set(process.argv.slice(2));
const unknown = [...options].filter(option => !known.has(option));
if (unknown.length > 0) {
  console.error(`build.mjs does not know ${unknown.join(' ')}; it knows ${[...known].join(' ')}.`);
  process.exitCode = 2;
} else if (isNeeded(options)) {
  await build().catch(() => {
    process.exitCode = 1; // esbuild has printed what is wrong
  });
  if (options.has('--watch')) await watch();
}
