import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import type { Command } from 'commander';
import { phrase } from '../../geometry/messages/phrase';
import { exitCode, refuseInput } from './exit';
import { say } from './language';

/**
 * `bregma bench`: the side-by-side measurements, which live with the tests of a source checkout.
 */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description(say('help-bench'))
    .argument('[names...]', say('help-bench-names'))
    .action(async (names: string[]) => {
      const bench = fileURLToPath(new URL('../bench/index.mjs', import.meta.url));
      if (!existsSync(bench)) {
        refuseInput({
          code: 'no-bench',
          ...phrase('no-bench', { bench }),
          where: bench,
        });
      }
      // A process of its own: what the command line has loaded must not count as the memory of what
      // is measured.
      const child = spawn(process.execPath, [bench, ...names], { stdio: 'inherit' });
      const code = await new Promise<number>((done, fail) => {
        child.on('error', fail);
        child.on('exit', status => done(status ?? exitCode.fault));
      });
      process.exitCode = code;
    });
}
