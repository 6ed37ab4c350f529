#!/usr/bin/env node
/**
 * The tests of `npm test`, once lint and build have passed: those in the built window, which often
 * wait, beside all others, which give way to them. What the window's tests say is printed once they
 * have ended, and the count of both runs at the very end.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
/** What is said to `npm test --` goes to both runs; one of them may then have nothing to do. */
const words = process.argv.slice(2);
const asked = words.length > 0 ? ['--passWithNoTests', ...words] : [];
const COUNT = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

/**
 * One run of vitest. Resolves to its three counts, with a failure more where it ended badly without
 * one (it could not begin, or was killed).
 */
const run = (project, { isHeardAtOnce, givesWay }) =>
  new Promise(resolve => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.all.config.ts'];
    const child = spawn(process.execPath, [...vitest, '--project', project, ...asked], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // What it starts in its turn inherits this.
    if (givesWay) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', part => {
        printed.push(part);
        if (isHeardAtOnce) process.stdout.write(part);
      });
    }
    child.on('close', code => {
      const text = Buffer.concat(printed);
      if (!isHeardAtOnce) process.stdout.write(text);
      const last = [...text.toString('utf8').matchAll(COUNT)].at(-1) ?? [];
      const [passed, failed, skipped] = [1, 2, 3].map(n => Number(last[n] ?? 0));
      resolve([passed, code !== 0 && failed === 0 ? 1 : failed, skipped]);
    });
  });

const counts = await Promise.all([
  run('!browser', { isHeardAtOnce: true, givesWay: true }),
  run('browser', { isHeardAtOnce: false, givesWay: false }),
]);
const [passed, failed, skipped] = counts.reduce((sums, one) => sums.map((sum, n) => sum + one[n]));
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0) process.exitCode = 1;
