#!/usr/bin/env node
/**
 * What `npm test` asks before the tests: lint, format, dead code, types and the build, side by side
 * on the machine's cores, the longest first. What each says is printed once it has ended; one that
 * fails does not keep the others from being heard.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const COMMANDS = [
  'eslint .',
  'npm run --silent typecheck',
  'npm run --silent build',
  'prettier --check --log-level warn .',
  'knip',
];

/** Whether it ended well. `npm` has put the packages' programs on the path. */
const run = command =>
  new Promise(resolve => {
    const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => printed.push(part));
    child.on('close', code => {
      process.stdout.write(Buffer.concat(printed));
      if (code !== 0) console.log(`FAILED: ${command}`);
      resolve(code === 0);
    });
  });

const waiting = COMMANDS.values();
let isSound = true;
const lanes = Array.from({ length: availableParallelism() }, async () => {
  for (const command of waiting) isSound = (await run(command)) && isSound;
});
await Promise.all(lanes);
if (!isSound) process.exitCode = 1;
